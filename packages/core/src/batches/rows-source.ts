import { camelCase } from '../rows/spelling.ts';
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

/**
 * What only rows of a file have, beside or around the official SDK's `model`, `contents`, `config` and `metadata`: sent as
 * by that SDK, it would be lost. In camelCase, for both spellings.
 */
const FIELDS_OF_LINES: ReadonlySet<string> = new Set([
  'request',
  'genaiBatchKey',
  'customId',
  'key',
  'generationConfig',
  'systemInstruction',
  'tools',
  'toolConfig',
  'safetySettings',
  'cachedContent',
  'labels',
  'serviceTier',
  'continuationToken',
  'store',
]);

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
  if (typeof row !== 'object' || row === null) return false;
  return Object.entries(row).some(([name, value]) => (value ?? null) !== null && FIELDS_OF_LINES.has(camelCase(name)));
}
