/**
 * Where a value lacks something of what is expected of it: objects may have more fields, lists have the same length.
 * What `expect.stringContaining(…)` and its like give is asked.
 *
 * @param place What the value is called: `body`.
 * @returns `body.model is "a", not "b"`; undefined when nothing is lacking.
 */
export function firstDifference(actual: unknown, expected: unknown, place: string): string | undefined {
  if (isAsymmetric(expected)) return expected.asymmetricMatch(actual) ? undefined : differs(actual, expected, place);
  if (expected instanceof RegExp)
    return typeof actual === 'string' && actual.search(expected) !== -1 ? undefined : differs(actual, expected, place);
  if (typeof expected !== 'object' || expected === null)
    return Object.is(actual, expected) ? undefined : differs(actual, expected, place);
  if (typeof actual !== 'object' || actual === null || Array.isArray(actual) !== Array.isArray(expected))
    return differs(actual, expected, place);
  if (Array.isArray(expected) && Array.isArray(actual) && actual.length !== expected.length)
    return `${place} has ${actual.length} items, not ${expected.length}`;
  for (const [name, value] of Object.entries(expected)) {
    const child: unknown = Object.hasOwn(actual, name) ? (actual as Record<string, unknown>)[name] : undefined;
    const difference = firstDifference(
      child,
      value,
      Array.isArray(expected) ? `${place}[${name}]` : `${place}.${name}`,
    );
    if (difference !== undefined) return difference;
  }
  return undefined;
}

/** As test runners make them; `toAsymmetricMatcher` says `Any<String>`. */
interface Asymmetric {
  asymmetricMatch(other: unknown): boolean;
  toAsymmetricMatcher?(): string;
}

function isAsymmetric(value: unknown): value is Asymmetric {
  return (
    typeof value === 'object' &&
    value !== null &&
    'asymmetricMatch' in value &&
    typeof value.asymmetricMatch === 'function'
  );
}

function differs(actual: unknown, expected: unknown, place: string): string {
  return actual === undefined ? `${place} is missing` : `${place} is ${shown(actual)}, not ${shown(expected)}`;
}

/** A value as a message shows it: JSON, patterns as they are written, and not more than a line. */
export function shown(value: unknown): string {
  const text = pattern(value) ?? JSON.stringify(value, (_, child: unknown) => pattern(child) ?? child) ?? String(value);
  return text.length <= SHOWN_CHARACTERS ? text : `${text.slice(0, SHOWN_CHARACTERS - 1)}…`;
}

function pattern(value: unknown): string | undefined {
  if (value instanceof RegExp) return String(value);
  return isAsymmetric(value) ? (value.toAsymmetricMatcher?.() ?? 'what its matcher wants') : undefined;
}

const SHOWN_CHARACTERS = 200;
