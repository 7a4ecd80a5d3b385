import type { RowSink } from './row-sink.ts';

const BLOCK_BYTES = 65_536;
/** UTF-8 needs no more for a character of a string. */
const BYTES_PER_CHARACTER = 3;
const LINE_END = 0x0a;

/** Where bytes go; nothing of them is seen before `finish`. */
export interface ByteWriter {
  /** Takes a copy of `chunk`. */
  write(chunk: Uint8Array): void | Promise<void>;
  finish(): Promise<unknown>;
  abort(): Promise<void>;
}

/** Output lines as bytes, written in blocks. */
export class LinesSink implements RowSink {
  readonly #writer: ByteWriter;
  /** Made by the first line: not every output has one. */
  #block: Buffer | undefined;
  #filled = 0;

  constructor(writer: ByteWriter) {
    this.#writer = writer;
  }

  write(line: string): void | Promise<void> {
    const mostBytes = line.length * BYTES_PER_CHARACTER + 1;
    if (this.#filled + mostBytes <= BLOCK_BYTES) return this.#add(line);
    const flushed = this.#flush();
    if (flushed) return flushed.then(() => this.#begin(line, mostBytes));
    return this.#begin(line, mostBytes);
  }

  async publish(): Promise<void> {
    await this.#flush();
    await this.#writer.finish();
  }

  discard(): Promise<void> {
    return this.#writer.abort();
  }

  #begin(line: string, mostBytes: number): void | Promise<void> {
    return mostBytes <= BLOCK_BYTES ? this.#add(line) : this.#writer.write(Buffer.from(`${line}\n`));
  }

  #add(line: string): void {
    const block = (this.#block ??= Buffer.allocUnsafeSlow(BLOCK_BYTES));
    this.#filled += block.write(line, this.#filled);
    block[this.#filled] = LINE_END;
    this.#filled += 1;
  }

  #flush(): void | Promise<void> {
    if (!this.#block || this.#filled === 0) return undefined;
    const bytes = this.#block.subarray(0, this.#filled);
    this.#filled = 0;
    return this.#writer.write(bytes);
  }
}
