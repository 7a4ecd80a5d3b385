import { READ_BLOCK_BYTES, type Content } from './content.ts';
import type { ContentFile } from './content-file.ts';

/** A large object's bytes, in a file that goes when the last holder of this content has gone. */
export class FileContent implements Content {
  readonly size: number;
  readonly #file: ContentFile;

  constructor(file: ContentFile, size: number) {
    this.#file = file;
    this.size = size;
    forgotten.register(this, file);
  }

  get fileId(): string | undefined {
    return this.#file.id;
  }

  /** Each block is read while the one before is being used. */
  async *stream(start: number = 0, endExclusive: number = this.size): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
    const read = (at: number): Promise<Uint8Array<ArrayBuffer>> | undefined => {
      if (at >= endExclusive) return undefined;
      const block = this.#file.read(at, Math.min(READ_BLOCK_BYTES, endExclusive - at));
      block.catch(() => {}); // whoever asks for it hears of its failure; perhaps nobody does
      return block;
    };
    let next = read(start);
    for (let at = start + READ_BLOCK_BYTES; next; at += READ_BLOCK_BYTES) {
      const block = await next;
      next = read(at);
      yield block;
    }
  }

  bytes(): Promise<Uint8Array<ArrayBuffer>> {
    return this.#file.read(0, this.size);
  }
}

// An object that was replaced or deleted may still have readers, and copies share its bytes: the collector knows when the last has gone.
const forgotten = new FinalizationRegistry<ContentFile>((file) => void file.close().catch(() => {}));
