import { camelCase } from '../../../field-names.ts';
import { isJsonObject, type JsonObject } from '../../../json.ts';
import type { FieldType, MapType, MessageType } from './message-type.ts';

/** A value without problems, with the keys of its messages in camelCase, lists in brackets, and no nulls. */
export function normalized(value: unknown, type: FieldType): unknown {
  if (typeof type === 'function') return normalized(value, type());
  if (typeof type === 'string' || 'enum' in type) return value;
  if ('list' in type) {
    const items: readonly unknown[] = Array.isArray(value) ? value : [value];
    return items.map((item) => normalized(item, type.list));
  }
  return isJsonObject(value) ? normalizedFields(value, type) : value;
}

function normalizedFields(value: JsonObject, type: MessageType | MapType): JsonObject {
  const given = Object.entries(value).filter(([, child]) => child !== null);
  if ('map' in type) return Object.fromEntries(given.map(([key, child]) => [key, normalized(child, type.map)]));
  return Object.fromEntries(
    given.map(([key, child]) => {
      const name = camelCase(key);
      return [name, normalized(child, type.fields[name] ?? 'json')];
    }),
  );
}
