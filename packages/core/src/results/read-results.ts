import { type OutputLineReader, outputLineReader } from '../rows/output-line.ts';
import type { RowOutcome, Unmatched } from '../rows/row-outcome.ts';
import type { OpenSource } from './account/source-keys.ts';
import { gsFiles } from '../stores/gs/gs-files.ts';
import { gsStore } from '../stores/gs/gs-store.ts';
import { bqTables } from '../stores/bq/bq-tables.ts';
import { storeKindOf } from '../stores/store-kind.ts';
import { FirstKey } from './first-key.ts';
import { jobKeys } from './job-keys.ts';
import { jobResults } from './job-results.ts';
import { resultFiles } from './result-files.ts';
import { type ResultsAccess, resultStores, type ResultStores } from './result-stores.ts';
import type { ResultsJob } from './results-job.ts';
import type { ResultsOptions } from './results-options.ts';
import { isTable } from './row-place.ts';
import { tableRow } from './table-keys.ts';

/**
 * Streams the rows of an ended job, one outcome for each line of its output, in the order of the file: not that of the
 * input. Memory is bounded whatever the size, a slow consumer slows the download, and leaving the loop ends it.
 *
 * @throws ConfigurationError when no key is found on any line though the option `key` could find one, or `@google-cloud/storage` or
 * `@google-cloud/bigquery` is needed and not installed.
 * @throws OutputNotFoundError when the output is not where it should be.
 * @throws JobNotEndedError, JobFailedError when the job has no output.
 * @throws ApiError when the store refuses; UnreadableFileError when a file cannot be read to its end.
 */
export function readResults<Output = string>(
  job: ResultsJob,
  options: ResultsOptions<Output> = {},
  access: ResultsAccess = {},
): AsyncGenerator<RowOutcome<Output> | Unmatched, void> {
  const { key, abortSignal } = options;
  return jobResults(job, options, {
    readRows: (entering) => readResultsFrom(resultStores(access), job, { key, abortSignal }, entering),
    openSource: sourcesWith(access),
  });
}

function sourcesWith(access: ResultsAccess): OpenSource {
  return async function* (uri, abortSignal) {
    if (storeKindOf(uri) === 'bq') yield await bqTables(access)(uri, abortSignal);
    else yield* gsFiles(gsStore(access), uri, abortSignal);
  };
}

/** As {@link readResults}, from any stores. @param entering What each reading of a line goes through. */
export async function* readResultsFrom(
  stores: ResultStores,
  job: ResultsJob,
  { key, abortSignal }: Pick<ResultsOptions, 'key' | 'abortSignal'> = {},
  entering: (read: OutputLineReader) => OutputLineReader = (read) => read,
): AsyncGenerator<RowOutcome | Unmatched, void> {
  abortSignal?.throwIfAborted();
  const keys = jobKeys(job, key);
  const readLine = entering(outputLineReader(job.model, keys.ofOutput));
  const firstKey = new FirstKey(keys.key);
  const told = (row: RowOutcome | Unmatched): RowOutcome | Unmatched => (ofTable ? tableRow(row, keys.key) : row);
  let ofTable = false;
  for await (const file of resultFiles(job, stores, abortSignal)) {
    const { uri } = file;
    ofTable = isTable(uri);
    for await (const { lines, firstLineNumber, malformed } of file.lines(abortSignal)) {
      for (let index = 0; index < lines.length; index++) {
        const line = lines[index]!;
        if (isBlank(line)) continue;
        abortSignal?.throwIfAborted();
        const lineNumber = firstLineNumber + index;
        const row: RowOutcome | Unmatched = malformed?.has(index)
          ? { status: 'unmatched', line, reason: 'not valid UTF-8', lineNumber }
          : readLine(line, lineNumber);
        if (firstKey.isSeen) yield told(row);
        else yield* firstKey.add(row, uri).map(told);
      }
    }
  }
  yield* firstKey.end().map(told);
}

/** A file may end with several newlines. */
function isBlank(line: string): boolean {
  return line === '' || /^\s+$/.test(line);
}
