import { camelCase } from '../../../field-names.ts';
import { isJsonObject } from '../../../json.ts';
import type { MessageProblem } from './message-problem.ts';
import type { EnumType, FieldType, MessageType, ScalarType } from './message-type.ts';
import { entryPlace, fieldPlace, itemPlace, startingPlace, type Place } from './place.ts';

/**
 * What is wrong with a value that should be of a type, in the order of its text. Keys may be in camelCase or in
 * snake_case at any depth; null is as if it were not there; a list of one may stand without its brackets.
 */
export function* findProblems(
  value: unknown,
  type: FieldType,
  place: Place = startingPlace(),
): Generator<MessageProblem, void> {
  if (value === null || value === undefined || type === 'json') return;
  if (typeof type === 'function') yield* findProblems(value, type(), place);
  else if (typeof type === 'object' && 'list' in type) {
    const items: readonly unknown[] | undefined = Array.isArray(value) ? value : undefined;
    if (!items) yield* findProblems(value, type.list, place);
    else for (const [index, item] of items.entries()) yield* findProblems(item, type.list, itemPlace(place, index));
  } else if (Array.isArray(value)) yield { kind: 'list', place };
  else if (typeof type === 'object' && 'message' in type) yield* inMessage(value, type, place);
  else if (typeof type === 'object' && 'map' in type) {
    if (!isJsonObject(value)) yield { kind: 'value', place, expected: type, value };
    else {
      for (const [index, [key, item]] of Object.entries(value).entries()) {
        yield* findProblems(item, type.map, entryPlace(place, key, index));
      }
    }
  } else if (!isOfType(value, type)) yield { kind: 'value', place, expected: type, value };
}

function* inMessage(value: unknown, type: MessageType, place: Place): Generator<MessageProblem, void> {
  if (!isJsonObject(value)) {
    yield { kind: 'value', place, expected: type, value };
    return;
  }
  const seen = new Set<string>();
  for (const [key, child] of Object.entries(value)) {
    const name = camelCase(key);
    const field = Object.hasOwn(type.fields, name) ? type.fields[name] : undefined;
    if (field === undefined) yield { kind: 'unknown-field', place: fieldPlace(place, key) };
    else if (child !== null) {
      const { oneOf } = type;
      if (seen.has(name)) yield { kind: 'given-twice', place: fieldPlace(place, key) };
      else if (oneOf?.members.has(name) && !oneOf.members.isDisjointFrom(seen)) {
        yield { kind: 'one-of', place: fieldPlace(place, key), oneOf: oneOf.name };
      } else yield* findProblems(child, field, fieldPlace(place, key));
      seen.add(name);
    }
  }
}

function isOfType(value: unknown, type: ScalarType | EnumType): boolean {
  if (typeof type === 'object') return isWhole(value) || (typeof value === 'string' && type.values.has(value));
  switch (type) {
    case 'string':
      return typeof value === 'string';
    case 'bytes':
      return typeof value === 'string' && /^[A-Za-z0-9+/_-]*={0,2}$/.test(value);
    case 'bool':
      return typeof value === 'boolean';
    case 'int32':
    case 'int64':
      return isWhole(typeof value === 'string' ? numberIn(value) : value);
    case 'float':
      return typeof value === 'number' || (typeof value === 'string' && numberIn(value) !== undefined);
    case 'struct':
      return isJsonObject(value);
    case 'json':
      return true;
    default:
      return type satisfies never;
  }
}

function isWhole(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value);
}

function numberIn(text: string): number | undefined {
  return /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(text) ? Number(text) : undefined;
}
