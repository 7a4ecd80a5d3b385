/**
 * What keeps lines, by the beginning of an address: this machine, Cloud Storage, BigQuery, the Gemini API's files, or a
 * dataset of Vertex AI.
 */
export type StoreKind = 'local' | 'gs' | 'bq' | 'files' | 'dataset';

/** A path says so itself: it begins with a dot, a slash or a drive, or ends as files of lines do. */
const LOCAL = /^(?:\.{0,2}[/\\]|[A-Za-z]:[/\\]|file:)|\.(?:jsonl|ndjson)(?:\.gz)?$/;
const OTHER_SCHEME = /^(?!file:)[A-Za-z][A-Za-z0-9+.-]+:/;

/**
 * Which store an address leads to; undefined for what is none. What the official client knows (`gs://`, `bq://`,
 * `files/…`, `projects/…/datasets/…`) is never taken for a path: write `./files/rows.jsonl` for a file in a folder of
 * that name.
 */
export function storeKindOf(address: string): StoreKind | undefined {
  if (address.startsWith('gs://')) return 'gs';
  if (address.startsWith('bq://')) return 'bq';
  if (address.startsWith('files/')) return 'files';
  if (/^projects\/[^/]+\/locations\/[^/]+\/datasets\//.test(address)) return 'dataset';
  return LOCAL.test(address) && !OTHER_SCHEME.test(address.replace(/^[A-Za-z]:[/\\]/, '')) ? 'local' : undefined;
}
