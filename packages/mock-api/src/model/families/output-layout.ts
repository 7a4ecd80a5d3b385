/** What a job's output objects are called, and how rows are spread over them. */
export interface OutputLayout {
  /** @param shard From 0. @param shards How many there are. */
  readonly name: (shard: number, shards: number) => string;
  /** Another object for so many rows … */
  readonly rowsPerShard: number;
  /** … up to this many. */
  readonly maxShards: number;
  /** The object that failed rows go to; with the others when there is none. */
  readonly errorsName?: string;
  /** Whether files lie beside these that say the same again, or nothing of use. */
  readonly hasSiblings?: boolean;
}

/** As Apache Beam names the pieces of a whole: `predictions.jsonl-00000-of-00003`. */
export function beamShards(name: string): OutputLayout['name'] {
  return (shard, shards) => `${name}-${digits(shard, 5)}-of-${digits(shards, 5)}`;
}

/** Everything in one `predictions.jsonl`. */
export const oneFile: OutputLayout = { name: () => 'predictions.jsonl', rowsPerShard: Infinity, maxShards: 1 };

/** How a job's output is laid out in a cloud that cuts up what would be one file, or puts others beside it. */
export function layoutIn(
  layout: OutputLayout,
  { rowsPerShard, outputSiblings: hasSiblings }: { rowsPerShard: number; outputSiblings: boolean },
): OutputLayout {
  if (layout !== oneFile) return layout;
  if (rowsPerShard === Infinity) return { ...oneFile, hasSiblings };
  return { name: beamShards('predictions.jsonl'), rowsPerShard, maxShards: 100_000, hasSiblings };
}

/** As BigQuery names what it exports: `000000000000.jsonl`. */
export const exportedFiles: OutputLayout = {
  name: (shard) => `${digits(shard, 12)}.jsonl`,
  rowsPerShard: 100_000,
  maxShards: 1000,
};

/** Results over up to ten objects, errors in one of their own. */
export const resultsAndErrors: OutputLayout = {
  name: beamShards('prediction.results'),
  rowsPerShard: 100,
  maxShards: 10,
  errorsName: beamShards('prediction.errors_stats')(0, 1),
};

function digits(number: number, length: number): string {
  return String(number).padStart(length, '0');
}
