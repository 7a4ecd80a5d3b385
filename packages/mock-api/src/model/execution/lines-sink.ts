import type { RowSink } from './row-sink.ts';

const BLOCK_CHARACTERS = 65_536;
const encoder = new TextEncoder();

/** Where bytes go; nothing of them is seen before `finish`. */
export interface ByteWriter {
  write(chunk: Uint8Array): void | Promise<void>;
  finish(): Promise<unknown>;
  abort(): Promise<void>;
}

/** Output lines as bytes, written in blocks. */
export class LinesSink implements RowSink {
  readonly #writer: ByteWriter;
  #lines: string[] = [];
  #characters = 0;

  constructor(writer: ByteWriter) {
    this.#writer = writer;
  }

  write(line: string): void | Promise<void> {
    this.#lines.push(line, '\n');
    this.#characters += line.length + 1;
    return this.#characters >= BLOCK_CHARACTERS ? this.#flush() : undefined;
  }

  async publish(): Promise<void> {
    await this.#flush();
    await this.#writer.finish();
  }

  discard(): Promise<void> {
    return this.#writer.abort();
  }

  #flush(): void | Promise<void> {
    const block = encoder.encode(this.#lines.join(''));
    this.#lines = [];
    this.#characters = 0;
    return this.#writer.write(block);
  }
}
