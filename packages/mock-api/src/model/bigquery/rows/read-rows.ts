import { readLineBlocks } from '../../json-lines.ts';
import type { TableSchema } from '../schema/table-field.ts';
import type { RowCells } from '../values/cells.ts';
import { offsetOf, type RowSegment } from './row-segment.ts';
import type { RowsSnapshot } from './table-rows.ts';
import { widened } from './widened.ts';

/** Every row from `start` on, as cells of the columns that the table has now. */
export async function* cellsOf(rows: RowsSnapshot, schema: TableSchema, start = 0): AsyncGenerator<RowCells, void> {
  for await (const block of cellBlocksOf(rows, schema, start)) yield* block;
}

/** The same rows, some at a time: where there are a million, waiting for each costs as much as reading it. */
export async function* cellBlocksOf(
  { segments }: RowsSnapshot,
  schema: TableSchema,
  start = 0,
): AsyncGenerator<readonly RowCells[], void> {
  let skip = start;
  for (const segment of segments) {
    if (skip >= segment.rowCount) {
      skip -= segment.rowCount;
      continue;
    }
    const offset = await offsetOf(segment, skip);
    skip = 0;
    yield* cellBlocksIn(segment, schema, offset);
  }
}

/** The rows whose lines stand in these bytes of a segment. */
export async function* cellsIn(
  segment: RowSegment,
  schema: TableSchema,
  from?: number,
  to?: number,
): AsyncGenerator<RowCells, void> {
  for await (const block of cellBlocksIn(segment, schema, from, to)) yield* block;
}

async function* cellBlocksIn(
  { content, schema: written }: RowSegment,
  schema: TableSchema,
  from = 0,
  to: number = content.size,
): AsyncGenerator<readonly RowCells[], void> {
  const widen = widened(written, schema);
  for await (const lines of readLineBlocks(content.stream(from, to))) {
    yield lines.map(({ text }) => widen(JSON.parse(text.slice(0, -1)) as RowCells));
  }
}
