import { isJsonObject, type JsonObject } from '../../json.ts';
import { BigQueryError } from '../bigquery-error.ts';
import type { FieldType, TableField, TableSchema } from '../schema/table-field.ts';
import { canonicalDate, canonicalDatetime, canonicalTime, timestampMicros } from '../values/times.ts';
import { exactNumber } from '../values/json-text.ts';
import type { CsvRecord } from './csv-records.ts';

/** What was seen of a column. */
interface Seen {
  readonly name: string;
  type?: FieldType;
  isRepeated: boolean;
  readonly fields: Map<string, Seen>;
}

/** So many rows say what columns there are, as BigQuery has it. */
export const DETECTED_ROWS = 500;

/** Columns out of rows of JSON: objects are structs, lists repeat. @throws BigQueryError `invalid` when a column is two things */
export function schemaOfRows(rows: readonly JsonObject[]): TableSchema {
  const columns = new Map<string, Seen>();
  for (const row of rows) addRow(columns, row, '');
  return schemaOf(columns);
}

function addRow(columns: Map<string, Seen>, row: JsonObject, path: string): void {
  for (const [name, value] of Object.entries(row)) {
    const place = path === '' ? name : `${path}.${name}`;
    let seen = columns.get(name.toLowerCase());
    if (!seen) columns.set(name.toLowerCase(), (seen = { name, isRepeated: false, fields: new Map() }));
    addValue(seen, value, place);
  }
}

function addValue(seen: Seen, value: unknown, place: string): void {
  if (value === null) return;
  if (Array.isArray(value)) {
    if (seen.type !== undefined && !seen.isRepeated) throw changed(place);
    seen.isRepeated = true;
    for (const item of value) {
      if (Array.isArray(item)) throw new BigQueryError('invalid', `Nested arrays not allowed in field ${place}.`);
      addSingle(seen, item, place);
    }
    return;
  }
  if (seen.isRepeated) throw changed(place);
  addSingle(seen, value, place);
}

function addSingle(seen: Seen, value: unknown, place: string): void {
  if (value === null) return;
  const isRecord = isJsonObject(value) && exactNumber(value) === undefined;
  const type = isRecord ? 'RECORD' : typeof value === 'string' ? typeOfText(value, false) : typeOfNumber(value);
  if (seen.type !== undefined && (seen.type === 'RECORD') !== isRecord) throw changed(place);
  seen.type = seen.type === undefined ? type : common(seen.type, type);
  if (isRecord) addRow(seen.fields, value, place);
}

function changed(place: string): BigQueryError {
  return new BigQueryError(
    'invalid',
    `Error while reading data, error message: JSON table encountered: field ${place} has more than one type.`,
  );
}

function typeOfNumber(value: unknown): FieldType {
  if (typeof value === 'boolean') return 'BOOLEAN';
  return /^-?\d{1,18}$/.test(exactNumber(value) ?? String(value)) ? 'INTEGER' : 'FLOAT';
}

/** @param readsNumbers Whether a text of digits is a number, as it is in CSV. */
export function typeOfText(text: string, readsNumbers: boolean): FieldType {
  if (readsNumbers) {
    if (/^\s*[+-]?\d{1,18}\s*$/.test(text)) return 'INTEGER';
    if (/^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i.test(text)) return 'FLOAT';
    if (/^\s*(true|false)\s*$/i.test(text)) return 'BOOLEAN';
  }
  if (canonicalDate(text) !== undefined) return 'DATE';
  if (canonicalTime(text) !== undefined) return 'TIME';
  if (/(Z|UTC|[+-]\d{2}(:?\d{2})?)$/.test(text) && timestampMicros(text) !== undefined) return 'TIMESTAMP';
  return canonicalDatetime(text) === undefined ? 'STRING' : 'DATETIME';
}

function common(left: FieldType, right: FieldType): FieldType {
  if (left === right) return left;
  const both = new Set([left, right]);
  return both.has('INTEGER') && both.has('FLOAT') ? 'FLOAT' : 'STRING';
}

function schemaOf(columns: ReadonlyMap<string, Seen>): TableSchema {
  return [...columns.values()].map(({ name, type = 'STRING', isRepeated, fields }): TableField => ({
    name: name.replaceAll(/\W/g, '_'),
    type: type === 'RECORD' && fields.size === 0 ? 'STRING' : type,
    mode: isRepeated ? 'REPEATED' : 'NULLABLE',
    ...(type === 'RECORD' && fields.size > 0 && { fields: schemaOf(fields) }),
  }));
}

/** Columns out of records of CSV, and whether the first record names them: it does if all in it are texts, and not all below. */
export function schemaOfRecords(records: readonly CsvRecord[]): { schema: TableSchema; hasHeader: boolean } {
  const [first, ...others] = records;
  const names = first?.fields.map(({ text }) => text) ?? [];
  const typesOf = (list: readonly CsvRecord[]): FieldType[] =>
    names.map((_name, at) => {
      const types = list.flatMap(({ fields }) => {
        const text = fields[at]?.text ?? '';
        return text === '' ? [] : [typeOfText(text, true)];
      });
      return (
        types.reduce<FieldType | undefined>((all, type) => (all === undefined ? type : common(all, type)), undefined) ??
        'STRING'
      );
    });
  const below = typesOf(others);
  const hasHeader =
    names.every((name) => name !== '' && typeOfText(name, true) === 'STRING') &&
    new Set(names).size === names.length &&
    below.some((type) => type !== 'STRING');
  const types = hasHeader ? below : typesOf(records);
  const counts = new Map<string, number>();
  return {
    hasHeader,
    schema: types.map((type, at): TableField => {
      const count = counts.get(type) ?? 0;
      counts.set(type, count + 1);
      const made = `${type === 'INTEGER' ? 'int64' : type === 'FLOAT' ? 'double' : type === 'BOOLEAN' ? 'bool' : type.toLowerCase()}_field_${count}`;
      return { name: hasHeader ? (names[at] ?? '').trim().replaceAll(/\W/g, '_') : made, type, mode: 'NULLABLE' };
    }),
  };
}
