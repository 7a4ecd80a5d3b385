import { InvalidArgumentError } from '../../errors/invalid-argument-error.ts';
import { isJsonObject, type JsonObject } from '../json-object.ts';
import { formatPath, type JsonPath } from '../json-path.ts';
import type { FieldType, MessageType } from './message-type.ts';

/**
 * The message with its fields by the names that its type gives them, and a list where one was given without its brackets. What the
 * type does not know stays as it is. The caller's objects are only read.
 *
 * @throws InvalidArgumentError where a field is given in both spellings.
 */
export function renameFields(type: MessageType, value: JsonObject, path: JsonPath): Record<string, unknown> {
  const written: Record<string, unknown> = {};
  for (const [field, fieldValue] of Object.entries(value)) {
    if (fieldValue === undefined) continue;
    const member = type.members.get(field);
    const name = member?.name ?? field;
    if (Object.hasOwn(written, name)) {
      const place = formatPath([...path, field]);
      throw new InvalidArgumentError(`${place}: the field is given in both spellings. Keep ${name} alone.`);
    }
    // Defined, not assigned: a field called __proto__ is a field.
    Object.defineProperty(written, name, {
      value: member === undefined ? fieldValue : renameWithin(member.type, fieldValue, [...path, field]),
      enumerable: true,
      writable: true,
      configurable: true,
    });
  }
  return written;
}

function renameWithin(type: FieldType, value: unknown, path: JsonPath): unknown {
  switch (type.kind) {
    case 'message':
      if (isJsonObject(value)) return renameFields(type.type(), value, path);
      // The official SDK takes a list, or a bare value, in places where the service has one message.
      return Array.isArray(value) ? value.map((item, index) => renameWithin(type, item, [...path, index])) : value;
    case 'list':
      if (Array.isArray(value)) return value.map((item, index) => renameWithin(type.of, item, [...path, index]));
      if (!isJsonObject(value)) return value;
      return type.mayBeSingle ? [renameWithin(type.of, value, path)] : renameWithin(type.of, value, path);
    case 'textOr':
      return renameWithin(type.of, value, path);
    case 'map':
      if (!isJsonObject(value)) return value;
      return Object.fromEntries(
        Object.entries(value).map(([name, item]) => [name, renameWithin(type.of, item, [...path, name])]),
      );
    default:
      return value;
  }
}
