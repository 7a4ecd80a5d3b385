import type { TableSchema } from '../bigquery/schema/table-field.ts';

/** One input row, still text. */
export interface SourceRow {
  readonly text: string;
  /** Its place in the input, from 0. */
  readonly index: number;
  /** Where it stands, for errors: `gs://bucket/in.jsonl, line 3`. */
  place(): string;
}

/** Rows in order, some at a time: waiting for each would cost as much as reading it. */
export type RowBlocks = AsyncIterable<readonly SourceRow[]>;

/** Rows that can be read more than once, in the same order each time. */
export interface RowSource {
  rows(): RowBlocks;
  /** Columns, if the rows are those of a table. */
  readonly schema?: TableSchema;
}
