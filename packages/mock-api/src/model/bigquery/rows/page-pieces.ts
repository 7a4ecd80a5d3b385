import { markedRowAt, offsetOf, type RowSegment } from './row-segment.ts';
import type { RowsSnapshot } from './table-rows.ts';

export interface RowRange {
  readonly start: number;
  readonly maxRows: number;
  /** No more lines than fit in here, but one at least. */
  readonly maxBytes: number;
}

/** A piece of a page: whole lines of one segment. */
export interface PagePiece {
  readonly segment: RowSegment;
  readonly from: number;
  readonly to: number;
  readonly rowCount: number;
}

/** The lines of a page, piece by piece. */
export async function pagePieces(
  { segments }: RowsSnapshot,
  { start, maxRows, maxBytes }: RowRange,
): Promise<PagePiece[]> {
  const pieces: PagePiece[] = [];
  let skip = start;
  let rowsLeft = maxRows;
  let bytesLeft = maxBytes;
  for (const segment of segments) {
    if (skip >= segment.rowCount) {
      skip -= segment.rowCount;
      continue;
    }
    if (rowsLeft <= 0 || (bytesLeft <= 0 && pieces.length > 0)) break;
    const first = skip;
    const from = await offsetOf(segment, first);
    let end = Math.min(segment.rowCount, first + rowsLeft);
    let to = await offsetOf(segment, end);
    if (to - from > bytesLeft) {
      const fitting = Math.max(0, markedRowAt(segment, from + Math.max(0, bytesLeft)) - first);
      if (fitting === 0 && pieces.length > 0) break;
      end = first + Math.max(1, fitting);
      to = await offsetOf(segment, end);
      bytesLeft = 0;
    }
    pieces.push({ segment, from, to, rowCount: end - first });
    rowsLeft -= end - first;
    bytesLeft -= to - from;
    skip = 0;
  }
  return pieces;
}
