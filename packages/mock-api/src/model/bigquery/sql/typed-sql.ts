import type { FieldType, TableField } from '../schema/table-field.ts';
import type { SqlType } from './syntax.ts';

/** A value of DuckDB's SQL, with the type that it has in BigQuery's. */
export interface TypedSql {
  readonly sql: string;
  /** Nothing but a null has no type; lists, structs and rare types are `OPAQUE`: they can be selected, and nothing else. */
  readonly type: SqlType | 'NULL' | 'OPAQUE';
  /** The text of a literal: one of a text becomes a date or a moment where that is needed. */
  readonly literal?: string;
  /** What an opaque value is. */
  readonly field?: TableField;
  /** Whether a JSON value may be written in another way than BigQuery writes it. */
  readonly isRough?: boolean;
  readonly isAggregate?: boolean;
  /** Columns it reads outside of aggregates, as SQL. */
  readonly columns: readonly string[];
}

const ofFields: Partial<Record<FieldType, SqlType>> = {
  STRING: 'STRING',
  BYTES: 'BYTES',
  INTEGER: 'INT64',
  FLOAT: 'FLOAT64',
  NUMERIC: 'NUMERIC',
  BOOLEAN: 'BOOL',
  TIMESTAMP: 'TIMESTAMP',
  DATE: 'DATE',
  TIME: 'TIME',
  DATETIME: 'DATETIME',
  JSON: 'JSON',
};

/** The type of a column's values. */
export function sqlTypeOf({ type, mode }: TableField): SqlType | 'OPAQUE' {
  return mode === 'REPEATED' ? 'OPAQUE' : (ofFields[type] ?? 'OPAQUE');
}

const toFields: Readonly<Record<SqlType, FieldType>> = {
  STRING: 'STRING',
  BYTES: 'BYTES',
  INT64: 'INTEGER',
  FLOAT64: 'FLOAT',
  NUMERIC: 'NUMERIC',
  BOOL: 'BOOLEAN',
  TIMESTAMP: 'TIMESTAMP',
  DATE: 'DATE',
  TIME: 'TIME',
  DATETIME: 'DATETIME',
  JSON: 'JSON',
};

/** The column that holds such values. BigQuery takes a null without a type for an INT64. */
export function fieldOf(name: string, { type, field }: TypedSql): TableField {
  if (type === 'OPAQUE' && field) return { ...field, name, mode: field.mode === 'REPEATED' ? 'REPEATED' : 'NULLABLE' };
  return { name, type: type === 'NULL' || type === 'OPAQUE' ? 'INTEGER' : toFields[type], mode: 'NULLABLE' };
}

/** A text as DuckDB's SQL has it. */
export function sqlText(text: string): string {
  // A text with this character would end DuckDB's query there.
  return text.includes('\0') ? text.split('\0').map(sqlText).join(' || chr(0) || ') : `'${text.replaceAll("'", "''")}'`;
}

/** A name as DuckDB's SQL has it. */
export function sqlName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
