import type { CloudClock } from '../clock/cloud-clock.ts';
import type { Timestamps } from '../timestamps.ts';
import type { BatchJob, JobProgress } from './batch-job.ts';
import { enterState } from './enter-state.ts';
import type { ForcedDetails } from './forced-details.ts';
import { noDeadlines, type JobDeadlines } from './job-deadlines.ts';
import { cancelled, endError, jobError, overrunError } from './job-failure.ts';
import type { Held, JobStanding, JobStep } from './job-standing.ts';
import { canBecome, hasEnded, type JobState } from './job-state.ts';
import { JobSteps } from './job-steps.ts';
import type { JobTiming } from './job-timing.ts';
import type { JobWork } from './job-work.ts';
import { RowProgress } from './row-progress.ts';

export interface JobRunDependencies<Job extends JobProgress = BatchJob> {
  readonly clock: CloudClock;
  readonly timestamps: Pick<Timestamps, 'stamp'>;
  readonly timing: JobTiming;
  /** @default none */
  readonly deadlines?: JobDeadlines;
  /** Imports a job's rows, to be predicted over `timing.runningMs`. @throws JobFailure */
  readonly begin: (job: Job, startMs: number, timing: JobTiming) => Promise<JobWork>;
  /** Told once, when the job has ended however it ended. */
  readonly onEnd?: (job: Job) => void;
  /** Told whenever the job stands otherwise than before. */
  readonly onChange?: (job: Job) => void;
}

/** Takes one job from state to state. */
export class JobRun<Job extends JobProgress = BatchJob> {
  readonly job: Job;
  readonly #use: JobRunDependencies<Job>;
  readonly #deadlines: JobDeadlines;
  readonly #steps: JobSteps;
  #rows: RowProgress | undefined;
  #held: Held | undefined;
  #isAbandoned = false;

  /** @param standing How it stood before, in another process; a job without it is a new one. */
  constructor(job: Job, use: JobRunDependencies<Job>, standing?: JobStanding<Job>) {
    this.job = job;
    this.#use = use;
    this.#deadlines = use.deadlines ?? noDeadlines;
    this.#steps = new JobSteps({
      clock: use.clock,
      take: (step, dueMs) => this.#take(step, dueMs),
      fail: (error, dueMs) => this.#fail(error, dueMs),
      onSchedule: () => this.#tellChange(),
    });
    if (standing) {
      this.#goOnFrom(standing);
      return;
    }
    const { queueMs } = this.#deadlines;
    const { pendingMs } = use.timing;
    if (pendingMs <= queueMs) this.#steps.schedule(pendingMs, use.clock.now(), 'start');
    else this.#steps.schedule(queueMs, use.clock.now(), 'expire');
  }

  /** How it stands now. */
  get standing(): JobStanding<Job> {
    const { job } = this;
    const { next } = this.#steps;
    return {
      job,
      timing: this.#use.timing,
      ...(next && { next }),
      ...(this.#held && { held: this.#held }),
      ...(this.#rows && { rows: this.#rows.standing }),
    };
  }

  /** When this job changes next, or undefined when it will not by itself. */
  get nextEventMs(): number | undefined {
    return this.#steps.next?.dueMs;
  }

  /** Asks the job to stop; it has stopped a little later. Rows done by now are kept. */
  cancel(): void {
    const { clock, timing } = this.#use;
    const nowMs = clock.now();
    this.#held = undefined;
    this.#rows?.stopAt(this.#rows.dueAt(nowMs));
    this.#rows?.interrupt();
    this.#become('JOB_STATE_CANCELLING', nowMs);
    this.#steps.schedule(timing.cancellingMs, nowMs, 'cancelled');
  }

  /** Predicts and counts what is due by now. */
  async catchUp(): Promise<void> {
    if (this.job.state !== 'JOB_STATE_RUNNING') return;
    if (!this.#rows) await this.#steps.last; // the rows of a job that is gone on with are being imported
    // A failure is met, and told, by the step that ends the job.
    await this.#rows?.catchUp().catch(() => {});
    if (this.job.state === 'JOB_STATE_RUNNING') this.#count();
  }

  /** Puts the job into a state, whatever it was in. One that is no end holds it there until `resume`. */
  force(state: JobState, details: ForcedDetails = {}): Promise<void> {
    return this.#steps.between(() => (hasEnded(state) ? this.#forceEnd(state, details) : this.#hold(state, details)));
  }

  /** Lets a job that is held go on from where it stood. @returns Whether it was held. */
  resume(): boolean {
    const held = this.#held;
    if (!held) return false;
    const nowMs = this.#use.clock.now();
    this.#held = undefined;
    this.#rows?.delay(nowMs - held.sinceMs);
    this.#set(held.state, nowMs);
    if (held.next) this.#steps.schedule(held.next.afterMs, nowMs, held.next.step);
    return true;
  }

  /** The cloud is closing: drops everything where it stands. */
  async abandon(): Promise<void> {
    this.#isAbandoned = true;
    this.#steps.clearNext();
    this.#rows?.stopAt(0);
    this.#rows?.interrupt();
    await this.#steps.last;
    await this.#rows?.discard();
  }

  async #start(dueMs: number): Promise<void> {
    if (this.job.state !== 'JOB_STATE_PENDING' || !(await this.#import(dueMs))) return;
    this.#become('JOB_STATE_RUNNING', dueMs);
    const { runningMs } = this.#use.timing;
    const { runMs } = this.#deadlines;
    if (runningMs <= runMs) this.#steps.schedule(runningMs, dueMs, 'end');
    else this.#steps.schedule(runMs, dueMs, 'overrun');
  }

  /** @returns Whether the job is still to run. */
  async #import(startMs: number): Promise<boolean> {
    const { begin, clock, timing } = this.#use;
    const { state } = this.job;
    const work = await begin(this.job, startMs, timing);
    if (this.#isAbandoned || this.job.state !== state) {
      await work.discard();
      return false;
    }
    this.#rows = new RowProgress(work, { clock, startMs, runningMs: timing.runningMs });
    return true;
  }

  async #end(dueMs: number): Promise<void> {
    const { clock } = this.#use;
    if (this.job.state !== 'JOB_STATE_RUNNING') return;
    await this.#rows?.finish();
    if (this.#isAbandoned || this.job.state !== 'JOB_STATE_RUNNING') return;
    await this.#rows?.publish();
    this.#count();
    this.#become('JOB_STATE_SUCCEEDED', clock.worksInBackground ? clock.now() : dueMs);
  }

  /** Ends a job before all of its rows are done; what is done by then is kept, or not. */
  async #endEarly(state: JobState, dueMs: number, keepsRows = true): Promise<void> {
    const due = keepsRows ? this.#rows?.dueAt(dueMs) : 0;
    // On a clock that does not wait for the work, rows may be far behind what is due: their time is up as well.
    if (this.#use.clock.worksInBackground) this.#rows?.interrupt();
    await this.#keepRows(due);
    // Google gives a reason for these two ends alone.
    if (state === 'JOB_STATE_FAILED') this.job.error = overrunError;
    else if (state === 'JOB_STATE_CANCELLED') this.job.error = cancelled;
    this.#become(state, dueMs);
  }

  async #keepRows(rows = 0): Promise<void> {
    await this.#rows?.keep(rows);
    this.#count();
  }

  async #forceEnd(state: JobState, { error = endError(state), rows }: ForcedDetails): Promise<void> {
    const nowMs = this.#use.clock.now();
    this.#steps.clearNext();
    this.#held = undefined;
    const wanted = rows ?? (state === 'JOB_STATE_SUCCEEDED' ? Infinity : (this.#rows?.dueAt(nowMs) ?? 0));
    if (!hasEnded(this.job.state)) {
      if (!this.#rows && wanted > 0 && !(await this.#import(nowMs))) return;
      await this.#keepRows(wanted);
    }
    delete this.job.error;
    if (error) this.job.error = error;
    this.#set(state, nowMs);
  }

  async #hold(state: JobState, { error }: ForcedDetails): Promise<void> {
    const nowMs = this.#use.clock.now();
    const { next: due } = this.#steps;
    const next = due && { afterMs: Math.max(0, due.dueMs - nowMs), step: due.step };
    this.#steps.clearNext();
    if (!hasEnded(this.job.state)) this.#held ??= { state: this.job.state, sinceMs: nowMs, next };
    if (error) this.job.error = error;
    this.#set(state, nowMs);
  }

  #count(): void {
    if (!this.#rows) return;
    this.job.completionStats = this.#rows.stats;
    this.#tellChange();
  }

  #tellChange(): void {
    if (!this.#isAbandoned) this.#use.onChange?.(this.job);
  }

  #goOnFrom({ next, held, rows }: JobStanding<Job>): void {
    this.#held = held;
    if (rows && !hasEnded(this.job.state)) {
      const imported = this.#importAgain(rows);
      this.#steps.waitFor(imported.catch((error: unknown) => this.#fail(error, this.#use.clock.now())));
    }
    if (next) this.#steps.schedule(0, next.dueMs, next.step);
  }

  async #importAgain({ startMs, stopAt }: NonNullable<JobStanding<Job>['rows']>): Promise<void> {
    await this.#import(startMs);
    if (stopAt !== undefined) this.#rows?.stopAt(stopAt);
  }

  #take(step: JobStep, dueMs: number): Promise<void> {
    const { overrunState, keepsRows } = this.#deadlines;
    switch (step) {
      case 'start':
        return this.#start(dueMs);
      case 'expire':
        this.#become('JOB_STATE_EXPIRED', dueMs);
        return Promise.resolve();
      case 'end':
        return this.#end(dueMs);
      case 'overrun':
        return this.#endEarly(overrunState, dueMs, keepsRows);
      case 'cancelled':
        return this.#endEarly('JOB_STATE_CANCELLED', dueMs);
      default:
        return step satisfies never;
    }
  }

  async #fail(error: unknown, dueMs: number): Promise<void> {
    if (hasEnded(this.job.state)) return;
    this.#steps.clearNext();
    // The job reports what went wrong first; that clearing up after it went wrong as well would hide it.
    await this.#rows?.discard().catch(() => {});
    this.job.error = jobError(error);
    this.#become('JOB_STATE_FAILED', dueMs);
  }

  #become(state: JobState, timeMs: number): void {
    if (!canBecome(this.job.state, state)) throw new Error(`A job in ${this.job.state} cannot become ${state}`);
    this.#set(state, timeMs);
  }

  #set(state: JobState, timeMs: number): void {
    const { job } = this;
    const hadEnded = hasEnded(job.state);
    enterState(job, state, this.#use.timestamps.stamp(timeMs));
    // A job is kept for as long as its cloud; what it read need not be.
    if (hasEnded(state)) this.#rows = undefined;
    this.#tellChange();
    if (hasEnded(state) && !hadEnded) this.#use.onEnd?.(job);
  }
}
