import type { Check } from './check-options.ts';
import { shown } from './shown.ts';

/** Looked at by whoever it is for. */
export const anything: Check = () => {};

export const flag: Check = oneOf(true, false);

export function oneOf(...values: readonly (string | boolean)[]): Check {
  return (value, name) => {
    if (values.includes(value as string)) return;
    throw new TypeError(`${name} is ${values.slice(0, -1).join(', ')} or ${values.at(-1)}, not ${shown(value)}`);
  };
}

/** @param what Completes "is …, not 3". @param isSecret The value is left out of what is said. */
export function taking(
  what: string,
  isTaken: (value: unknown) => boolean,
  { isSecret = false }: { isSecret?: boolean } = {},
): Check {
  return (value, name) => {
    if (!isTaken(value)) throw new TypeError(`${name} is ${what}${isSecret ? '' : `, not ${shown(value)}`}`);
  };
}

export const text: Check = taking('a text that is not empty', isText);
export const texts: Check = taking('a list of texts', areTexts);
export const secret: Check = taking('a text that is not empty', isText, { isSecret: true });
export const secrets: Check = taking('a list of texts that are not empty', areTexts, { isSecret: true });
export const callable: Check = taking('a function', (value) => typeof value === 'function');

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

function areTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every(isText);
}

/** @param what Completes "is …, not 3". */
export function number(what: string, isTaken: (value: number) => boolean): Check {
  return (value, name) => {
    if (typeof value !== 'number') throw new TypeError(`${name} is ${what}, not ${shown(value)}`);
    if (!isTaken(value)) throw new RangeError(`${name} is ${what}, not ${value}`);
  };
}

export const amount: Check = number('a number that is not negative', (value) => value >= 0);
export const span: Check = number('a number of milliseconds, or Infinity', (value) => value >= 0);

export function wholeFrom(least: number): Check {
  return number(`a whole number from ${least}`, (value) => Number.isInteger(value) && value >= least);
}
