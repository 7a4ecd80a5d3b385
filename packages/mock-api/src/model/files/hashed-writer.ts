import { createHash } from 'node:crypto';
import type { Content } from '../objects/content.ts';
import type { ContentWriter } from '../objects/content-writer.ts';

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

  write(chunk: Uint8Array): void | Promise<void> {
    this.#sha256.update(chunk);
    return this.#bytes.write(chunk);
  }

  /** @returns The bytes, and the hex digest of them. */
  async finish(): Promise<{ content: Content; sha256: string }> {
    const { content } = await this.#bytes.finish();
    return { content, sha256: this.#sha256.digest('hex') };
  }

  abort(): Promise<void> {
    return this.#bytes.abort();
  }
}
