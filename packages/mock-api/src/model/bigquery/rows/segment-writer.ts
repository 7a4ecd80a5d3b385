import type { ContentWriter } from '../../objects/content-writer.ts';
import type { TableSchema } from '../schema/table-field.ts';
import type { RowCells } from '../values/cells.ts';
import { MARK_BYTES, MARK_ROWS, type RowSegment } from './row-segment.ts';

const BLOCK_CHARACTERS = 65_536;
const encoder = new TextEncoder();

/** Takes rows one after another, and makes a segment of them. */
export class SegmentWriter {
  rowCount = 0;
  readonly #writer: ContentWriter;
  readonly #schema: TableSchema;
  readonly #marks = { rows: [0], offsets: [0] };
  #lines: string[] = [];
  #characters = 0;
  #size = 0;

  constructor(writer: ContentWriter, schema: TableSchema) {
    this.#writer = writer;
    this.#schema = schema;
  }

  /** A promise comes back when the disk should be waited for. */
  write(row: RowCells): void | Promise<void> {
    return this.writeLine(`${JSON.stringify(row)},\n`);
  }

  /** @param line As a segment has it, with comma and line end. */
  writeLine(line: string): void | Promise<void> {
    const { rows, offsets } = this.#marks;
    if (this.rowCount - rows.at(-1)! >= MARK_ROWS || this.#size - offsets.at(-1)! >= MARK_BYTES) {
      rows.push(this.rowCount);
      offsets.push(this.#size);
    }
    this.rowCount += 1;
    this.#size += Buffer.byteLength(line);
    this.#lines.push(line);
    this.#characters += line.length;
    return this.#characters >= BLOCK_CHARACTERS ? this.#flush() : undefined;
  }

  async finish(): Promise<RowSegment> {
    await this.#flush();
    const { content } = await this.#writer.finish();
    return { content, schema: this.#schema, rowCount: this.rowCount, marks: this.#marks };
  }

  abort(): Promise<void> {
    return this.#writer.abort();
  }

  #flush(): void | Promise<void> {
    const block = encoder.encode(this.#lines.join(''));
    this.#lines = [];
    this.#characters = 0;
    return this.#writer.write(block);
  }
}
