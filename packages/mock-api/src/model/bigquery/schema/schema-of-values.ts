import type { JsonObject } from '../../json.ts';
import { column, type FieldType, type TableField, type TableSchema } from './table-field.ts';

type ValueType = Extract<FieldType, 'STRING' | 'INTEGER' | 'FLOAT' | 'BOOLEAN' | 'JSON'>;

/** The columns that rows of JSON have, learnt row by row: one type for each name, and JSON for lists and objects. */
export class SchemaOfValues {
  readonly #types = new Map<string, { readonly name: string; type: ValueType | undefined }>();

  static of(rows: readonly JsonObject[]): TableSchema {
    const schema = new SchemaOfValues();
    for (const row of rows) schema.add(row);
    return schema.columns();
  }

  add(row: JsonObject): void {
    for (const [name, value] of Object.entries(row)) {
      const known = this.#types.get(name.toLowerCase());
      const type = typeOf(value);
      if (known) known.type = common(known.type, type);
      else this.#types.set(name.toLowerCase(), { name, type });
    }
  }

  columns(): TableSchema {
    return [...this.#types.values()].map(({ name, type }): TableField => column(name, type ?? 'STRING'));
  }
}

function typeOf(value: unknown): ValueType | undefined {
  switch (typeof value) {
    case 'string':
      return 'STRING';
    case 'number':
      return Number.isSafeInteger(value) ? 'INTEGER' : 'FLOAT';
    case 'boolean':
      return 'BOOLEAN';
    default:
      return value === null || value === undefined ? undefined : 'JSON';
  }
}

/** A type that both go into. */
function common(left: ValueType | undefined, right: ValueType | undefined): ValueType | undefined {
  if (left === undefined || left === right) return right;
  if (right === undefined) return left;
  const both = new Set([left, right]);
  if (both.has('JSON')) return 'JSON';
  return both.has('INTEGER') && both.has('FLOAT') ? 'FLOAT' : 'STRING';
}
