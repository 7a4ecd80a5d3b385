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
  return JSON.stringify(value, ordered);
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

function ordered(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || isRawJson(value)) return value;
  const names = Object.keys(value);
  if (names.every((name, at) => at === 0 || names[at - 1]! < name)) return value;
  const from = value as Readonly<Record<string, unknown>>;
  return Object.fromEntries(names.toSorted().map((name) => [name, from[name]]));
}
