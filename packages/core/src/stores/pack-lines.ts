/** Longest form of a UTF-16 code unit in UTF-8. */
const MAX_BYTES_PER_UNIT = 3;

/**
 * Puts lines into chunks of bytes, each line with a newline behind it. A chunk is handed over when it is full, and never
 * written to again: one chunk is held at a time.
 */
export class LinePacker {
  readonly #chunkBytes: number;
  #chunk: Buffer;
  #filled = 0;

  /** @param chunkBytes Length of a chunk; a longer line gets a chunk of its own. */
  constructor(chunkBytes: number = 256 * 1024) {
    this.#chunkBytes = chunkBytes;
    this.#chunk = Buffer.allocUnsafeSlow(chunkBytes);
  }

  /** @returns a full chunk, or two of them before a line that is longer than one; mostly nothing. */
  add(line: string): readonly Buffer[] {
    const room = this.#chunk.length - this.#filled;
    // Counting the bytes is for lines near the end of a chunk alone.
    if (line.length * MAX_BYTES_PER_UNIT < room || Buffer.byteLength(line) < room) {
      this.#filled += this.#chunk.write(line, this.#filled, 'utf8');
      this.#chunk[this.#filled++] = 0x0a;
      return [];
    }
    const full = this.end();
    this.#chunk = Buffer.allocUnsafeSlow(this.#chunkBytes);
    if (Buffer.byteLength(line) >= this.#chunkBytes) return [...full, Buffer.from(`${line}\n`)];
    this.add(line);
    return full;
  }

  /** @returns what is in the last chunk. */
  end(): readonly Buffer[] {
    const full = this.#filled === 0 ? [] : [this.#chunk.subarray(0, this.#filled)];
    this.#filled = 0;
    return full;
  }
}
