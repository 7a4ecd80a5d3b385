import { JobFailedError } from '../errors/job-failed-error.ts';
import { formatGsUri } from '../stores/gs/gs-uri.ts';
import { type LineFile, lineFile } from '../stores/line-file.ts';
import { inlineRows } from './inline-rows.ts';
import { outputDirectory } from './output-directory.ts';
import { outputFiles } from './output-files.ts';
import { OutputNotFoundError } from './output-not-found-error.ts';
import type { ResultStores } from './result-stores.ts';
import { nameOf, type ResultsJob } from './results-job.ts';

/** States that a job can end in without any results. */
const MAY_HAVE_NONE: ReadonlySet<string | undefined> = new Set([
  'JOB_STATE_FAILED',
  'JOB_STATE_CANCELLED',
  'JOB_STATE_EXPIRED',
]);

/**
 * What holds a job's rows, wherever it put them: in the job itself, a file of the Gemini API, or objects of Cloud Storage.
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
  const { objects } = stores;
  const files = await objectsOf(job, objects, abortSignal);
  for (const file of files) {
    yield lineFile(formatGsUri(file), (signal) => objects.read(file, signal));
  }
}

async function objectsOf(
  job: ResultsJob,
  objects: ResultStores['objects'],
  abortSignal?: AbortSignal,
): ReturnType<typeof outputFiles> {
  try {
    return await outputFiles(objects, await outputDirectory(objects, job, abortSignal), abortSignal);
  } catch (error) {
    const { state } = job;
    const hasNone = error instanceof OutputNotFoundError && error.candidates.length === 0;
    if (!hasNone || state === undefined || !MAY_HAVE_NONE.has(state)) throw error;
    throw new JobFailedError({ name: nameOf(job), state, ...(job.error && { error: job.error }) });
  }
}
