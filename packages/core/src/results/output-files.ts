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

/** How many names an error shows. */
const SHOWN = 10;

/**
 * The files that hold a job's rows. Beside them may lie unfinished ones (`incremental_predictions.jsonl`), notes
 * (`*.metadata`, `row_count.json`) and statistics (`prediction.errors_stats-*`): none of those is read.
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
  const seen: string[] = [];
  for await (const object of store.list(bucket, prefix, abortSignal)) {
    const file = object.name.slice(prefix.length);
    if (seen.length <= SHOWN) seen.push(file);
    const kind = NAMES.findIndex((pattern) => pattern.test(file));
    if (kind !== -1) found[kind]!.push(object);
  }
  const kind = found.findIndex((objects) => objects.length > 0);
  const place = formatGsUri({ bucket, name: prefix });
  if (kind === -1) {
    throw new OutputNotFoundError(`No output of a batch job in ${place}: looked for predictions.jsonl, ${show(seen)}.`);
  }
  const files = found[kind]!.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  checkShards(files, NAMES[kind]!, prefix, place);
  return files;
}

/** A shard that is missing would be rows lost in silence. */
function checkShards(files: readonly StoredObject[], pattern: RegExp, prefix: string, place: string): void {
  const shards = Number(pattern.exec(files[0]!.name.slice(prefix.length))?.groups?.['shards'] ?? files.length);
  if (files.length !== shards) {
    throw new OutputNotFoundError(
      `The output in ${place} is not whole: ${files.length} of ${shards} shards are there, ` +
        show(files.map((file) => file.name.slice(prefix.length))),
    );
  }
}

function show(seen: readonly string[]): string {
  if (seen.length === 0) return 'but nothing is there';
  return `saw ${seen.slice(0, SHOWN).join(', ')}${seen.length > SHOWN ? ' …' : ''}`;
}
