import type { Content } from '../../objects/content.ts';
import type { TableSchema } from '../schema/table-field.ts';

/**
 * Rows that were written together and never change. Each is a line, `{"f":[{"v":"a"},{"v":null}]},`: as BigQuery's REST
 * API writes rows, with the comma after it, so that a page of them is a slice of these bytes.
 */
export interface RowSegment {
  readonly content: Content;
  /** The columns that the rows have; a table may have got more since. */
  readonly schema: TableSchema;
  readonly rowCount: number;
  /** Some rows, and where their lines begin. The first is row 0 at byte 0. */
  readonly marks: { readonly rows: readonly number[]; readonly offsets: readonly number[] };
}

/** Lines between two marks, and bytes: a page is found by reading no more than that. */
export const MARK_ROWS = 256;
export const MARK_BYTES = 262_144;

const NEWLINE = 10;

/** Where the line of row `row` begins; the end of the last line for the row after it. */
export async function offsetOf({ content, rowCount, marks }: RowSegment, row: number): Promise<number> {
  if (row >= rowCount) return content.size;
  const mark = lastAtMost(marks.rows, row);
  let offset = marks.offsets[mark]!;
  let left = row - marks.rows[mark]!;
  if (left === 0) return offset;
  for await (const block of content.stream(offset)) {
    for (let at = block.indexOf(NEWLINE); at !== -1; at = block.indexOf(NEWLINE, at + 1)) {
      left -= 1;
      if (left === 0) return offset + at + 1;
    }
    offset += block.length;
  }
  throw new Error(`A segment of ${rowCount} rows ends before row ${row}`);
}

/** The last row whose line begins at or before byte `offset`, among those with a mark. */
export function markedRowAt({ marks }: RowSegment, offset: number): number {
  return marks.rows[lastAtMost(marks.offsets, offset)]!;
}

/** The last place in a sorted list of a number that is not above `limit`. */
function lastAtMost(sorted: readonly number[], limit: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (sorted[middle]! <= limit) low = middle;
    else high = middle - 1;
  }
  return low;
}
