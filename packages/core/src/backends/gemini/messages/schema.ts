import { Type } from '../../../content/schema.ts';
import { InvalidArgumentError } from '../../../errors/invalid-argument-error.ts';
import { requireArray, requireObject } from './message.ts';

const TYPES: ReadonlySet<string> = new Set(Object.values(Type));

type Schema = Record<string, unknown>;

/**
 * Brings JSON Schema into the service's subset of OpenAPI: types in capitals, `null` among them as `nullable`, several
 * types as `anyOf`, no `additionalProperties`. The rest stays, as does a schema that is in that form already.
 *
 * @see https://ai.google.dev/api/caching#Schema
 */
export function toSchema(given: unknown, place: string): Schema {
  const written: Schema = {};
  const outer = requireObject(given, place);
  if (outer['type'] && outer['anyOf']) {
    throw new InvalidArgumentError(`type and anyOf cannot be both populated. (${place})`);
  }
  const { schema, at } = withoutNull(outer, place);
  if (schema !== outer) written['nullable'] = true;
  if (Array.isArray(schema['type'])) writeTypes(schema['type'], written, `${at}.type`);

  for (const [field, value] of Object.entries(schema)) {
    if (value === undefined || value === null) continue;
    const here = `${at}.${field}`;
    switch (field) {
      case 'type':
        if (value === 'null') {
          throw new InvalidArgumentError(`type: null can not be the only possible type for the field. (${at})`);
        }
        if (!Array.isArray(value)) written['type'] = toType(value, here);
        break;
      case 'items':
        written['items'] = toSchema(value, here);
        break;
      case 'anyOf':
        if (requireArray(value, here).some(isNull)) written['nullable'] = true;
        written['anyOf'] = requireArray(value, here).flatMap((choice, index) =>
          isNull(choice) ? [] : [toSchema(choice, `${here}[${index}]`)],
        );
        break;
      case 'properties':
        written['properties'] = Object.fromEntries(
          Object.entries(requireObject(value, here)).map(([name, property]) => [
            name,
            toSchema(property, `${here}.${name}`),
          ]),
        );
        break;
      case 'additionalProperties':
        break;
      default:
        written[field] = value;
    }
  }
  return written;
}

/** Of a choice between null and one other thing, the other thing. */
function withoutNull(schema: Readonly<Schema>, place: string): { schema: Readonly<Schema>; at: string } {
  const choices = schema['anyOf'];
  if (!Array.isArray(choices) || choices.length !== 2) return { schema, at: place };
  const other = isNull(choices[0]) ? 1 : 0;
  if (!isNull(choices[1 - other])) return { schema, at: place };
  const at = `${place}.anyOf[${other}]`;
  return { schema: requireObject(choices[other], at), at };
}

function writeTypes(types: readonly unknown[], written: Schema, place: string): void {
  const others = types.filter((type) => type !== 'null');
  if (others.length < types.length) written['nullable'] = true;
  if (others.length === 1) written['type'] = toType(others[0], place);
  else written['anyOf'] = others.map((type) => ({ type: toType(type, place) }));
}

function toType(type: unknown, place: string): string {
  if (typeof type !== 'string') throw new InvalidArgumentError(`${place} must be the name of a type.`);
  const name = type.toUpperCase();
  return TYPES.has(name) ? name : Type.TYPE_UNSPECIFIED;
}

function isNull(schema: unknown): boolean {
  return typeof schema === 'object' && schema !== null && 'type' in schema && schema.type === 'null';
}
