import { nearMiss } from './near-miss.ts';
import { shown } from './shown.ts';

/** Looks at the value of an option. @throws TypeError, RangeError that says what the option takes */
export type Check = (value: unknown, name: string) => void;

/** A check for each option there is: the compiler finds those that were forgotten. */
export type ChecksOf<Options> = { readonly [Name in keyof Options]-?: Check };

/**
 * Looks at the names and values of options, for callers whom no compiler told.
 *
 * @param of Who takes them, such as `createMockCloud`, or the option that they are parts of, such as `gemini.quota`.
 * @param path What comes before their names in messages. @default `of` and a dot
 * @returns Those that were given: `undefined` is as if left out.
 * @throws TypeError for a name that is none, with what was probably meant and what there is; TypeError, RangeError for a value
 */
export function checkOptions<Options extends object>(
  options: Options,
  checks: ChecksOf<Options>,
  of: string,
  path = `${of}.`,
): Options {
  if (!isPlain(options)) throw new TypeError(`The options of ${of} are an object, not ${shown(options)}`);
  const given: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(options)) {
    if (!Object.hasOwn(checks, name)) throw new TypeError(unknownName(name, Object.keys(checks), of));
    if (value === undefined) continue;
    checks[name as keyof Options](value, `${path}${name}`);
    given[name] = value;
  }
  return given as Options;
}

function unknownName(name: string, names: readonly string[], of: string): string {
  const near = nearMiss(name, names);
  return `${of} has no option ${name.slice(0, 100)}.${near === undefined ? '' : ` Did you mean ${near}?`} It has ${names.join(', ')}.`;
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An option that is made of others. */
export function group<Options extends object>(checks: ChecksOf<Options>): Check {
  return (value, name) => void checkOptions(value as Options, checks, name);
}

/** An option by names that the caller chooses. */
export function byName(check: Check): Check {
  return (value, name) => {
    if (!isPlain(value)) throw new TypeError(`${name} is an object, not ${shown(value)}`);
    for (const [key, each] of Object.entries(value)) check(each, `${name}.${key}`);
  };
}
