import { READ_BLOCK_BYTES, type Content } from './content.ts';

/** A small object's bytes. */
export class MemoryContent implements Content {
  readonly size: number;
  readonly #bytes: Uint8Array;

  /** @param bytes Kept as they are: the caller must not touch them again. */
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.size = bytes.length;
  }

  async *stream(start: number = 0, endExclusive: number = this.size): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
    for (let at = start; at < endExclusive; at += READ_BLOCK_BYTES) {
      yield this.#bytes.slice(at, Math.min(at + READ_BLOCK_BYTES, endExclusive));
    }
  }

  async bytes(): Promise<Uint8Array<ArrayBuffer>> {
    return this.#bytes.slice();
  }
}
