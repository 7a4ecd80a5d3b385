import { InvalidArgumentError } from '../errors/invalid-argument-error.ts';
import { formatPath } from './json-path.ts';

/**
 * A copy of the value as JSON has it: members that are undefined left out, `toJSON` called.
 *
 * @throws InvalidArgumentError for what JSON would change or lose: NaN, functions, bytes, a bigint, a circle.
 */
export function toJsonValue(given: unknown): unknown {
  return copy(given, [], []);
}

function copy(given: unknown, path: (string | number)[], within: unknown[]): unknown {
  const value = hasToJson(given) ? given.toJSON(String(path.at(-1) ?? '')) : given;
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      if (Number.isFinite(value)) return value;
      throw notJson(path, `${value} is no number of JSON`, 'Leave it out, or give a number.');
    case 'object':
      break;
    default:
      throw notJson(path, `a value of type ${typeof value} cannot be sent`, 'Leave it out.');
  }
  if (value === null) return null;
  if (within.includes(value)) throw notJson(path, 'the object holds itself', 'Leave it out.');
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) {
    throw notJson(path, 'bytes cannot be sent as they are', "Give base64: Buffer.from(bytes).toString('base64').");
  }
  within.push(value);
  const copied = Array.isArray(value) ? copyList(value, path, within) : copyObject(value, path, within);
  within.pop();
  return copied;
}

function copyList(list: readonly unknown[], path: (string | number)[], within: unknown[]): unknown[] {
  // Not `map`, which leaves holes.
  return Array.from(list, (item, index) => copyAt(index, item, path, within));
}

function copyObject(value: object, path: (string | number)[], within: unknown[]): Record<string, unknown> {
  const copied: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(value)) {
    if (member === undefined) continue;
    const settings = {
      value: copyAt(name, member, path, within),
      enumerable: true,
      writable: true,
      configurable: true,
    };
    Object.defineProperty(copied, name, settings);
  }
  return copied;
}

function copyAt(step: string | number, value: unknown, path: (string | number)[], within: unknown[]): unknown {
  path.push(step);
  const copied = copy(value, path, within);
  path.pop();
  return copied;
}

function hasToJson(value: unknown): value is { toJSON(name: string): unknown } {
  // A Buffer has one that nobody wants.
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return false;
  return 'toJSON' in value && typeof value.toJSON === 'function';
}

function notJson(path: readonly (string | number)[], problem: string, advice: string): InvalidArgumentError {
  return new InvalidArgumentError(`${formatPath(path)}: ${problem}. ${advice}`);
}
