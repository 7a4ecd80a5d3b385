import { InvalidArgumentError } from '../errors/invalid-argument-error.ts';
import type { RowsSource } from '../batches/rows-source.ts';
import { localFile } from '../stores/local/local-file.ts';

/** Rows as they come: objects, or lines of JSON. */
export interface GivenRows {
  readonly rows: readonly unknown[];
  /** Indexes of lines that are no UTF-8. */
  readonly malformed?: ReadonlySet<number>;
}

/** Rows that are taken together: a loop that waits costs more than most rows. */
const BATCH = 512;

/** The rows of a source on this side, in order. @param src A path, or the rows. */
export async function* givenRows(
  src: string | RowsSource,
  abortSignal: AbortSignal | undefined,
): AsyncGenerator<GivenRows, void> {
  if (typeof src === 'string') {
    for await (const { lines, malformed } of localFile(src).lines(abortSignal)) {
      yield malformed === undefined ? { rows: lines } : { rows: lines, malformed };
    }
  } else if (Symbol.asyncIterator in src) {
    for await (const row of src) {
      abortSignal?.throwIfAborted();
      yield { rows: [row] };
    }
  } else {
    yield* inBatches(src, abortSignal);
  }
}

async function* inBatches(
  src: Iterable<unknown>,
  abortSignal: AbortSignal | undefined,
): AsyncGenerator<GivenRows, void> {
  let rows: unknown[] = [];
  for (const row of src) {
    if (rows.push(row) < BATCH) continue;
    abortSignal?.throwIfAborted();
    yield { rows };
    rows = [];
  }
  if (rows.length > 0) yield { rows };
}

/** How errors call the source. */
export function nameOfSource(src: string | RowsSource): string {
  return typeof src === 'string' ? src : 'src';
}

export function refuseNoRows(src: string | RowsSource): never {
  throw new InvalidArgumentError(`There is no row in ${nameOfSource(src)}. Give at least one.`);
}
