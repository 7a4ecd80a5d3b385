import { isJsonObject, type JsonObject } from '../rows/json-object.ts';
import type { JsonPath } from '../rows/json-path.ts';
import { unsupportedSchema } from './unsupported-schema.ts';

/**
 * A schema in the one of its forms that is easiest to write: what JSON Schema says of `null` apart, `const` as an `enum` of
 * one, `oneOf` as `anyOf`, several types as `anyOf`, `allOf` of one as that one.
 */
export function singleForm(
  given: JsonObject,
  path: JsonPath,
): { readonly schema: JsonObject; readonly isNullable: boolean } {
  let schema = withoutConst(withoutAllOf(given, path));
  let isNullable = schema['nullable'] === true;

  if (Array.isArray(schema['type'])) {
    const { type, ...others } = schema;
    const types = (type as unknown[]).filter((name) => name !== 'null');
    isNullable ||= types.length < (type as unknown[]).length;
    schema = types.length === 1 ? { ...others, type: types[0] } : splitByType(others, types, path);
  }
  if (Array.isArray(schema['enum']) && schema['enum'].includes(null)) {
    isNullable = true;
    schema = { ...schema, enum: schema['enum'].filter((value) => value !== null) };
  }
  const choices = choicesOf(schema, path);
  if (choices) {
    const { anyOf: _, oneOf: __, ...beside } = schema;
    const others = choices.filter((choice) => !isNull(choice));
    isNullable ||= others.length < choices.length;
    if (others.length === 1 && isJsonObject(others[0])) {
      // Both forms may hold more of the same.
      const alone = singleForm({ ...beside, ...others[0] }, path);
      return { schema: alone.schema, isNullable: isNullable || alone.isNullable };
    }
    const texts = textsOf(others);
    schema = texts ? { ...beside, type: 'string', enum: texts } : { ...beside, anyOf: others };
  }
  if (isNull(schema) || (Array.isArray(schema['enum']) && schema['enum'].length === 0)) {
    throw unsupportedSchema(path, 'nothing but null', 'Leave the property out');
  }
  return { schema, isNullable };
}

function withoutAllOf(schema: JsonObject, path: JsonPath): JsonObject {
  const { allOf, ...others } = schema;
  if (!Array.isArray(allOf)) return schema;
  if (allOf.length === 1 && isJsonObject(allOf[0])) return withoutAllOf({ ...others, ...allOf[0] }, path);
  throw unsupportedSchema([...path, 'allOf'], 'an intersection', 'Write it as one object; in Zod, a.extend(b.shape)');
}

function withoutConst(schema: JsonObject): JsonObject {
  if (!Object.hasOwn(schema, 'const')) return schema;
  const { const: value, ...others } = schema;
  return { ...others, enum: [value] };
}

/** What is said beside several types holds for whichever it belongs to, which cannot be told apart here. */
function splitByType(others: JsonObject, types: readonly unknown[], path: JsonPath): JsonObject {
  const { title, description, default: _, nullable: __, ...rest } = others;
  const other = Object.keys(rest).find((name) => !name.startsWith('$'));
  if (other !== undefined) {
    throw unsupportedSchema([...path, other], `\`${other}\` beside several types`, 'Write the types as anyOf');
  }
  return {
    ...(title !== undefined && { title }),
    ...(description !== undefined && { description }),
    anyOf: types.map((type) => ({ type })),
  };
}

function choicesOf(schema: JsonObject, path: JsonPath): readonly unknown[] | undefined {
  const { anyOf, oneOf } = schema;
  if (Array.isArray(anyOf) && Array.isArray(oneOf)) {
    throw unsupportedSchema(path, 'anyOf and oneOf at once', 'Write it as one anyOf');
  }
  const choices: unknown = anyOf ?? oneOf;
  if (!Array.isArray(choices)) return undefined;
  const beside = ['type', 'properties', 'items', 'enum'].find(
    (name) => choices.length > 1 && schema[name] !== undefined,
  );
  if (beside === undefined || choices.filter((choice) => !isNull(choice)).length === 1) return choices;
  throw unsupportedSchema([...path, beside], `\`${beside}\` beside a choice`, 'Write it into each of the choices');
}

/** The texts of a choice between nothing but texts, as ArkType writes it where null is another: an `enum` says the same. */
function textsOf(choices: readonly unknown[]): readonly string[] | undefined {
  const texts = choices.map((choice) => {
    if (!isJsonObject(choice) || Object.keys(choice).some((name) => name !== 'const' && name !== 'type'))
      return undefined;
    return choice['const'];
  });
  return texts.every((text) => typeof text === 'string') ? texts : undefined;
}

function isNull(schema: unknown): boolean {
  if (!isJsonObject(schema)) return false;
  return schema['const'] === null || (typeof schema['type'] === 'string' && schema['type'].toLowerCase() === 'null');
}
