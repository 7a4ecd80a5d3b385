import type { Schema } from '../content/schema.ts';
import { isJsonObject, type JsonObject } from '../rows/json-object.ts';
import type { JsonPath } from '../rows/json-path.ts';
import { formatsOf } from '../rows/families/gemini/schema-formats.ts';
import { boundsOf } from './schema-bounds.ts';
import { resolveRef } from './schema-ref.ts';
import { singleForm } from './schema-single-form.ts';
import { unsupportedSchema } from './unsupported-schema.ts';

/** Taken over as they are. */
const KEPT = ['title', 'description', 'pattern'] as const;

/** What has its own place below. */
const WRITTEN =
  'type format nullable enum const anyOf oneOf allOf properties required items propertyOrdering additionalProperties example ' +
  'minimum maximum exclusiveMinimum exclusiveMaximum minLength maxLength minItems maxItems minProperties maxProperties';

/** What says nothing about which answers are right, or has been followed to its end. */
const NOTES =
  '$schema $id id $anchor $comment $defs definitions $ref default deprecated readOnly writeOnly examples contentEncoding contentMediaType';

const KNOWN: ReadonlySet<string> = new Set([...KEPT, ...WRITTEN.split(' '), ...NOTES.split(' ')]);

const TYPES: Readonly<Record<string, string>> = {
  string: 'STRING',
  number: 'NUMBER',
  integer: 'INTEGER',
  boolean: 'BOOLEAN',
  array: 'ARRAY',
  object: 'OBJECT',
};

/**
 * Writes JSON Schema in the service's dialect, as `responseSchema` takes it: types in capitals, `nullable`, definitions put
 * where they are used, `propertyOrdering` as the properties stand. It asks for no less than the schema, but for a bound that is
 * itself excluded, and formats that not both services take (`email`), which the description names; validation of the answer
 * sees to those.
 *
 * @throws InvalidArgumentError for what the dialect has no words for, with its path.
 * @see https://cloud.google.com/vertex-ai/generative-ai/docs/multimodal/control-generated-output
 */
export function toResponseSchema(jsonSchema: JsonObject): Schema {
  return write(jsonSchema, { root: jsonSchema, path: [], refs: ['#'] });
}

interface Place {
  readonly root: JsonObject;
  readonly path: JsonPath;
  /** References that led here: one that leads to itself has no end. */
  readonly refs: readonly string[];
}

function write(given: unknown, place: Place): Schema {
  if (!isJsonObject(given)) {
    throw unsupportedSchema(place.path, 'a schema of anything at all', 'Say what is expected there');
  }
  if (typeof given['$ref'] === 'string') {
    const { $ref, ...beside } = given;
    const refs = [...place.refs, $ref];
    if (place.refs.includes($ref)) {
      throw unsupportedSchema(
        place.path,
        `a schema that holds itself (${$ref})`,
        'Write out as many levels as are needed',
      );
    }
    return write({ ...resolveRef(place.root, $ref, place.path), ...beside }, { ...place, refs });
  }
  const { schema, isNullable } = singleForm(given, place.path);
  // Of a choice between null and one other thing, that may be a reference.
  if (schema['$ref'] !== undefined) return write({ ...schema, nullable: isNullable }, place);
  for (const name of Object.keys(schema)) {
    if (!KNOWN.has(name) && !name.startsWith('x-')) {
      throw unsupportedSchema([...place.path, name], `\`${name}\``, 'Leave it to the validation of the answer');
    }
  }
  const written: Record<string, unknown> = {};
  for (const name of KEPT) if (schema[name] !== undefined) written[name] = schema[name];
  if (schema['example'] !== undefined) written['example'] = schema['example'];
  if (isNullable) written['nullable'] = true;
  if (Array.isArray(schema['anyOf'])) {
    written['anyOf'] = schema['anyOf'].map((choice, at) => write(choice, within(place, 'anyOf', at)));
    return written;
  }
  return { ...written, ...typed(schema, place), ...boundsOf(schema) };
}

function typed(schema: JsonObject, place: Place): Schema {
  const given = schema['type'] ?? impliedType(schema);
  const name = typeof given === 'string' ? given.toLowerCase() : '';
  const type = Object.hasOwn(TYPES, name) ? TYPES[name]! : undefined;
  if (type === undefined) {
    const what =
      schema['type'] === undefined ? 'a schema without a type' : `the type ${JSON.stringify(schema['type'])}`;
    throw unsupportedSchema(place.path, what, `Give it one of ${Object.keys(TYPES).join(', ')}`);
  }
  if (schema['enum'] !== undefined && type !== 'STRING') {
    throw unsupportedSchema(
      [...place.path, 'enum'],
      `a choice of values of type ${name}`,
      'Use strings, or leave it to validation',
    );
  }
  const choice = schema['enum'] === undefined ? {} : { enum: schema['enum'] as string[] };
  if (type === 'OBJECT') return { type, ...members(schema, place) };
  if (type === 'ARRAY') return { type, items: write(schema['items'], within(place, 'items')) };
  const { format } = schema;
  if (typeof format !== 'string') return { type, ...choice };
  if (formatsOf(type)?.includes(format)) return { type, format, ...choice };
  if (type !== 'STRING') return { type, ...choice };
  return { type, description: withFormat(schema['description'], format), ...choice };
}

/** A model that cannot be made to keep to a format can be told of it. */
function withFormat(description: unknown, format: string): string {
  return typeof description === 'string' ? `${description} (format: ${format})` : `Format: ${format}`;
}

function impliedType(schema: JsonObject): string | undefined {
  if (schema['properties'] !== undefined) return 'object';
  if (schema['items'] !== undefined) return 'array';
  const choices = schema['enum'];
  return Array.isArray(choices) && choices.every((value) => typeof value === 'string') ? 'string' : undefined;
}

function members(schema: JsonObject, place: Place): Schema {
  const { properties, required, additionalProperties, propertyOrdering } = schema;
  if (additionalProperties !== undefined && typeof additionalProperties !== 'boolean') {
    const advice = 'Name the properties, or use an array of { key, value }';
    throw unsupportedSchema([...place.path, 'additionalProperties'], 'an object with any keys', advice);
  }
  if (!isJsonObject(properties) || Object.keys(properties).length === 0) {
    throw unsupportedSchema(place.path, 'an object without properties', 'Name its properties');
  }
  const names = Object.keys(properties);
  return {
    properties: Object.fromEntries(
      names.map((name) => [name, write(properties[name], within(place, 'properties', name))]),
    ),
    ...(Array.isArray(required) && required.length > 0 && { required: required as string[] }),
    propertyOrdering: Array.isArray(propertyOrdering) ? (propertyOrdering as string[]) : names,
  };
}

function within(place: Place, ...steps: readonly (string | number)[]): Place {
  return { ...place, path: [...place.path, ...steps] };
}
