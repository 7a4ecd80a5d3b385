import { isJsonObject } from '../json.ts';

/** Fields that hold the id of a row, the surest first: `genai_batch_key` is there for nothing else. */
const ID_FIELDS = ['genai_batch_key', 'custom_id', 'key', 'id'] as const;

/** A row's own id: `genai_batch_key`, `custom_id`, `key` or `id`, whichever is there first. */
export function rowId(row: unknown): string | undefined {
  if (!isJsonObject(row)) return undefined;
  const field = ID_FIELDS.find((name) => (row[name] ?? null) !== null);
  return field === undefined ? undefined : asId(row[field]);
}

/** A text or a number is an id. */
export function asId(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}
