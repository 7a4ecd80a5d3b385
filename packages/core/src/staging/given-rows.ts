import { InvalidArgumentError } from '../errors/invalid-argument-error.ts';
import type { RowsSource } from '../batches/rows-source.ts';
import { inputBatches } from '../rows/check/input-lines.ts';
import { localFile } from '../stores/local/local-file.ts';
import { packedBytesBroken } from '../stores/numbered-lines.ts';

/** Rows as they come: objects, or lines of JSON. */
export interface GivenRows {
  readonly rows: readonly unknown[];
  /** Of the lines of a file: number of the first, from 1. */
  readonly firstLineNumber?: number;
  /** Indexes of lines that are no UTF-8. */
  readonly malformed?: ReadonlySet<number> | undefined;
  /** Lengths in bytes of lines that were too long to be kept; an empty one stands in each one's place. */
  readonly tooLong?: ReadonlyMap<number, number> | undefined;
}

export interface GivenRowsOptions {
  /** A longer line of a file is not kept. */
  readonly maxLineBytes: number;
  readonly abortSignal: AbortSignal | undefined;
}

/** Rows that are taken together: a loop that waits costs more than most rows. */
const BATCH = 512;

/** The rows of a source on this side, in order. @param src A path, or the rows. */
export async function* givenRows(
  src: string | RowsSource,
  { maxLineBytes, abortSignal }: GivenRowsOptions,
): AsyncGenerator<GivenRows, void> {
  if (typeof src === 'string') {
    yield* ofFile(src, maxLineBytes, abortSignal);
  } else if (Symbol.asyncIterator in src) {
    for await (const row of src) {
      abortSignal?.throwIfAborted();
      yield { rows: [row] };
    }
  } else {
    yield* inBatches(src, abortSignal);
  }
}

async function* ofFile(
  src: string,
  maxLineBytes: number,
  abortSignal: AbortSignal | undefined,
): AsyncGenerator<GivenRows, void> {
  let nextLine = 1;
  try {
    for await (const batch of inputBatches(localFile(src).bytes(abortSignal), maxLineBytes)) {
      const { firstLineNumber, lines, hasCarriageReturn, malformed, tooLong } = batch;
      nextLine = firstLineNumber + lines.length;
      const rows = hasCarriageReturn ? lines.map((line) => line.replace(/\r$/, '')) : lines.slice();
      if (firstLineNumber === 1) rows[0] = rows[0]!.replace(/^\uFEFF/, '');
      yield { rows, firstLineNumber, malformed, tooLong };
    }
  } catch (error) {
    throw packedBytesBroken(error, src, nextLine);
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
