import type { JsonObject } from '../../json.ts';
import { projectNumber } from '../../project-number.ts';
import type { SeededRandom } from '../../seeded-random.ts';
import { BigQueryError } from '../bigquery-error.ts';
import { JobProblems } from './job-problems.ts';
import type { JobKind, JobOutcome, JobReference, WarehouseJob } from './warehouse-job.ts';

/** Does what a job is for. @throws BigQueryError, JobProblems */
export type JobWorker = (signal: AbortSignal) => Promise<JobOutcome>;

export interface NewJob {
  readonly projectId: string;
  readonly jobId?: string | undefined;
  readonly location: string;
  readonly kind: JobKind;
  readonly configuration: JsonObject;
  readonly work: JobWorker;
}

/** So many jobs are remembered. */
const MAX_JOBS = 1000;
const ID_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** A cloud's jobs in BigQuery. Each begins its work at once. */
export class WarehouseJobs {
  readonly #jobs = new Map<string, WarehouseJob>();
  readonly #random: SeededRandom;
  readonly #now: () => number;

  constructor(random: SeededRandom, now: () => number) {
    this.#random = random;
    this.#now = now;
  }

  /** @throws BigQueryError `duplicate` for an id that a job has, `invalid` for one that none can have */
  insert({ projectId, jobId = this.newId('job'), location, kind, configuration, work }: NewJob): WarehouseJob {
    if (!/^[\w-]{1,1024}$/.test(jobId)) throw new BigQueryError('invalid', `Invalid job ID "${jobId.slice(0, 100)}".`);
    const reference = { projectId, jobId, location };
    if (this.#jobs.has(keyOf(reference))) {
      throw new BigQueryError('duplicate', `Already Exists: Job ${projectId}:${location}.${jobId}`);
    }
    const stop = new AbortController();
    const creationTimeMs = this.#now();
    const run = async (): Promise<void> => {
      try {
        // Whoever inserts a job sees it at work.
        await Promise.resolve();
        job.outcome = await work(stop.signal);
      } catch (error) {
        job.problems = problemsOf(error);
      }
      job.endTimeMs = this.#now();
      job.state = 'DONE';
    };
    const cancel = (): void => {
      stop.abort(new BigQueryError('stopped', 'Job execution was cancelled: User requested cancellation'));
    };
    const job: WarehouseJob = {
      reference,
      kind,
      configuration,
      creationTimeMs,
      state: 'RUNNING',
      done: Promise.resolve(),
      cancel,
    };
    job.done = run();
    this.#jobs.set(keyOf(reference), job);
    if (this.#jobs.size > MAX_JOBS) this.#forgetOldest();
    return job;
  }

  /** @throws BigQueryError `notFound`, also for a job that is somewhere else */
  require(reference: Omit<JobReference, 'location'> & { location?: string | undefined }): WarehouseJob {
    const { projectId, jobId, location } = reference;
    const job = this.#jobs.get(keyOf(reference));
    if (job && (location === undefined || location.toLowerCase() === job.reference.location.toLowerCase())) return job;
    throw new BigQueryError(
      'notFound',
      `Not found: Job ${projectId}:${location === undefined ? '' : `${location}.`}${jobId}`,
    );
  }

  /** Those of a project, newest first. */
  list(projectId: string): WarehouseJob[] {
    const number = projectNumber(projectId);
    return [...this.#jobs.values()]
      .filter(({ reference }) => projectNumber(reference.projectId) === number)
      .toReversed();
  }

  /** Forgets a job; one that is at work is not stopped. */
  delete(job: WarehouseJob): void {
    this.#jobs.delete(keyOf(job.reference));
  }

  /** An id that the caller did not choose: `job_…`. */
  newId(prefix: string): string {
    return `${prefix}_${this.#random.text(28, ID_ALPHABET)}`;
  }

  /** Stops all jobs. */
  async close(): Promise<void> {
    const jobs = [...this.#jobs.values()];
    for (const job of jobs) job.cancel();
    await Promise.all(jobs.map(({ done }) => done));
  }

  #forgetOldest(): void {
    for (const [key, { state }] of this.#jobs) {
      if (state !== 'DONE') continue;
      this.#jobs.delete(key);
      return;
    }
  }
}

function keyOf({ projectId, jobId }: Pick<JobReference, 'projectId' | 'jobId'>): string {
  return `${projectNumber(projectId)}:${jobId}`;
}

function problemsOf(error: unknown): WarehouseJob['problems'] & {} {
  if (error instanceof JobProblems) return error.problems;
  if (error instanceof BigQueryError) return [error];
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return [new BigQueryError('internalError', `An internal error occurred in the mock cloud: ${reason}`)];
}
