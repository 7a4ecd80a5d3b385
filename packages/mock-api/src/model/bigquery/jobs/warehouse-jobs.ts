import { projectNumber } from '../../project-number.ts';
import type { SeededRandom } from '../../seeded-random.ts';
import { BigQueryError } from '../bigquery-error.ts';
import type { JobOrder } from './job-order.ts';
import { JobProblems } from './job-problems.ts';
import type { JobFacts, JobOutcome, JobReference, JobWorker, NewJob, WarehouseJob } from './warehouse-job.ts';

export interface WarehouseJobsDependencies {
  readonly random: SeededRandom;
  /** The cloud's clock: milliseconds since 1970. */
  readonly now: () => number;
  /** Reads what a job is to do. @throws BigQueryError */
  readonly read: (order: JobOrder) => NewJob;
  /** Told of a job that is new, or stands otherwise than before. */
  readonly onChange: (key: string, job: JobFacts) => void;
  readonly onForget: (key: string) => void;
}

/** So many jobs are remembered. */
const MAX_JOBS = 1000;
const ID_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** A cloud's jobs in BigQuery. Each begins its work at once. */
export class WarehouseJobs {
  readonly #jobs = new Map<string, WarehouseJob>();
  readonly #use: WarehouseJobsDependencies;

  constructor(use: WarehouseJobsDependencies) {
    this.#use = use;
  }

  /**
   * Begins a job.
   *
   * @throws BigQueryError `duplicate` for an id that a job has, `invalid` for one that none can have; for what no job can do
   */
  insert(order: JobOrder): WarehouseJob {
    const { projectId, jobId = this.newId('job'), location, work, ...asked } = this.#use.read(order);
    if (!/^[\w-]{1,1024}$/.test(jobId)) throw new BigQueryError('invalid', `Invalid job ID "${jobId.slice(0, 100)}".`);
    const reference = { projectId, jobId, location };
    if (this.#jobs.has(keyOf(reference))) {
      throw new BigQueryError('duplicate', `Already Exists: Job ${projectId}:${location}.${jobId}`);
    }
    const creationTimeMs = this.#use.now();
    const job = this.#add({ reference, ...asked, creationTimeMs, state: 'RUNNING', isCancelled: false }, work);
    if (this.#jobs.size > MAX_JOBS) this.#forgetOldest();
    return job;
  }

  /** Puts a job back. One that was at work begins anew: of its work nothing is there before all of it is. */
  restore(facts: JobFacts): void {
    const job = this.#add(facts, (...use) => {
      const { reference, askedLocation: location, configuration, media } = facts;
      const { projectId, jobId } = reference;
      const jobReference = { jobId, ...(location !== undefined && { location }) };
      return this.#use.read({ projectId, configuration, jobReference, media }).work(...use);
    });
    if (facts.isCancelled) job.cancel();
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
    this.#forget(keyOf(job.reference));
  }

  /** An id that the caller did not choose: `job_…`. */
  newId(prefix: string): string {
    return `${prefix}_${this.#use.random.text(28, ID_ALPHABET)}`;
  }

  /** Stops all jobs. */
  async close(): Promise<void> {
    const jobs = [...this.#jobs.values()];
    for (const job of jobs) job.cancel();
    await Promise.all(jobs.map(({ done }) => done));
  }

  #add(facts: JobFacts, work: JobWorker): WarehouseJob {
    const key = keyOf(facts.reference);
    const stop = new AbortController();
    const tell = (): void => {
      if (this.#jobs.get(key) === job) this.#use.onChange(key, job);
    };
    const end = (how: Pick<JobFacts, 'outcome' | 'problems'>): void => {
      if (job.state === 'DONE') return;
      Object.assign(job, how, { state: 'DONE', endTimeMs: this.#use.now() });
      delete job.media;
      tell();
    };
    const run = async (): Promise<void> => {
      try {
        // Whoever inserts a job sees it at work.
        await Promise.resolve();
        const commit = (outcome: JobOutcome): void => end({ outcome });
        end({ outcome: await work(stop.signal, commit) });
      } catch (error) {
        end({ problems: problemsOf(error) });
      }
    };
    const cancel = (): void => {
      if (job.state === 'DONE') return;
      job.isCancelled = true;
      stop.abort(new BigQueryError('stopped', 'Job execution was cancelled: User requested cancellation'));
      tell();
    };
    const job: WarehouseJob = { ...facts, done: Promise.resolve(), cancel };
    this.#jobs.set(key, job);
    if (job.state === 'RUNNING') job.done = run();
    tell();
    return job;
  }

  #forget(key: string): void {
    if (this.#jobs.delete(key)) this.#use.onForget(key);
  }

  #forgetOldest(): void {
    for (const [key, { state }] of this.#jobs) {
      if (state !== 'DONE') continue;
      this.#forget(key);
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
