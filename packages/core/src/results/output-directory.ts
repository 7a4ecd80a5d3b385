import { ApiError } from '../errors/api-error.ts';
import { formatGsUri, parseGsUri } from '../stores/gs/gs-uri.ts';
import type { ObjectStore } from '../stores/object-store.ts';
import { OutputNotFoundError } from './output-not-found-error.ts';
import { refuseWithoutOutput } from './refuse-without-output.ts';
import { nameOf, type ResultsJob } from './results-job.ts';

/** How many directories an error shows. */
const SHOWN = 10;

/**
 * The `gs://` directory that a job wrote.
 *
 * It is named for a moment of the service's own, so it cannot be computed. Where the job does not tell it
 * (`outputInfo`), the destination is searched: the directory that was made in the job's life is taken if it is the only one.
 *
 * @throws JobNotEndedError, JobFailedError when the job has no output.
 * @throws OutputNotFoundError when none or several directories fit, or there is no such bucket.
 */
export async function outputDirectory(store: ObjectStore, job: ResultsJob, abortSignal?: AbortSignal): Promise<string> {
  const directory = job.outputInfo?.gcsOutputDirectory;
  if (directory !== undefined && directory !== '') return directory;
  refuseWithoutOutput(job);
  const destination = job.dest?.gcsUri;
  if (destination === undefined || destination === '') {
    throw new OutputNotFoundError(
      `${nameOf(job)} does not tell where its output is: it has neither outputInfo.gcsOutputDirectory nor dest.gcsUri. ` +
        'Get it anew with client.batches.get({ name }).',
    );
  }
  return searchDestination(store, job, destination, abortSignal);
}

async function searchDestination(
  store: ObjectStore,
  job: ResultsJob,
  destination: string,
  abortSignal?: AbortSignal,
): Promise<string> {
  const { bucket, name } = parseGsUri(destination);
  const prefix = `${name === '' || name.endsWith('/') ? name : `${name}/`}prediction-`;
  const seen: string[] = [];
  const fitting: string[] = [];
  try {
    for await (const directory of store.listDirectories(bucket, prefix, abortSignal)) {
      const uri = formatGsUri({ bucket, name: directory });
      seen.push(uri);
      if (madeInLifeOf(job, directory)) fitting.push(uri);
    }
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 404) throw error;
    // A job that never began has not missed its bucket.
    const problem = `${nameOf(job)} does not tell its output directory, and there is no bucket ${bucket}, its destination.`;
    throw new OutputNotFoundError(`${problem} Look whether it has been deleted since.`, [], { cause: error });
  }
  if (fitting.length === 1) return fitting[0]!;
  const place = formatGsUri({ bucket, name: prefix });
  const candidates = fitting.length > 1 ? fitting : seen;
  const listed = candidates.slice(0, SHOWN).join(', ') + (candidates.length > SHOWN ? ' …' : '');
  const what =
    fitting.length > 1
      ? `several directories may be its output: ${listed}`
      : seen.length === 0
        ? `there is no directory ${place}…`
        : `none of the directories under ${place}… was made after its createTime ${job.createTime}: ${listed}`;
  throw new OutputNotFoundError(
    `${nameOf(job)} does not tell its output directory, and ${what}. ` +
      'Get it anew with client.batches.get({ name }), or set outputInfo.gcsOutputDirectory to the right one.',
    fitting,
  );
}

/** By the moment at the end of the directory's name (`prediction-model-2025-09-19T21:26:51.569037Z/`). */
function madeInLifeOf({ createTime, endTime }: ResultsJob, directory: string): boolean {
  if (createTime === undefined) return true;
  const moment = /(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z)\/?$/.exec(directory)?.[1];
  if (moment === undefined) return false;
  // Both sides at milliseconds: the name has microseconds, `createTime` may be cut shorter.
  const made = Date.parse(moment);
  return made >= Date.parse(createTime) && (endTime === undefined || made <= Date.parse(endTime));
}
