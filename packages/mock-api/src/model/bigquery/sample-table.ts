import type { JsonObject } from '../json.ts';
import type { Content } from '../objects/content.ts';
import { MemoryContent } from '../objects/memory-content.ts';
import type { TableReference } from './names.ts';
import { MARK_ROWS, type RowSegment } from './rows/row-segment.ts';
import type { TableSchema } from './schema/table-field.ts';
import { rowCells } from './values/cells.ts';

/** A table that is there from the start, made when somebody first asks for its dataset. */
export interface SampleTable {
  readonly reference: TableReference;
  readonly location: string;
  readonly schema: TableSchema;
  /** Fewer than a segment marks. */
  readonly rows: readonly JsonObject[];
}

/** Its rows, as tables have them. @param contentOf Makes a content of their bytes. @default in memory */
export function sampleRows(
  { schema, rows }: SampleTable,
  contentOf: (bytes: Uint8Array) => Content = (bytes): Content => new MemoryContent(bytes),
): RowSegment {
  if (rows.length > MARK_ROWS) throw new RangeError(`A sample has ${MARK_ROWS} rows at the most, not ${rows.length}`);
  const lines = rows.map(
    (row) => `${JSON.stringify(rowCells(schema, row, { ignoresUnknown: false, json: 'values' }))},\n`,
  );
  const content = contentOf(new TextEncoder().encode(lines.join('')));
  return { content, schema, rowCount: rows.length, marks: { rows: [0], offsets: [0] } };
}
