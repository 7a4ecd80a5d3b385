import { readLines } from '../../json-lines.ts';
import type { TableSchema } from '../schema/table-field.ts';
import type { RowCells } from '../values/cells.ts';
import { offsetOf, type RowSegment } from './row-segment.ts';
import type { RowsSnapshot } from './table-rows.ts';
import { widened } from './widened.ts';

/** Every row from `start` on, as cells of the columns that the table has now. */
export async function* cellsOf(
  { segments }: RowsSnapshot,
  schema: TableSchema,
  start = 0,
): AsyncGenerator<RowCells, void> {
  let skip = start;
  for (const segment of segments) {
    if (skip >= segment.rowCount) {
      skip -= segment.rowCount;
      continue;
    }
    const offset = await offsetOf(segment, skip);
    skip = 0;
    yield* cellsIn(segment, schema, offset);
  }
}

/** The rows whose lines stand in these bytes of a segment. */
export async function* cellsIn(
  { content, schema: written }: RowSegment,
  schema: TableSchema,
  from = 0,
  to: number = content.size,
): AsyncGenerator<RowCells, void> {
  const widen = widened(written, schema);
  for await (const { text } of readLines(content.stream(from, to))) {
    yield widen(JSON.parse(text.slice(0, -1)) as RowCells);
  }
}
