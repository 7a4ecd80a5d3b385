import { InvalidArgumentError } from '../../errors/invalid-argument-error.ts';
import { isJsonObject } from '../json-object.ts';
import { formatPath } from '../json-path.ts';

/**
 * The field of a row's `metadata` that holds a note of the caller's: any but the key. The Gemini API gives such notes back,
 * and carries them within a request alone.
 *
 * @see https://ai.google.dev/api/batch-api#InlinedRequest
 */
export function noteOf(row: unknown): string | undefined {
  const metadata = isJsonObject(row) ? row['metadata'] : undefined;
  if (!isJsonObject(metadata)) return undefined;
  return Object.keys(metadata).find((name) => name !== 'key' && (metadata[name] ?? null) !== null);
}

/** Why notes are not taken, and what to do, after the place where one is. */
export const NOTES_ARE_LOST =
  'only a row within a request carries metadata; a line of a file has key and request. Keep it on your side, by the row’s key.';

/** @throws InvalidArgumentError for a row with notes, which the line that it would be cannot carry. */
export function refuseNotes(row: unknown): void {
  const note = noteOf(row);
  if (note !== undefined) throw new InvalidArgumentError(`${formatPath(['metadata', note])}: ${NOTES_ARE_LOST}`);
}
