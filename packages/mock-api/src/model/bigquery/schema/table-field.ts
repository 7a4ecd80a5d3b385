/** Types of columns, under the names that BigQuery's REST API gives them back. */
export const fieldTypes = [
  'STRING',
  'BYTES',
  'INTEGER',
  'FLOAT',
  'NUMERIC',
  'BIGNUMERIC',
  'BOOLEAN',
  'TIMESTAMP',
  'DATE',
  'TIME',
  'DATETIME',
  'GEOGRAPHY',
  'INTERVAL',
  'JSON',
  'RANGE',
  'RECORD',
] as const;

export type FieldType = (typeof fieldTypes)[number];

/** A column of a table, or a field of a struct. */
export interface TableField {
  readonly name: string;
  readonly type: FieldType;
  readonly mode: 'NULLABLE' | 'REQUIRED' | 'REPEATED';
  /** Of a `RECORD`. */
  readonly fields?: readonly TableField[];
  /** Whatever else was said of it (description, policy tags), kept and given back, without an effect. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** The columns of a table, in order. Columns with the same schema object have rows alike. */
export type TableSchema = readonly TableField[];

/** A column that may be null. */
export function column(name: string, type: FieldType): TableField {
  return { name, type, mode: 'NULLABLE' };
}
