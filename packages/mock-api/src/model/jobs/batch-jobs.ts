import { projectNumber } from '../project-number.ts';
import type { SeededRandom } from '../seeded-random.ts';
import { ServiceError } from '../service-error.ts';
import type { BatchJob, JobOrder } from './batch-job.ts';
import { jobId } from './job-ids.ts';
import { JobRun, type JobRunDependencies } from './job-run.ts';
import { canBecome, type JobState } from './job-state.ts';

/** A job as it stood at one moment; it changes no more. */
export type JobSnapshot = Readonly<BatchJob>;

/** A cloud's batch jobs. */
export class BatchJobs {
  readonly #runs = new Map<string, JobRun>();
  readonly #shown = new Map<string, JobState>();
  readonly #random: SeededRandom;
  readonly #use: JobRunDependencies;

  constructor(random: SeededRandom, use: JobRunDependencies) {
    this.#random = random;
    this.#use = use;
  }

  /** Accepts a job. It waits, runs and ends by the cloud's clock. */
  create(order: JobOrder): JobSnapshot {
    const createTime = this.#use.timestamps.stamp(this.#use.clock.now());
    const id = jobId(this.#random);
    const state = 'JOB_STATE_PENDING';
    const run = new JobRun<BatchJob>(
      { ...structuredClone(order), id, createTime, updateTime: createTime, state, states: [state] },
      this.#use,
    );
    this.#runs.set(id, run);
    return snapshot(run);
  }

  /** All jobs, newest first. Looking at them here moves no clock. */
  list(): JobSnapshot[] {
    return [...this.#runs.values()].map(snapshot).toReversed();
  }

  /** @param name An id, or a resource name that ends in one. Looking at a job here moves no clock. */
  get(name: string): JobSnapshot | undefined {
    const run = this.#runs.get(name.slice(name.lastIndexOf('/') + 1));
    return run && snapshot(run);
  }

  /**
   * Shows a job to a caller of the service. On an `auto` clock a second look at the same state first moves time to
   * this job's next event, so that every state is seen by whoever polls, at any pace. Creating a job shows nothing.
   *
   * @throws ServiceError `NOT_FOUND`
   */
  async show(name: ResourceName): Promise<JobSnapshot> {
    const run = this.#find(name);
    const { clock } = this.#use;
    const { state } = run.job;
    if (clock.kind === 'auto' && this.#shown.get(name.id) === state && run.nextEventMs !== undefined) {
      await clock.advanceTo(run.nextEventMs);
    }
    this.#shown.set(name.id, run.job.state);
    return snapshot(run);
  }

  /** @throws ServiceError `NOT_FOUND`, or `FAILED_PRECONDITION` when the job has ended or is being cancelled already. */
  cancel(name: ResourceName): void {
    const run = this.#find(name);
    if (!canBecome(run.job.state, 'JOB_STATE_CANCELLING')) {
      throw new ServiceError(
        'FAILED_PRECONDITION',
        `BatchPredictionJob ${resourceName(name)} is not cancellable: its state is ${run.job.state}.`,
      );
    }
    run.cancel();
  }

  async close(): Promise<void> {
    await Promise.all([...this.#runs.values()].map((run) => run.abandon()));
  }

  #find(name: ResourceName): JobRun {
    const run = this.#runs.get(name.id);
    const isThere =
      run && run.job.location === name.location && projectNumber(run.job.project) === projectNumber(name.project);
    if (!isThere) throw new ServiceError('NOT_FOUND', `The BatchPredictionJob ${resourceName(name)} does not exist.`);
    return run;
  }
}

/** What a job's resource name is made of; `project` is an id or a number. */
export interface ResourceName {
  readonly project: string;
  readonly location: string;
  readonly id: string;
}

/** `projects/964831358985/locations/us-central1/batchPredictionJobs/6339625664542408704` */
export function resourceName({ project, location, id }: ResourceName): string {
  return `projects/${projectNumber(project)}/locations/${location}/batchPredictionJobs/${id}`;
}

function snapshot(run: JobRun): JobSnapshot {
  return structuredClone(run.job);
}
