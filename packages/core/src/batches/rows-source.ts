import type { Settings } from '../settings/settings.ts';
import { storeKindOf } from '../stores/store-kind.ts';
import type { BatchJobSourceUnion } from './batch-job-source.ts';

/**
 * A row that this program has: for the official SDK (`contents`, `config`), as it stands in a file (`request`, `body` …),
 * or a line of JSON.
 */
export type Row = object | string;

/** Rows that this program has, or gets one by one. Those of a generator are asked for once. */
export type RowsSource = Iterable<Row> | AsyncIterable<Row>;

/** What only rows of a file have, beside or around the official SDK's `model`, `contents`, `config` and `metadata`. */
const FIELDS_OF_LINES = ['request', 'genai_batch_key', 'custom_id', 'key'];

/**
 * Whether a source is on this side, and has to be brought to the service: a path, rows, lines. On the Gemini API an
 * array of the official SDK's rows goes into the request as it is.
 */
export function isOnThisSide(
  src: BatchJobSourceUnion | RowsSource,
  backend: Settings['backend'],
): src is string | RowsSource {
  if (typeof src === 'string') return storeKindOf(src) === 'local';
  if (Array.isArray(src)) return backend === 'vertex' || src.some((row) => isOfFile(row));
  return typeof src === 'object' && src !== null && (Symbol.iterator in src || Symbol.asyncIterator in src);
}

function isOfFile(row: unknown): boolean {
  if (typeof row === 'string') return true;
  return typeof row === 'object' && row !== null && FIELDS_OF_LINES.some((field) => Object.hasOwn(row, field));
}
