import type { ObjectStore, StoredObject } from '../stores/object-store.ts';
import { formatGsUri, parseGsUri } from '../stores/gs/gs-uri.ts';
import { OutputNotFoundError } from './output-not-found-error.ts';

/** How a model's service names its output, the likeliest first; the first that is there holds all rows. */
const NAMES: readonly RegExp[] = [
  /^predictions\.jsonl$/,
  /^predictions\.jsonl-(?<shard>\d+)-of-(?<shards>\d+)$/,
  /^\d{12}\.jsonl$/,
  /^prediction\.results-(?<shard>\d+)-of-(?<shards>\d+)$/,
];

/** Where own models put rows that failed: beside the others, or alone. */
const ERRORS = /^prediction\.errors_stats-(?<shard>\d+)-of-(?<shards>\d+)$/;

/** How many names an error shows. */
const SHOWN = 10;

/**
 * The files that hold a job's rows; of own models, those with the rows that failed too. Beside them may lie unfinished ones
 * (`incremental_predictions.jsonl`) and notes (`*.metadata`, `row_count.json`): none of those is read.
 *
 * @param directory `gs://bucket/out/prediction-model-2025-09-19T21:26:51.569037Z`, with or without a slash at its end.
 * @throws OutputNotFoundError when no file is there, or one of several shards is missing.
 */
export async function outputFiles(
  store: ObjectStore,
  directory: string,
  abortSignal?: AbortSignal,
): Promise<readonly StoredObject[]> {
  const { bucket, name } = parseGsUri(directory);
  const prefix = name === '' || name.endsWith('/') ? name : `${name}/`;
  const found = NAMES.map((): StoredObject[] => []);
  const errors: StoredObject[] = [];
  const seen: string[] = [];
  for await (const object of store.list(bucket, prefix, abortSignal)) {
    const file = object.name.slice(prefix.length);
    if (seen.length <= SHOWN) seen.push(file);
    const kind = NAMES.findIndex((pattern) => pattern.test(file));
    if (kind !== -1) found[kind]!.push(object);
    else if (ERRORS.test(file)) errors.push(object);
  }
  const kind = found.findIndex((objects) => objects.length > 0);
  const place = formatGsUri({ bucket, name: prefix });
  if (kind === -1 && errors.length === 0) {
    throw new OutputNotFoundError(`No output of a batch job in ${place}: looked for predictions.jsonl, ${show(seen)}.`);
  }
  return [
    ...(kind === -1 ? [] : wholeOf(found[kind]!, NAMES[kind]!, prefix, place)),
    ...wholeOf(errors, ERRORS, prefix, place),
  ];
}

/** The shards in order. A shard that is missing would be rows lost in silence. */
function wholeOf(
  objects: readonly StoredObject[],
  pattern: RegExp,
  prefix: string,
  place: string,
): readonly StoredObject[] {
  const files = objects.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const names = files.map(({ name }) => name.slice(prefix.length));
  const last = names.at(-1);
  const shards = last === undefined ? 0 : shardsUpTo(last, pattern);
  if (names.length === shards) return files;
  throw new OutputNotFoundError(
    `The output in ${place} is not whole: ${names.length} of ${shards} shards are there, ${show(names)}`,
  );
}

/** How many there are, by the last one's name. BigQuery counts its shards from 0, and does not say how many they are. */
function shardsUpTo(last: string, pattern: RegExp): number {
  const said = pattern.exec(last)?.groups?.['shards'];
  if (said !== undefined) return Number(said);
  return /^\d{12}\.jsonl$/.test(last) ? Number(last.slice(0, 12)) + 1 : 1;
}

function show(seen: readonly string[]): string {
  if (seen.length === 0) return 'but nothing is there';
  return `saw ${seen.slice(0, SHOWN).join(', ')}${seen.length > SHOWN ? ' …' : ''}`;
}
