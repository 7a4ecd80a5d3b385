import { ConfigurationError } from '../errors/configuration-error.ts';
import { fieldsOfRow } from './fields-of-row.ts';
import { isJsonObject, type JsonObject } from './json-object.ts';

/**
 * The field that carries a row's key where the service has none for it: on Vertex AI any top-level scalar of a line for
 * Gemini comes back on the output line, and a line for an own model or a text embedding comes back whole.
 */
export const GENAI_BATCH_KEY = 'genai_batch_key';

/** What rows are found by that come back without anything of what was sent. */
export const GIVE_KEYS = 'Send rows with a key: `metadata: { key }` in the request, or `key` on the lines of a file.';

/** Where the key of a line is: the name of a field of the row, or a function of the whole line. */
export type RowKey = string | ((line: Record<string, unknown>) => string);

/** The fields looked at, in this order, where the caller names none. Ours is first: a line may have others beside it. */
const DEFAULT_FIELDS = [GENAI_BATCH_KEY, 'custom_id', 'key'] as const;

/** The key of a line: its text and its parsed form. Undefined where the line has none. */
export type KeyReader = (line: JsonObject, text: string) => string | undefined;

/**
 * @throws ConfigurationError from the reader, where the caller's function gives no string.
 */
export function keyReader(key?: RowKey): KeyReader {
  if (typeof key === 'function') return (line) => keyFromFunction(key, line);
  return key === undefined ? DEFAULT_READER : keyOfField(key);
}

/**
 * Reads the key from one field.
 *
 * @param within The field of the line that has the one with the key. @default the line itself has it
 */
export function keyOfField(field: string, within?: string): KeyReader {
  return (line, text) => keyFromField(line, field, text, within);
}

/** Reads the key with the first of the readers that finds one. */
export function firstOf(...readers: readonly KeyReader[]): KeyReader {
  return (line, text) => {
    for (const read of readers) {
      const found = read(line, text);
      if (found !== undefined) return found;
    }
    return undefined;
  };
}

const DEFAULT_READER: KeyReader = firstOf(
  ...DEFAULT_FIELDS.map((field) => keyOfField(field)),
  // Rows within a response have a `metadata`; own models and text embeddings repeat the `instance`.
  keyOfField('key', 'metadata'),
  keyOfField(GENAI_BATCH_KEY, 'instance'),
);

function keyFromFunction(key: Exclude<RowKey, string>, line: JsonObject): string | undefined {
  const found: unknown = key(line);
  if (typeof found === 'number') return String(found);
  if (typeof found === 'string') return found === '' ? undefined : found;
  if (found === undefined || found === null) return undefined;
  throw new ConfigurationError(`The option \`key\` gave ${describe(found)} for a line; it must give a string.`);
}

function keyFromField(line: JsonObject, field: string, text: string, within?: string): string | undefined {
  const holder = within === undefined ? line : line[within];
  const value = isJsonObject(holder) && Object.hasOwn(holder, field) ? holder[field] : undefined;
  if (typeof value === 'string') return value === '' ? undefined : value;
  if (typeof value !== 'number') return undefined;
  return Number.isInteger(value) && !Number.isSafeInteger(value) ? digitsOf(field, text, value, within) : String(value);
}

/** The number as written: beyond 2^53 two different keys would read as one. */
function digitsOf(field: string, text: string, value: number, within?: string): string {
  const written = new Map<unknown, string>();
  // The reviver's third argument, which TypeScript's library does not know yet, holds the source text of a primitive.
  // https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Global_Objects/JSON/parse#reviver
  const root: unknown = JSON.parse(text, function (this: unknown, name, member: unknown, ...[context]: Source[]) {
    if (name === field && context?.source !== undefined) written.set(this, context.source);
    return member;
  });
  return written.get(within === undefined ? root : (root as JsonObject)[within]) ?? String(value);
}

interface Source {
  readonly source?: string;
}

/**
 * Why no row can be matched, and what to pass instead.
 * @param where File and line, e.g. `gs://bucket/predictions.jsonl, line 1`.
 */
export function noKeyError(line: JsonObject, key: RowKey | undefined, where: string): ConfigurationError {
  const ofRow = fieldsOfRow(line);
  const fields = ofRow.filter((name) => ['string', 'number', 'boolean'].includes(typeof line[name]));
  const looked =
    typeof key === 'string'
      ? `no string or number in \`${key}\``
      : key
        ? 'the option `key` gave nothing'
        : `no string or number in ${DEFAULT_FIELDS.map((field) => `\`${field}\``).join(', ')}`;
  const seen = fields.length === 0 ? 'It has no scalar top-level field.' : `Its scalar fields: ${fields.join(', ')}.`;
  const advice =
    fields.length > 0
      ? `Pass the one that names the row, e.g. \`key: '${fields[0]}'\`, or \`key: (line) => …\`.`
      : ofRow.length > 0
        ? `Pass \`key: (line) => …\` to take the key from within the line, e.g. from \`line.${ofRow[0]}\`.`
        : `It repeats nothing of its row: leave out \`key\`, and such answers are \`unmatched\`. ${GIVE_KEYS}`;
  return new ConfigurationError(`A result cannot be matched to its row: ${looked} (${where}). ${seen} ${advice}`);
}

function describe(value: unknown): string {
  return Array.isArray(value) ? 'an array' : `a value of type ${typeof value}`;
}
