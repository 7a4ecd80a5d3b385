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

  async *stream(start: number = 0, endExclusive: number = this.size): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
    for (let at = start; at < endExclusive; at += READ_BLOCK_BYTES) {
      yield await this.#file.read(at, Math.min(READ_BLOCK_BYTES, endExclusive - at));
    }
  }

  bytes(): Promise<Uint8Array<ArrayBuffer>> {
    return this.#file.read(0, this.size);
  }
}

// An object that was replaced or deleted may still have readers, and copies share its bytes: the collector knows when the last has gone.
const forgotten = new FinalizationRegistry<ContentFile>((file) => void file.close().catch(() => {}));
