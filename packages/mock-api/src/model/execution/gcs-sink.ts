import type { ObjectStore } from '../objects/object-store.ts';
import type { ObjectWriter } from '../objects/object-writer.ts';
import type { RowSink } from './row-sink.ts';

const BLOCK_CHARACTERS = 65_536;
const encoder = new TextEncoder();

/** Output lines as one object, written in blocks. */
export class GcsSink implements RowSink {
  readonly #writer: ObjectWriter;
  #lines: string[] = [];
  #characters = 0;

  constructor(store: ObjectStore, bucket: string, name: string) {
    this.#writer = store.openWriter(bucket, name, { contentType: 'application/octet-stream' });
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
