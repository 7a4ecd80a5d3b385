/**
 * A deep copy of plain data: objects, arrays, and values that cannot change. Jobs are copied whenever somebody looks at
 * one; `structuredClone`, which is made for more, takes ten times as long.
 */
export function plainCopy<Value>(value: Value): Value {
  return copy(value) as Value;
}

function copy(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(copy);
  const copied: Record<string, unknown> = {};
  for (const key of Object.keys(value)) define(copied, key, copy((value as Record<string, unknown>)[key]));
  return copied;
}

/** Data from outside may have a field `__proto__`, which is one like any other. */
function define(object: Record<string, unknown>, key: string, value: unknown): void {
  if (key !== '__proto__') object[key] = value;
  else Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
}
