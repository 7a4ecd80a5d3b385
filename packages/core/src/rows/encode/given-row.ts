import { InvalidArgumentError } from '../../errors/invalid-argument-error.ts';
import { isJsonObject, type JsonObject } from '../json-object.ts';
import { formatPath } from '../json-path.ts';
import { describe } from '../messages/check-message.ts';
import { GENAI_BATCH_KEY } from '../row-key.ts';

/** Where a row may have its key, in this order, which is also that in which results are read. */
const KEY_FIELDS = [GENAI_BATCH_KEY, 'custom_id', 'customId', 'key'] as const;

/** A row, its key apart from the rest. */
export interface GivenRow {
  readonly key: string;
  readonly fields: JsonObject;
}

/**
 * Takes the key out of a row: `genai_batch_key`, `custom_id`, `key`, or `metadata.key`.
 *
 * @param position Of the row in its source, from 0: names a row that has no key, `row-000001` for the first.
 */
export function takeKey(row: JsonObject, position: number): GivenRow {
  for (const field of KEY_FIELDS) {
    if (!Object.hasOwn(row, field) || row[field] === null) continue;
    const { [field]: given, ...fields } = row;
    return { key: asKey(given, [field]), fields: withoutSameKey(fields, asKey(given, [field])) };
  }
  const { metadata, ...others } = row;
  if (!isJsonObject(metadata) || !Object.hasOwn(metadata, 'key')) return { key: madeKey(position), fields: row };
  const { key: given, ...rest } = metadata;
  const fields = Object.keys(rest).length === 0 ? others : { ...others, metadata: rest };
  return { key: asKey(given, ['metadata', 'key']), fields };
}

/** A row of the official SDK may say its key again in its metadata. */
function withoutSameKey(fields: JsonObject, key: string): JsonObject {
  const { metadata, ...others } = fields;
  if (!isJsonObject(metadata) || metadata['key'] !== key) return fields;
  const { key: _, ...rest } = metadata;
  return Object.keys(rest).length === 0 ? others : { ...others, metadata: rest };
}

function madeKey(position: number): string {
  return `row-${String(position + 1).padStart(6, '0')}`;
}

function asKey(given: unknown, path: readonly string[]): string {
  if (typeof given === 'string' && given !== '') return given;
  if (typeof given === 'number' && Number.isSafeInteger(given)) return String(given);
  const problem = given === '' ? 'is empty' : `is ${describe(given)}, where a string is expected`;
  throw new InvalidArgumentError(`${formatPath(path)} ${problem}. Give each row a key of its own, or none at all.`);
}

/** @throws InvalidArgumentError for a field that the form of the line has no place for. */
export function refuseOthers(fields: JsonObject, title: string, has: string, path: readonly string[] = []): void {
  const name = Object.keys(fields).find((field) => fields[field] !== null);
  if (name === undefined) return;
  const place = formatPath([...path, name]);
  throw new InvalidArgumentError(`${place} has no place in ${title}, which has ${has}. Leave it out.`);
}
