import { fieldIndex } from '../schema/field-index.ts';
import type { TableField, TableSchema } from '../schema/table-field.ts';
import { coerced } from './coerce.ts';
import { textOfValue } from './cell-sql.ts';
import { Scope } from './scope.ts';
import { selectSql } from './select-sql.ts';
import { queryError, unknownToMock, type Place } from './sql-error.ts';
import type { Expression, Statement } from './syntax.ts';
import type { Translation } from './translation.ts';
import { sqlTypeOf, type TypedSql } from './typed-sql.ts';

export interface InsertSource {
  /** Gives rows of texts, in the order of the columns below. */
  readonly sql: string;
  /** The columns that are written. */
  readonly schema: TableSchema;
}

/** Where the rows of an INSERT come from. @throws BigQueryError for columns that are not there, and values of other types */
export function insertSource(
  { columns, rows, table }: Extract<Statement, { kind: 'insert' }>,
  schema: TableSchema,
  use: Translation,
): InsertSource {
  const { place } = table;
  const fields = columns ? columns.map((name) => named(schema, name, place)) : schema;
  if (new Set(fields).size < fields.length) throw queryError('INSERT has columns with duplicate name', place);
  if (!('items' in rows)) {
    const lists = rows.map((row) => `(${rowSql(row, fields, use, place)})`);
    return { sql: `VALUES ${lists.join(', ')}`, schema: fields };
  }
  const translated = selectSql(rows, use);
  checkCount(translated.columns.length, fields, place);
  const texts = fields.map((field, at) => assigned(translated.columns[at]!.value, field, place, `c${at}`));
  return { sql: `SELECT ${texts.join(', ')} FROM (${translated.sql})`, schema: fields };
}

function named(schema: TableSchema, name: string, place: Place): TableField {
  const at = fieldIndex(schema, name);
  const field = at === undefined ? undefined : schema[at];
  if (!field) throw queryError(`Column ${name} is not present in table`, place);
  return field;
}

function rowSql(row: readonly Expression[], fields: readonly TableField[], use: Translation, place: Place): string {
  checkCount(row.length, fields, place);
  const scope = new Scope([]);
  return fields.map((field, at) => assigned(use.expression(row[at]!, scope), field, row[at]!.place)).join(', ');
}

function checkCount(count: number, fields: readonly TableField[], place: Place): void {
  if (count === fields.length) return;
  throw queryError(`Inserted row has wrong column count; Has ${count}, expected ${fields.length}`, place);
}

/** A value as the text of a column's cell. */
function assigned(value: TypedSql, field: TableField, place: Place, sql: string = value.sql): string {
  const type = sqlTypeOf(field);
  if (type === 'OPAQUE') {
    if (value.type === 'NULL') return 'CAST(NULL AS VARCHAR)';
    if (value.field && isSame(value.field, field)) return sql;
    throw unknownToMock(
      `INSERT into the column ${field.name} of type ${field.mode === 'REPEATED' ? 'ARRAY' : field.type}`,
      place,
    );
  }
  const fitting = coerced({ ...value, sql }, type, place);
  if (fitting) return textOfValue({ type }, fitting.sql);
  throw queryError(
    `Value has type ${value.type} which cannot be inserted into column ${field.name}, which has type ${type}`,
    place,
  );
}

function isSame(left: TableField, right: TableField): boolean {
  const children = left.fields ?? [];
  const others = right.fields ?? [];
  return (
    left.type === right.type &&
    (left.mode === 'REPEATED') === (right.mode === 'REPEATED') &&
    children.length === others.length &&
    children.every((field, at) => field.name === others[at]!.name && isSame(field, others[at]!))
  );
}
