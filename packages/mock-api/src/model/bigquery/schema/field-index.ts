import type { TableSchema } from './table-field.ts';

const indexes = new WeakMap<TableSchema, ReadonlyMap<string, number>>();

/** Where a column stands, by its name in any case; undefined when there is none. */
export function fieldIndex(schema: TableSchema, name: string): number | undefined {
  let index = indexes.get(schema);
  if (!index) {
    index = new Map(
      schema.flatMap(
        (field, at) =>
          [
            [field.name.toLowerCase(), at],
            [field.name, at],
          ] as const,
      ),
    );
    indexes.set(schema, index);
  }
  return index.get(name) ?? index.get(name.toLowerCase());
}
