import { ApiError } from '../errors/api-error.ts';
import { JobFailedError } from '../errors/job-failed-error.ts';
import { formatGsUri } from '../stores/gs/gs-uri.ts';
import { type LineFile, lineFile } from '../stores/line-file.ts';
import { inlineRows } from './inline-rows.ts';
import { outputDirectory } from './output-directory.ts';
import { outputFiles } from './output-files.ts';
import { OutputNotFoundError } from './output-not-found-error.ts';
import { outputTable } from './output-table.ts';
import type { ResultStores } from './result-stores.ts';
import { nameOf, type ResultsJob } from './results-job.ts';

/** States that a job can end in without any results. */
const MAY_HAVE_NONE: ReadonlySet<string | undefined> = new Set([
  'JOB_STATE_FAILED',
  'JOB_STATE_CANCELLED',
  'JOB_STATE_EXPIRED',
]);

/**
 * What holds a job's rows, wherever it put them: in the job itself, a file of the Gemini API, a table
 * of BigQuery, or objects of Cloud Storage.
 *
 * @throws JobFailedError when it ended without results, however it ended.
 * @throws OutputNotFoundError when they are not where they should be.
 */
export async function* resultFiles(
  job: ResultsJob,
  stores: ResultStores,
  abortSignal?: AbortSignal,
): AsyncGenerator<Pick<LineFile, 'uri' | 'lines'>, void> {
  const { dest } = job;
  const inline = dest?.inlinedResponses ?? dest?.inlinedEmbedContentResponses;
  if (inline !== undefined) {
    yield inlineRows(inline, nameOf(job));
    return;
  }
  if (dest?.fileName !== undefined && dest.fileName !== '') {
    yield stores.openFile(dest.fileName);
    return;
  }
  const table = await orFailed(job, isNotTold, async () => outputTable(job));
  if (table !== undefined && !job.outputInfo?.gcsOutputDirectory) {
    yield await orFailed(job, isNoTable, () => stores.openTable(table, abortSignal));
    return;
  }
  const { objects } = stores;
  const files = await orFailed(job, isNotTold, async () =>
    outputFiles(objects, await outputDirectory(objects, job, abortSignal), abortSignal),
  );
  for (const file of files) {
    yield lineFile(formatGsUri(file), (signal) => objects.read(file, signal));
  }
}

/** What was found; a job that may have left nothing, and did, has failed. */
async function orFailed<T>(job: ResultsJob, isNone: (error: unknown) => boolean, find: () => Promise<T>): Promise<T> {
  try {
    return await find();
  } catch (error) {
    const { state } = job;
    if (!isNone(error) || state === undefined || !MAY_HAVE_NONE.has(state)) throw error;
    throw new JobFailedError({ name: nameOf(job), state, ...(job.error && { error: job.error }) });
  }
}

function isNotTold(error: unknown): boolean {
  return error instanceof OutputNotFoundError && error.candidates.length === 0;
}

function isNoTable(error: unknown): boolean {
  return error instanceof ApiError && error.status === 404;
}
