import type { RowSegment } from '../bigquery/rows/row-segment.ts';
import { snapshotOf, type RowsSnapshot } from '../bigquery/rows/table-rows.ts';
import type { TableSchema } from '../bigquery/schema/table-field.ts';
import { contentRecord, type ContentRecord, type StateKeeper } from './state-keeper.ts';

interface SegmentRecord extends Omit<RowSegment, 'content' | 'schema'> {
  readonly content: ContentRecord;
  /** Place in the list of column sets. */
  readonly columns: number;
}

/** How rows and their columns are written down. */
export interface RowsRecord {
  /** All sets of columns that the rows have; the first are those of the table itself. */
  readonly columnSets: readonly TableSchema[];
  readonly segments: readonly SegmentRecord[];
}

export function rowsRecord(schema: TableSchema, { segments }: RowsSnapshot): RowsRecord {
  const columnSets = [...new Set([schema, ...segments.map((segment) => segment.schema)])];
  return {
    columnSets,
    segments: segments.map(({ content, schema: columns, rowCount, marks }) => ({
      content: contentRecord(content),
      columns: columnSets.indexOf(columns),
      rowCount,
      marks,
    })),
  };
}

/** Rows out of their record. */
export function rowsOf(
  { columnSets, segments }: RowsRecord,
  keeper: StateKeeper,
): { schema: TableSchema; rows: RowsSnapshot } {
  const restored = segments.map(({ content, columns, rowCount, marks }) => ({
    content: keeper.content(content),
    schema: columnSets[columns] ?? [],
    rowCount,
    marks,
  }));
  return { schema: columnSets[0] ?? [], rows: snapshotOf(restored) };
}
