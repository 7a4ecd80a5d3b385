import type { InsertIds } from './insert-ids.ts';
import type { TableReference } from './names.ts';
import type { TableRows } from './rows/table-rows.ts';
import type { TableSchema } from './schema/table-field.ts';

/** A table. Its rows are bytes; see {@link TableRows}. */
export interface Table {
  readonly reference: TableReference;
  readonly rows: TableRows;
  /** Of the rows that were streamed into it last. */
  readonly insertIds: InsertIds;
  /** Columns; none yet if nobody has said. */
  schema: TableSchema;
  readonly creationTimeMs: number;
  lastModifiedMs: number;
  /** Whatever else was set on it (labels, description, partitioning), kept and given back, without an effect. */
  settings: Readonly<Record<string, unknown>>;
}
