import { Type } from '../../../content/schema.ts';
import { InvalidArgumentError } from '../../../errors/invalid-argument-error.ts';
import { requireArray, requireObject, type Target } from './message.ts';

const TYPES: ReadonlySet<string> = new Set(Object.values(Type));

const JSON_SCHEMA = 'Give the schema as JSON Schema, in responseJsonSchema (of a function, parametersJsonSchema).';

type Schema = Record<string, unknown>;

/**
 * Brings JSON Schema into the service's subset of OpenAPI: types in capitals, `null` among them as `nullable`, several
 * types as `anyOf`, no `additionalProperties`. The rest stays, as does a schema that is in that form already.
 *
 * @see https://ai.google.dev/api/caching#Schema
 */
export function toSchema(given: unknown, place: string, target: Target): Schema {
  const keepsAll = target.unknownFields === 'refused';
  const written: Schema = {};
  const outer = requireObject(given, place);
  if (outer['type'] && outer['anyOf']) {
    throw new InvalidArgumentError(`type and anyOf cannot be both populated. (${place})`);
  }
  const { schema, at } = withoutNull(outer, place, keepsAll);
  if (schema !== outer) written['nullable'] = true;
  if (Array.isArray(schema['type'])) writeTypes(schema['type'], written, `${at}.type`, keepsAll);

  for (const [field, value] of Object.entries(schema)) {
    if (value === undefined || value === null) continue;
    const here = `${at}.${field}`;
    switch (field) {
      case 'type':
        if (value === 'null') {
          throw new InvalidArgumentError(`type: null can not be the only possible type for the field. (${at})`);
        }
        if (!Array.isArray(value)) written['type'] = toType(value, here, keepsAll);
        break;
      case 'items':
        written['items'] = toSchema(value, here, target);
        break;
      case 'anyOf':
        if (requireArray(value, here).some(isNull)) written['nullable'] = true;
        written['anyOf'] = requireArray(value, here).flatMap((choice, index) =>
          isNull(choice) ? [] : [toSchema(choice, `${here}[${index}]`, target)],
        );
        break;
      case 'properties':
        written['properties'] = Object.fromEntries(
          Object.entries(requireObject(value, here)).map(([name, property]) => [
            name,
            toSchema(property, `${here}.${name}`, target),
          ]),
        );
        break;
      case 'additionalProperties':
        // That there are none goes without saying.
        if (keepsAll && value !== false)
          throw new InvalidArgumentError(`${here} has no place in responseSchema. ${JSON_SCHEMA}`);
        break;
      default:
        written[field] = value;
    }
  }
  return written;
}

/** Of a choice between null and one other thing, the other thing. */
function withoutNull(
  schema: Readonly<Schema>,
  place: string,
  keepsAll: boolean,
): { schema: Readonly<Schema>; at: string } {
  const choices = schema['anyOf'];
  if (!Array.isArray(choices) || choices.length !== 2) return { schema, at: place };
  const other = isNull(choices[0]) ? 1 : 0;
  if (!isNull(choices[1 - other])) return { schema, at: place };
  const at = `${place}.anyOf[${other}]`;
  const alone = requireObject(choices[other], at);
  if (!keepsAll) return { schema: alone, at };
  // What stands beside the choice, a description for one, holds for it; the official SDK drops it.
  const { anyOf: _, ...others } = schema;
  return { schema: { ...others, ...alone }, at };
}

function writeTypes(types: readonly unknown[], written: Schema, place: string, keepsAll: boolean): void {
  const others = types.filter((type) => type !== 'null');
  if (others.length < types.length) written['nullable'] = true;
  if (others.length === 1) written['type'] = toType(others[0], place, keepsAll);
  else written['anyOf'] = others.map((type) => ({ type: toType(type, place, keepsAll) }));
}

function toType(type: unknown, place: string, keepsAll: boolean): string {
  if (typeof type !== 'string') throw new InvalidArgumentError(`${place} must be the name of a type.`);
  const name = type.toUpperCase();
  if (TYPES.has(name)) return name;
  if (keepsAll) throw new InvalidArgumentError(`${place} is ${type}, which is not one of ${[...TYPES].join(', ')}.`);
  return Type.TYPE_UNSPECIFIED;
}

function isNull(schema: unknown): boolean {
  return typeof schema === 'object' && schema !== null && 'type' in schema && schema.type === 'null';
}
