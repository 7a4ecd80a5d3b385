import { isJsonObject } from '../model/json.ts';

/** Looks at a value. @returns What is wrong with it, with its place; undefined when nothing is. */
export type Check = (value: unknown, place: string) => string | undefined;

export const text: Check = (value, place) => (typeof value === 'string' ? undefined : `${place} is a text`);
export const anObject: Check = (value, place) => (isJsonObject(value) ? undefined : `${place} is an object`);
export const flag: Check = (value, place) => (typeof value === 'boolean' ? undefined : `${place} is true or false`);

export function number(min: number, max: number, isWhole = false): Check {
  return (value, place) => {
    const fits = typeof value === 'number' && value >= min && value <= max && (!isWhole || Number.isInteger(value));
    return fits ? undefined : `${place} is a ${isWhole ? 'whole ' : ''}number from ${min} to ${max}`;
  };
}

export function oneOf(...choices: readonly unknown[]): Check {
  return (value, place) => (choices.includes(value) ? undefined : `${place} is one of ${choices.join(', ')}`);
}

export function either(...checks: readonly Check[]): Check {
  return (value, place) => {
    const problems = checks.map((check) => check(value, place));
    return problems.includes(undefined) ? undefined : problems.join(', or ');
  };
}

export function listOf(item: Check, least = 0): Check {
  return (value, place) => {
    if (!Array.isArray(value) || value.length < least) return `${place} is a list of ${least} or more`;
    return first(value.map((each: unknown, index) => item(each, `${place}[${index}]`)));
  };
}

export function object(
  required: Readonly<Record<string, Check>>,
  optional: Readonly<Record<string, Check>> = {},
): Check {
  return (value, place) => {
    if (!isJsonObject(value)) return `${place} is an object`;
    const missing = Object.keys(required).find((name) => !(name in value));
    if (missing !== undefined) return `${place} has no ${missing}`;
    const checks: Readonly<Record<string, Check>> = { ...required, ...optional };
    return first(
      Object.entries(value).map(([name, field]) => {
        const check = Object.hasOwn(checks, name) ? checks[name] : undefined;
        return check ? check(field, `${place}.${name}`) : `${place}.${name} is not known`;
      }),
    );
  };
}

function first(problems: readonly (string | undefined)[]): string | undefined {
  return problems.find((problem) => problem !== undefined);
}
