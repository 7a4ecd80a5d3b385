import { createHash } from 'node:crypto';
import { READ_BLOCK_BYTES, type Content } from './content.ts';
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

/** Bytes in a file that are not all yet. */
export interface UnfinishedFile {
  readonly file: ContentFile;
  /** How many there are. */
  readonly size: number;
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
  /** How many bytes that another process wrote are in the file, and how many of them the checksums are of. */
  readonly #foundSize: number;
  #foundChecked = 0;

  /** @param found What another process wrote, to be gone on with: `readFound` comes before anything else then. */
  constructor(memoryLimitBytes: number, openFile: () => ContentFile, found?: UnfinishedFile) {
    this.#memoryLimitBytes = memoryLimitBytes;
    this.#openFile = openFile;
    this.#file = found?.file;
    this.#foundSize = this.#fileSize = this.size = found?.size ?? 0;
  }

  /** The file that the bytes are in, where it outlives the process. */
  get fileId(): string | undefined {
    return this.#file?.id;
  }

  /** Reads what another process wrote, for checksums are of all bytes. @param each Is given its blocks, too. */
  async readFound(each?: (block: Uint8Array) => void): Promise<void> {
    while (this.#file && this.#foundChecked < this.#foundSize) {
      const length = Math.min(READ_BLOCK_BYTES, this.#foundSize - this.#foundChecked);
      const block = await this.#file.read(this.#foundChecked, length);
      this.#foundChecked += length;
      this.#crc32c.update(block);
      this.#md5.update(block);
      each?.(block);
    }
  }

  /** Resolves when all that has come by now outlives the process; at once where nothing does. */
  secure(): void | Promise<void> {
    const file = this.#file;
    if (file?.id === undefined) return undefined;
    // A copy: more may come while it is being written.
    this.#flush(this.#block.slice(0, this.#filled));
    this.#filled = 0;
    this.#written = this.#written.then(() => file.rest?.());
    this.#written.catch(() => {});
    return this.#written;
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
    if (this.#file) {
      this.#flush(this.#block.subarray(0, this.#filled));
      this.#filled = 0;
    }
    await this.#written;
    await this.#file?.complete?.();
    const content = this.#file
      ? new FileContent(this.#file, this.size)
      : new MemoryContent(this.#block.slice(0, this.#filled));
    return { content, crc32c: this.#crc32c.base64, md5Hash: this.#md5.digest('base64') };
  }

  async abort(): Promise<void> {
    this.#filled = 0;
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
