/** Numbers that are not written back as they came: exact ones of many digits, and those with a point or an exponent. */
const DELICATE_NUMBER = /\d{16}|\d[.eE]/;

/**
 * A JSON text as BigQuery keeps it in a JSON column: without white space, the names of an object in order.
 *
 * @throws SyntaxError for what is no JSON
 */
export function canonicalJson(text: string): string {
  return jsonText(parseJson(text));
}

/** A value as a text of JSON, in the same form. */
export function jsonText(value: unknown): string {
  // A replacer would be asked for every value: that takes several times as long.
  return JSON.stringify(ordered(value));
}

/**
 * Reads JSON for cells. Numbers that JavaScript's have no room for keep all of their digits: {@link exactNumber} tells them.
 *
 * @throws SyntaxError for what is no JSON
 */
export function parseJson(text: string): unknown {
  return DELICATE_NUMBER.test(text) ? parseExactly(text) : JSON.parse(text);
}

/** The digits of a number that was read as they were; undefined for any other value. */
export function exactNumber(value: unknown): string | undefined {
  return isRawJson(value) ? (value as { rawJSON: string }).rawJSON : undefined;
}

function parseExactly(text: string): unknown {
  const parse = JSON.parse as (
    text: string,
    revive: (key: string, value: unknown, at: { source?: string }) => unknown,
  ) => unknown;
  return parse(text, (_key, value, { source }) =>
    typeof value === 'number' && source !== undefined && String(value) !== source ? rawJson(source) : value,
  );
}

// In V8 since Node 21; TypeScript's library has not heard of it.
const rawJson = (JSON as unknown as { rawJSON: (text: string) => object }).rawJSON;
const isRawJson = (JSON as unknown as { isRawJSON: (value: unknown) => boolean }).isRawJSON;

/** The same with the names of all its objects in order; a copy of those parts only that have to change. */
function ordered(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || isRawJson(value)) return value;
  if (Array.isArray(value)) {
    const items = value.map(ordered);
    return items.every((item, at) => item === value[at]) ? value : items;
  }
  // What a date, or whatever else says so, is as JSON.
  if ('toJSON' in value && typeof value.toJSON === 'function') return ordered(value.toJSON());
  const given = value as Readonly<Record<string, unknown>>;
  const names = Object.keys(given);
  const isInOrder = names.every((name, at) => at === 0 || names[at - 1]! < name);
  if (!isInOrder) names.sort();
  const fields = names.map((name) => ordered(given[name]));
  if (isInOrder && fields.every((field, at) => field === given[names[at]!])) return value;
  return Object.fromEntries(names.map((name, at) => [name, fields[at]]));
}
