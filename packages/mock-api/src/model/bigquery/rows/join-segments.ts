import type { ContentWriter } from '../../objects/content-writer.ts';
import type { RowSegment } from './row-segment.ts';

/** One segment out of several whose rows have the same columns. */
export async function joinSegments(segments: readonly RowSegment[], writer: ContentWriter): Promise<RowSegment> {
  const marks = { rows: [] as number[], offsets: [] as number[] };
  let rowCount = 0;
  let size = 0;
  for (const segment of segments) {
    for (const [at, row] of segment.marks.rows.entries()) {
      marks.rows.push(rowCount + row);
      marks.offsets.push(size + segment.marks.offsets[at]!);
    }
    for await (const block of segment.content.stream()) await writer.write(block);
    rowCount += segment.rowCount;
    size += segment.content.size;
  }
  const { content } = await writer.finish();
  return { content, schema: segments[0]!.schema, rowCount, marks };
}
