import { BigQueryError } from '../bigquery-error.ts';
import { fieldIndex } from './field-index.ts';
import type { TableField, TableSchema } from './table-field.ts';

/**
 * The columns of a table after a change: new ones come last, required ones may become optional, and nothing else.
 *
 * @throws BigQueryError `invalid` for any other change
 */
export function updatedSchema(table: string, now: TableSchema, wanted: TableSchema, path = ''): TableSchema {
  const kept = now.map((field) => {
    const at = fieldIndex(wanted, field.name);
    const after = at === undefined ? undefined : wanted[at];
    const place = `${path}${field.name}`;
    if (!after) throw mismatch(table, `Field ${place} is missing in new schema`);
    return updatedField(table, field, after, place);
  });
  const added = wanted.filter(({ name }) => fieldIndex(now, name) === undefined);
  for (const { name, mode } of added) {
    if (mode === 'REQUIRED') {
      throw mismatch(table, `Cannot add required fields to an existing schema. (field: ${path}${name})`);
    }
  }
  return [...kept, ...added];
}

function updatedField(table: string, before: TableField, after: TableField, place: string): TableField {
  if (before.type !== after.type) {
    throw mismatch(table, `Field ${place} has changed type from ${before.type} to ${after.type}`);
  }
  const isRelaxed = before.mode === 'REQUIRED' && after.mode === 'NULLABLE';
  if (before.mode !== after.mode && !isRelaxed) {
    throw mismatch(table, `Field ${place} has changed mode from ${before.mode} to ${after.mode}`);
  }
  if (!before.fields || !after.fields) return { ...after, name: before.name };
  return { ...after, name: before.name, fields: updatedSchema(table, before.fields, after.fields, `${place}.`) };
}

function mismatch(table: string, what: string): BigQueryError {
  return new BigQueryError('invalid', `Provided Schema does not match Table ${table}. ${what}`);
}
