import { parseArgs } from 'node:util';

/** What the command line does not allow. The message is for whoever typed it. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

const options = {
  port: { type: 'string' },
  host: { type: 'string' },
  seed: { type: 'string' },
  speed: { type: 'string' },
  clock: { type: 'string' },
  project: { type: 'string' },
  location: { type: 'string' },
  'allow-host': { type: 'string', multiple: true },
  'admin-token-file': { type: 'string' },
  tls: { type: 'boolean' },
  fault: { type: 'string', multiple: true },
  data: { type: 'string' },
  fsync: { type: 'boolean' },
  'seed-data': { type: 'string' },
  fixtures: { type: 'string' },
  'fixture-misses': { type: 'string' },
  record: { type: 'string' },
  upstream: { type: 'string' },
  'upstream-model': { type: 'string' },
  'upstream-embedding-model': { type: 'string' },
  'upstream-kind': { type: 'string' },
  'upstream-concurrency': { type: 'string' },
  'upstream-timeout': { type: 'string' },
  credentials: { type: 'string' },
  'write-credentials': { type: 'string' },
  'unknown-credentials': { type: 'string' },
  'token-lifetime': { type: 'string' },
  'print-env': { type: 'string' },
  allow: { type: 'string', multiple: true },
  isolate: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const;

/** The options as they were typed. */
export type Options = {
  -readonly [Name in keyof typeof options]?: (typeof options)[Name] extends { multiple: true }
    ? string[]
    : (typeof options)[Name]['type'] extends 'boolean'
      ? boolean
      : string;
};

/** @throws UsageError for an option that is not known */
export function readOptions(args: readonly string[]): Options {
  try {
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: false }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

/** @throws UsageError */
export function numberOption(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (text.trim() !== '' && Number.isFinite(value)) return value;
  throw new UsageError(`${option} is a number, not ${JSON.stringify(text)}`);
}

/** @throws UsageError */
export function wholeNumberOption(
  option: string,
  text: string | undefined,
  most: number,
  least = 0,
): number | undefined {
  const value = numberOption(option, text);
  if (value === undefined || (Number.isInteger(value) && value >= least && value <= most)) return value;
  throw new UsageError(`${option} is a whole number from ${least} to ${most}, not ${JSON.stringify(text)}`);
}

/** @throws UsageError */
export function filledOption(option: string, text: string | undefined): string | undefined {
  if (text === '') throw new UsageError(`${option} must not be empty`);
  return text;
}

/** A name of Google's. @param what Completes "is …, not x". @throws UsageError */
export function nameOption(
  option: string,
  text: string | undefined,
  isName: (text: string) => boolean,
  what: string,
): string | undefined {
  const name = filledOption(option, text);
  if (name === undefined || isName(name)) return name;
  throw new UsageError(`${option} is ${what}, not ${JSON.stringify(name)}`);
}

/** One of some words. @throws UsageError */
export function chosenOption<const Word extends string>(
  option: string,
  text: string | undefined,
  words: readonly Word[],
): Word | undefined {
  const word = words.find((candidate) => candidate === text);
  if (text === undefined || word !== undefined) return word;
  const all = `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
  throw new UsageError(`${option} is ${all}, not ${JSON.stringify(text)}`);
}
