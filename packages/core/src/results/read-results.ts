import { outputLineReader } from '../rows/output-line.ts';
import type { RowOutcome, Unmatched } from '../rows/row-outcome.ts';
import type { GoogleAccess } from '../stores/google-access.ts';
import { formatGsUri } from '../stores/gs/gs-uri.ts';
import { gsStore } from '../stores/gs/gs-store.ts';
import { readLines } from '../stores/lines.ts';
import type { ObjectStore } from '../stores/object-store.ts';
import { outputDirectory } from './output-directory.ts';
import { outputFiles } from './output-files.ts';
import type { ResultsJob } from './results-job.ts';
import type { ResultsOptions } from './results-options.ts';

/**
 * Streams the rows of an ended job, one outcome for each line of its output, in the order of the file: not that of the
 * input. Memory is bounded whatever the size, a slow consumer slows the download, and leaving the loop ends it.
 *
 * @throws ConfigurationError when no key is found on the lines, or `@google-cloud/storage` is not installed.
 * @throws OutputNotFoundError when the output is not where it should be.
 * @throws JobNotEndedError, JobFailedError when the job has no output.
 * @throws ApiError when Cloud Storage refuses; UnreadableFileError when a file cannot be read to its end.
 */
export function readResults(
  job: ResultsJob,
  options: ResultsOptions = {},
  access: GoogleAccess = {},
): AsyncGenerator<RowOutcome | Unmatched, void> {
  return readResultsFrom(gsStore(access), job, options);
}

/** As {@link readResults}, from any object store. */
export async function* readResultsFrom(
  store: ObjectStore,
  job: ResultsJob,
  { key, abortSignal }: ResultsOptions = {},
): AsyncGenerator<RowOutcome | Unmatched, void> {
  abortSignal?.throwIfAborted();
  const directory = await outputDirectory(store, job, abortSignal);
  const readLine = outputLineReader(job.model, key);
  for (const file of await outputFiles(store, directory, abortSignal)) {
    const uri = formatGsUri(file);
    for await (const { lines, firstLineNumber, malformed } of readLines(store.read(file, abortSignal), { uri })) {
      for (let index = 0; index < lines.length; index++) {
        const line = lines[index]!;
        if (isBlank(line)) continue;
        abortSignal?.throwIfAborted();
        const lineNumber = firstLineNumber + index;
        yield malformed?.has(index)
          ? { status: 'unmatched', line, reason: 'not valid UTF-8', lineNumber }
          : readLine(line, lineNumber, uri);
      }
    }
  }
}

/** A file may end with several newlines. */
function isBlank(line: string): boolean {
  return line === '' || /^\s+$/.test(line);
}
