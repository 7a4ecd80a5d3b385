import { createHash } from 'node:crypto';
import type { Content } from './content.ts';
import type { ContentFile } from './content-file.ts';
import { Crc32c } from './crc32c.ts';
import { FileContent } from './file-content.ts';
import { MemoryContent } from './memory-content.ts';

/** What is known of bytes once all have come. */
export interface WrittenContent {
  content: Content;
  /** CRC-32C, base64 of four bytes, highest first. */
  crc32c: string;
  /** MD5, base64. */
  md5Hash: string;
}

const FILE_BLOCK_BYTES = 1_048_576;

/** Takes bytes in any pieces; keeps the first few in memory, and goes to a file when they become too many. */
export class ContentWriter {
  size = 0;
  readonly #memoryLimitBytes: number;
  readonly #openFile: () => ContentFile;
  readonly #crc32c = new Crc32c();
  readonly #md5 = createHash('md5');
  #block: Uint8Array<ArrayBuffer> = new Uint8Array(4096);
  #filled = 0;
  #file: ContentFile | undefined;
  #fileSize = 0;
  #written: Promise<void> = Promise.resolve();

  constructor(memoryLimitBytes: number, openFile: () => ContentFile) {
    this.#memoryLimitBytes = memoryLimitBytes;
    this.#openFile = openFile;
  }

  /** Takes a copy of `chunk`. A promise comes back when the disk should be waited for. */
  write(chunk: Uint8Array): void | Promise<void> {
    this.size += chunk.length;
    this.#crc32c.update(chunk);
    this.#md5.update(chunk);
    const limit = this.#file ? FILE_BLOCK_BYTES : this.#memoryLimitBytes;
    if (this.#filled + chunk.length <= limit) return this.#keep(chunk);
    this.#file ??= this.#openFile();
    this.#flush(this.#block.subarray(0, this.#filled));
    // A store that keeps nothing in memory sees many small contents: their block grows with them.
    this.#block = new Uint8Array(this.#filled === 0 ? 4096 : FILE_BLOCK_BYTES);
    this.#filled = 0;
    if (chunk.length <= FILE_BLOCK_BYTES) this.#keep(chunk);
    else this.#flush(chunk.slice());
    return this.#written;
  }

  async finish(): Promise<WrittenContent> {
    if (this.#file) this.#flush(this.#block.subarray(0, this.#filled));
    await this.#written;
    await this.#file?.complete?.();
    const content = this.#file
      ? new FileContent(this.#file, this.size)
      : new MemoryContent(this.#block.slice(0, this.#filled));
    return { content, crc32c: this.#crc32c.base64, md5Hash: this.#md5.digest('base64') };
  }

  async abort(): Promise<void> {
    await this.#file?.close();
  }

  #keep(chunk: Uint8Array): void {
    const filled = this.#filled + chunk.length;
    if (filled > this.#block.length) {
      const larger = new Uint8Array(Math.max(this.#block.length * 2, filled));
      larger.set(this.#block.subarray(0, this.#filled));
      this.#block = larger;
    }
    this.#block.set(chunk, this.#filled);
    this.#filled = filled;
  }

  #flush(bytes: Uint8Array): void {
    const file = this.#file;
    if (!file || bytes.length === 0) return;
    const position = this.#fileSize;
    this.#fileSize += bytes.length;
    this.#written = this.#written.then(() => file.write(bytes, position));
    // Whoever waits for the file hears of a failure; a writer that does not wait hears of it at the end.
    this.#written.catch(() => {});
  }
}
