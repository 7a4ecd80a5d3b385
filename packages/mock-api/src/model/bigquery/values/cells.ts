import { isJsonObject, type JsonObject } from '../../json.ts';
import { fieldIndex } from '../schema/field-index.ts';
import type { TableField, TableSchema } from '../schema/table-field.ts';
import { exactNumber } from './json-text.ts';
import { scalarText, type JsonColumns } from './scalar.ts';
import { ValueProblem } from './value-problem.ts';

/** A cell as BigQuery's REST API has it: a text whatever its type, null, a list of cells, or the cells of a struct. */
export type Cell = string | null | readonly { readonly v: Cell }[] | RowCells;

export interface RowCells {
  readonly f: readonly { readonly v: Cell }[];
}

export interface ValueRules {
  /** Values that no column is there for are passed over. */
  readonly ignoresUnknown: boolean;
  readonly json: JsonColumns;
}

/** A row by the names of its columns, as cells. @throws ValueProblem at the first value that does not go into its column */
export function rowCells(schema: TableSchema, row: JsonObject, rules: ValueRules, path = ''): RowCells {
  const cells = schema.map((): { v: Cell } | undefined => undefined);
  for (const [name, value] of Object.entries(row)) {
    const at = fieldIndex(schema, name);
    const field = at === undefined ? undefined : schema[at];
    const place = path === '' ? name : `${path}.${name}`;
    if (at !== undefined && field) cells[at] = { v: cellOf(field, value, rules, place) };
    else if (!rules.ignoresUnknown) throw new ValueProblem(place, `no such field: ${place}.`);
  }
  return { f: cells.map((cell, at) => cell ?? { v: missing(schema[at]!, path) }) };
}

function missing({ name, mode }: TableField, path: string): Cell {
  const place = path === '' ? name : `${path}.${name}`;
  if (mode === 'REQUIRED') throw new ValueProblem(place, `Missing required field: ${place}.`);
  return mode === 'REPEATED' ? [] : null;
}

function cellOf(field: TableField, value: unknown, rules: ValueRules, place: string): Cell {
  const { mode } = field;
  if (mode === 'REPEATED') {
    if (value === null) return [];
    if (!Array.isArray(value))
      throw new ValueProblem(place, 'Array specified for non-repeated field: value is not a list.');
    return value.map((item: unknown) => {
      if (item === null) throw new ValueProblem(place, 'Only optional fields can be set to NULL.');
      return { v: single(field, item, rules, place) };
    });
  }
  if (value === null && mode === 'REQUIRED') throw new ValueProblem(place, `Missing required field: ${place}.`);
  // The null of JSON is, in a column of JSON values, a value too; BigQuery loads it as SQL's NULL.
  return value === null ? null : single(field, value, rules, place);
}

function single({ type, fields }: TableField, value: unknown, rules: ValueRules, place: string): Cell {
  if (Array.isArray(value) && !(type === 'JSON' && rules.json === 'values')) {
    throw new ValueProblem(place, `Array specified for non-repeated field: ${place}.`);
  }
  if (type === 'RECORD') {
    if (isJsonObject(value) && exactNumber(value) === undefined) return rowCells(fields ?? [], value, rules, place);
    throw new ValueProblem(place, `This field: ${place} is not a value of type RECORD.`);
  }
  const text = scalarText(type, value, rules.json);
  if (text !== undefined) return text;
  if (isJsonObject(value) && exactNumber(value) === undefined) {
    throw new ValueProblem(place, `This field: ${place} is not a record.`);
  }
  throw new ValueProblem(place, problemOf(type, exactNumber(value) ?? String(value)));
}

const words: Partial<Record<TableField['type'], string>> = {
  INTEGER: 'integer',
  FLOAT: 'double',
  BOOLEAN: 'boolean',
  STRING: 'string',
};

function problemOf(type: TableField['type'], value: string): string {
  const shown = value.length > 100 ? `${value.slice(0, 100)}…` : value;
  const word = words[type];
  if (word !== undefined) return `Cannot convert value to ${word} (bad value): ${shown}`;
  if (type === 'BYTES') return `Could not decode base64 string to bytes.`;
  if (type === 'JSON') return `Invalid JSON value: ${shown}`;
  return `Invalid ${type} value: ${shown}`;
}
