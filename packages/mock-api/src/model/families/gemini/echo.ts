import { isJsonObject, type JsonObject } from '../../json.ts';
import { fieldNames, hasField } from './known-fields.ts';
import type { Column, ImportSchema } from './import-schema.ts';

/** How a row comes back. `passedThrough` is whatever stood beside the request. */
export type Echo = (row: JsonObject) => { passedThrough: JsonObject; request: unknown };

export const exactEcho: Echo = ({ request, ...passedThrough }) => ({ passedThrough, request });

/** A part has one of these; the table that all rows went through remembers the others as null. */
const partMembers = fieldNames(
  'text inlineData fileData functionCall functionResponse executableCode codeExecutionResult',
);

/**
 * As the service's import leaves a row: keys in alphabetical order, null for a union's members that other rows use,
 * and arrays beside the request emptied.
 */
export function vertexEcho(schema: ImportSchema): Echo {
  return ({ request, ...beside }) => ({
    passedThrough: Object.fromEntries(
      Object.entries(beside).map(([name, value]) => [name, Array.isArray(value) ? [] : sorted(value, undefined, name)]),
    ),
    request: sorted(request, schema.root.fields.get('request'), 'request'),
  });
}

function sorted(value: unknown, column: Column | undefined, key: string): unknown {
  if (Array.isArray(value)) return value.map((item) => sorted(item, column?.element, key));
  if (!isJsonObject(value)) return value;
  const names = new Set(Object.keys(value));
  if (key === 'parts') for (const name of column?.fields.keys() ?? []) if (hasField(partMembers, name)) names.add(name);
  return Object.fromEntries(
    [...names].toSorted().map((name) => [name, sorted(value[name] ?? null, column?.fields.get(name), name)]),
  );
}
