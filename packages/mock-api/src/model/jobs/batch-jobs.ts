import type { CloudClock } from '../clock/cloud-clock.ts';
import { plainCopy } from '../plain-copy.ts';
import type { SeededRandom } from '../seeded-random.ts';
import { ServiceError } from '../service-error.ts';
import { standingOf, type StandingRecord } from '../state/kept-standing.ts';
import { forgetfulKeeper, type StateKeeper } from '../state/state-keeper.ts';
import type { BatchJob, JobOrder } from './batch-job.ts';
import { operationName, type Deletion } from './deletion.ts';
import type { ForcedDetails } from './forced-details.ts';
import type { JobDeadlines } from './job-deadlines.ts';
import { jobId } from './job-ids.ts';
import { JobRun, type JobRunDependencies } from './job-run.ts';
import type { JobStanding } from './job-standing.ts';
import { canBecome, hasEnded, type JobState } from './job-state.ts';
import type { JobTiming } from './job-timing.ts';
import { isIn, resourceName, type ResourceName } from './resource-name.ts';
import { SecondLook } from './second-look.ts';

/** A job as it stood at one moment; it changes no more. */
export type JobSnapshot = Readonly<BatchJob>;

export interface BatchJobsDependencies extends Omit<JobRunDependencies, 'timing' | 'deadlines' | 'onChange'> {
  readonly timingOf: (order: JobOrder) => JobTiming;
  readonly deadlinesOf?: (order: JobOrder) => JobDeadlines;
  /** Refuses an order, e.g. for the jobs there are already, newest first. @throws ServiceError */
  readonly admit?: (order: JobOrder, jobs: () => readonly JobSnapshot[]) => void;
  /** Keeps the jobs beyond the process. @default nothing does */
  readonly keeper?: StateKeeper;
  /** Told of each new job. */
  readonly onCreate?: (job: JobSnapshot) => void;
}

/** Which jobs of a project and location, and which of those. */
export interface JobListQuery {
  readonly project: string;
  readonly location: string;
  readonly matches: (job: JobSnapshot) => boolean;
  readonly pageSize: number;
  /** The page begins with the next older job after the one of this place. */
  readonly after?: number | undefined;
}

export interface JobPage {
  readonly jobs: JobSnapshot[];
  /** Where the next page begins; missing on the last one. */
  readonly nextAfter?: number;
}

interface Entry {
  /** Counts up from 1 as jobs are created. */
  readonly place: number;
  readonly run: JobRun;
}

/** A cloud's batch jobs. */
export class BatchJobs {
  readonly #entries = new Map<string, Entry>();
  readonly #deletions = new Map<string, Deletion>();
  readonly #random: SeededRandom;
  readonly #operationIds: SeededRandom;
  readonly #use: BatchJobsDependencies;
  readonly #clock: CloudClock;
  readonly #secondLook: SecondLook;
  readonly #keeper: StateKeeper;
  #lastPlace = 0;

  constructor(random: SeededRandom, operationIds: SeededRandom, use: BatchJobsDependencies) {
    this.#random = random;
    this.#operationIds = operationIds;
    this.#use = use;
    this.#clock = use.clock;
    this.#secondLook = new SecondLook(use.clock);
    this.#keeper = use.keeper ?? forgetfulKeeper;
    this.#restore();
  }

  /**
   * Accepts a job. It waits, runs and ends by the cloud's clock.
   *
   * @throws ServiceError `NOT_FOUND` for a model that does not exist, `INVALID_ARGUMENT` for one that takes no such job,
   * `RESOURCE_EXHAUSTED` when its model has as many jobs at work as it may
   */
  create(order: JobOrder): JobSnapshot {
    this.#use.admit?.(order, () => this.list());
    const { timestamps, timingOf } = this.#use;
    const timing = timingOf(order);
    const createTime = timestamps.stamp(this.#clock.now());
    const id = jobId(this.#random);
    const state = 'JOB_STATE_PENDING';
    const job: BatchJob = { ...plainCopy(order), id, createTime, updateTime: createTime, state, states: [state] };
    this.#lastPlace += 1;
    const run = this.#add(job, timing, this.#lastPlace);
    const created = snapshot(run);
    this.#use.onCreate?.(created);
    return created;
  }

  /** All jobs, newest first. Looking at them here moves no clock. */
  list(): JobSnapshot[] {
    return [...this.#entries.values()].map(({ run }) => snapshot(run)).toReversed();
  }

  /**
   * A job as it is now. Looking at it here moves no clock.
   *
   * @param name An id, or a resource name that ends in one.
   */
  get(name: string): JobSnapshot | undefined {
    const run = this.#entries.get(idOf(name))?.run;
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
    await this.#secondLook.at(run);
    this.#secondLook.remember([run]);
    await run.catchUp();
    return snapshot(run);
  }

  /** Shows a page of a list to a caller of the service, newest first; on an `auto` clock by the rule of the second look, too. */
  async showPage(query: JobListQuery): Promise<JobPage> {
    const before = this.#page(query);
    await this.#secondLook.atPage(before.page, before.hidden);
    const { page, hidden, nextAfter } = this.#page(query);
    this.#secondLook.remember(page, hidden);
    for (const run of page) await run.catchUp();
    return { jobs: page.map(snapshot), ...(nextAfter !== undefined && { nextAfter }) };
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

  /** Forgets a job; what it wrote stays. @throws ServiceError `NOT_FOUND`, or `FAILED_PRECONDITION` when it has not ended. */
  delete(name: ResourceName): Deletion {
    const run = this.#find(name);
    if (!hasEnded(run.job.state)) {
      throw new ServiceError(
        'FAILED_PRECONDITION',
        `BatchPredictionJob ${resourceName(name)} cannot be deleted: its state is ${run.job.state}. Cancel it, or wait for it to end.`,
      );
    }
    this.#entries.delete(name.id);
    this.#secondLook.forget(name.id);
    const { project, location } = run.job;
    const id = jobId(this.#operationIds);
    const deletion = { project, location, id, time: this.#use.timestamps.stamp(this.#clock.now()) };
    this.#deletions.set(id, deletion);
    this.#keeper.changed('job', name.id);
    this.#keeper.changed('deletion', id, () => deletion);
    return deletion;
  }

  /** A deletion by the name of its operation: its id is not that of the job. @throws ServiceError `NOT_FOUND` */
  deletion(name: ResourceName): Deletion {
    const deletion = this.#deletions.get(name.id);
    if (deletion && isIn(name, deletion)) return deletion;
    throw new ServiceError('NOT_FOUND', `The Operation ${operationName(name)} does not exist.`);
  }

  /**
   * Puts a job into a state, whatever it was in, even one that nobody knows yet. An end is final, with the rows that
   * `details` speaks of; in any other state the job stays until it is forced again, cancelled or resumed.
   *
   * @param name An id, or a resource name that ends in one.
   * @throws ServiceError `NOT_FOUND`; JobFailure when rows are to be done that cannot be imported
   */
  async force(name: string, state: JobState, details?: ForcedDetails): Promise<JobSnapshot> {
    const run = this.#known(name);
    await run.force(state, details);
    return snapshot(run);
  }

  /** Lets a job that was forced into a state go on from where it stood. @throws ServiceError `NOT_FOUND`, `FAILED_PRECONDITION` */
  resume(name: string): JobSnapshot {
    const run = this.#known(name);
    if (!run.resume()) {
      throw new ServiceError('FAILED_PRECONDITION', `The job ${name} is not held in a state: it is ${run.job.state}.`);
    }
    return snapshot(run);
  }

  /** Abandons all jobs. */
  async close(): Promise<void> {
    await Promise.all([...this.#entries.values()].map(({ run }) => run.abandon()));
  }

  #add(job: BatchJob, timing: JobTiming, place: number, standing?: JobStanding<BatchJob>): JobRun {
    const deadlines = this.#use.deadlinesOf?.(job);
    const { id } = job;
    const onChange = (): void => this.#keeper.changed('job', id, () => this.#recordOf(id));
    const run = new JobRun<BatchJob>(
      job,
      { ...this.#use, timing, ...(deadlines && { deadlines }), onChange },
      standing,
    );
    this.#entries.set(id, { place, run });
    onChange();
    return run;
  }

  #recordOf(id: string): object | undefined {
    const entry = this.#entries.get(id);
    return entry && { place: entry.place, ...entry.run.standing };
  }

  #restore(): void {
    const records = this.#keeper.records<{ readonly place: number } & StandingRecord<BatchJob>>('job');
    for (const [, { place, ...record }] of records) {
      const standing = standingOf(record);
      this.#lastPlace = Math.max(this.#lastPlace, place);
      this.#add(standing.job, standing.timing, place, standing);
    }
    for (const [id, deletion] of this.#keeper.records<Deletion>('deletion')) this.#deletions.set(id, deletion);
  }

  #page({ matches, pageSize, after = Infinity, ...parent }: JobListQuery): {
    page: JobRun[];
    hidden: JobRun[];
    nextAfter: number | undefined;
  } {
    const entries = [...this.#entries.values()].filter(({ run }) => isIn(parent, run.job)).toReversed();
    const shown = entries.filter(({ run }) => matches(run.job));
    const rest = shown.filter(({ place }) => place < after);
    const page = rest.slice(0, pageSize);
    const isShown = new Set(shown);
    return {
      page: page.map(({ run }) => run),
      hidden: entries.filter((entry) => !isShown.has(entry)).map(({ run }) => run),
      nextAfter: rest.length > page.length ? page.at(-1)?.place : undefined,
    };
  }

  #find(name: ResourceName): JobRun {
    const run = this.#entries.get(name.id)?.run;
    if (run && isIn(name, run.job)) return run;
    throw new ServiceError('NOT_FOUND', `The BatchPredictionJob ${resourceName(name)} does not exist.`);
  }

  #known(name: string): JobRun {
    const entry = this.#entries.get(idOf(name));
    if (!entry) throw new ServiceError('NOT_FOUND', `The mock cloud has no batch job ${name}.`);
    return entry.run;
  }
}

function idOf(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}

function snapshot(run: JobRun): JobSnapshot {
  return plainCopy(run.job);
}
