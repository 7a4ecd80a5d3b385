import { createHash } from 'node:crypto';
import type { Content } from '../objects/content.ts';
import type { ContentWriter } from '../objects/content-writer.ts';

export interface HashedContent {
  readonly content: Content;
  /** Hex digest. */
  readonly sha256: string;
}

/** Takes bytes in any pieces, and their SHA-256 on the way. */
export class HashedWriter {
  readonly #bytes: ContentWriter;
  readonly #sha256 = createHash('sha256');

  constructor(bytes: ContentWriter) {
    this.#bytes = bytes;
  }

  get size(): number {
    return this.#bytes.size;
  }

  /** The file that the bytes are in, where it outlives the process. */
  get fileId(): string | undefined {
    return this.#bytes.fileId;
  }

  /** Reads what another process wrote; before anything else. */
  readFound(): Promise<void> {
    return this.#bytes.readFound((block) => this.#sha256.update(block));
  }

  /** Resolves when all that has come by now outlives the process; at once where nothing does. */
  secure(): void | Promise<void> {
    return this.#bytes.secure();
  }

  write(chunk: Uint8Array): void | Promise<void> {
    this.#sha256.update(chunk);
    return this.#bytes.write(chunk);
  }

  async finish(): Promise<HashedContent> {
    const { content } = await this.#bytes.finish();
    return { content, sha256: this.#sha256.digest('hex') };
  }

  abort(): Promise<void> {
    return this.#bytes.abort();
  }
}
