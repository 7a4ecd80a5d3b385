import { isJsonObject, type JsonObject } from '../../model/json.ts';

const renamed: Readonly<Record<string, string>> = {
  any_of: 'anyOf',
  min_items: 'minItems',
  max_items: 'maxItems',
  min_length: 'minLength',
  max_length: 'maxLength',
  min_properties: 'minProperties',
  max_properties: 'maxProperties',
};
const counts = /^(min|max)(Items|Length|Properties)$/;
/** Where the values are schemas by name, and the names are the caller's. */
const maps: ReadonlySet<string> = new Set(['properties', '$defs', 'definitions', 'patternProperties']);
const values: ReadonlySet<string> = new Set(['enum', 'const', 'default', 'examples', 'required']);
const dropped: ReadonlySet<string> = new Set(['nullable', 'propertyOrdering', 'property_ordering', 'example']);

/** A Gemini `Schema` as a JSON Schema, which it is but for a few names; a JSON Schema stays as it is. */
export function jsonSchema(schema: JsonObject): JsonObject {
  const entries = Object.entries(schema)
    .filter(([name]) => !dropped.has(name))
    .map(([given, value]): [string, unknown] => {
      const name = renamed[given] ?? given;
      if (name === 'type') return [name, typeOf(value, schema['nullable'] === true)];
      if (values.has(name)) return [name, value];
      if (counts.test(name)) return [name, Number(value)];
      if (!maps.has(name)) return [name, nested(value)];
      const members = isJsonObject(value) ? Object.entries(value) : [];
      return [name, Object.fromEntries(members.map(([member, of]) => [member, nested(of)]))];
    });
  return Object.fromEntries(entries);
}

function nested(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(nested);
  return isJsonObject(value) ? jsonSchema(value) : value;
}

/** `STRING` is `string`, and may also be null where it is said to. */
function typeOf(type: unknown, isNullable: boolean): unknown {
  if (typeof type !== 'string') return type;
  const name = type.toLowerCase();
  return isNullable ? [name, 'null'] : name;
}
