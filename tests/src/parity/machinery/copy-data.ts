/** A deep copy of plain objects and arrays; blobs, signals, functions and logins are handed on as they are. */
export function copyData(value: unknown, replace: (text: string) => string = (text) => text): unknown {
  if (typeof value === 'string') return replace(value);
  if (Array.isArray(value)) return value.map((item) => copyData(item, replace));
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, copyData(item, replace)]));
}
