import type { CloudClock, ScheduledEvent } from '../clock/cloud-clock.ts';
import type { Timestamps } from '../timestamps.ts';
import type { BatchJob, JobProgress } from './batch-job.ts';
import { jobError } from './job-failure.ts';
import { canBecome, hasEnded, type JobState } from './job-state.ts';
import type { JobTiming } from './job-timing.ts';
import type { JobWork, RowCounts, RowGate } from './job-work.ts';
import { dueRows, pacedGate } from './paced-gate.ts';

export interface JobRunDependencies<Job extends JobProgress = BatchJob> {
  readonly clock: CloudClock;
  readonly timestamps: Pick<Timestamps, 'stamp'>;
  readonly timing: JobTiming;
  /** Imports a job's rows. @throws JobFailure */
  readonly begin: (job: Job, startMs: number) => Promise<JobWork>;
  /** Told once, when the job has ended however it ended. */
  readonly onEnd?: (job: Job) => void;
}

/** Takes one job from state to state. Its steps never overlap, however late the work of one of them is done. */
export class JobRun<Job extends JobProgress = BatchJob> {
  readonly job: Job;
  readonly #use: JobRunDependencies<Job>;
  readonly #stop = new AbortController();
  #next: ScheduledEvent | undefined;
  #lastStep: Promise<void> = Promise.resolve();
  #startMs = 0;
  #work: JobWork | undefined;
  #counts: Promise<RowCounts> | undefined;
  #rowsWhenCancelled = 0;

  constructor(job: Job, use: JobRunDependencies<Job>) {
    this.job = job;
    this.#use = use;
    this.#schedule(use.timing.pendingMs, use.clock.now(), (dueMs) => this.#start(dueMs));
  }

  /** When this job changes next, or undefined when it will change no more. */
  get nextEventMs(): number | undefined {
    return this.#next?.dueMs;
  }

  /** Asks the job to stop; it has stopped a little later. Rows done by now are kept. */
  cancel(): void {
    const { clock, timing } = this.#use;
    const nowMs = clock.now();
    if (this.#work) this.#rowsWhenCancelled = dueRows(this.#work.totalRows, nowMs - this.#startMs, timing.runningMs);
    this.#become('JOB_STATE_CANCELLING', nowMs);
    this.#stop.abort();
    this.#schedule(timing.cancellingMs, nowMs, (dueMs) => this.#endCancelled(dueMs));
  }

  /** The cloud is closing: drops everything where it stands. */
  async abandon(): Promise<void> {
    this.#next?.cancel();
    this.#stop.abort();
    await this.#lastStep;
    if (!hasEnded(this.job.state)) await this.#discard();
  }

  async #start(dueMs: number): Promise<void> {
    const { begin, clock, timing } = this.#use;
    if (this.job.state !== 'JOB_STATE_PENDING') return;
    this.#work = await begin(this.job, dueMs);
    if (this.#stop.signal.aborted) return;
    this.#startMs = dueMs;
    this.job.startTime = this.#become('JOB_STATE_RUNNING', dueMs);
    this.#schedule(timing.runningMs, dueMs, (endMs) => this.#end(endMs));
    if (!clock.worksInBackground) return;
    const { totalRows } = this.#work;
    const pace = { clock, totalRows, startMs: dueMs, runningMs: timing.runningMs, stop: this.#stop.signal };
    // Whoever ends the job waits for this and meets its failure.
    this.#predict(pacedGate(pace)).catch(() => {});
  }

  async #end(dueMs: number): Promise<void> {
    const { clock } = this.#use;
    if (this.job.state !== 'JOB_STATE_RUNNING') return;
    const counts = await this.#predict(() => !this.#stop.signal.aborted);
    if (this.#stop.signal.aborted) return;
    await this.#work?.publish();
    this.#report(counts);
    this.#become('JOB_STATE_SUCCEEDED', clock.worksInBackground ? clock.now() : dueMs);
  }

  async #endCancelled(dueMs: number): Promise<void> {
    if (this.#work && this.job.startTime) {
      const counts = await this.#predict((index) => index < this.#rowsWhenCancelled);
      await this.#work.publish();
      this.#report(counts);
    } else {
      await this.#work?.discard();
    }
    this.job.error = { code: 1, message: 'CANCELED' };
    this.#become('JOB_STATE_CANCELLED', dueMs);
  }

  #predict(gate: RowGate): Promise<RowCounts> {
    this.#counts ??= this.#work ? this.#work.predict(gate) : Promise.resolve({ successful: 0, failed: 0 });
    return this.#counts;
  }

  #report({ successful, failed }: RowCounts): void {
    const incomplete = (this.#work?.totalRows ?? 0) - successful - failed;
    this.job.completionStats = { successful, failed, incomplete };
  }

  #schedule(afterMs: number, fromMs: number, step: (dueMs: number) => Promise<void>): void {
    this.#next?.cancel();
    const scheduled = this.#use.clock.at(fromMs + afterMs, (dueMs) => {
      if (this.#next === scheduled) this.#next = undefined;
      this.#lastStep = this.#lastStep.then(() => step(dueMs)).catch((error: unknown) => this.#fail(error, dueMs));
      return this.#lastStep;
    });
    this.#next = scheduled;
  }

  async #fail(error: unknown, dueMs: number): Promise<void> {
    if (hasEnded(this.job.state)) return;
    this.#next?.cancel();
    this.#next = undefined;
    this.#stop.abort();
    // The job reports what went wrong first; that clearing up after it went wrong as well would hide it.
    await this.#discard().catch(() => {});
    this.job.error = jobError(error);
    this.#become('JOB_STATE_FAILED', dueMs);
  }

  async #discard(): Promise<void> {
    await this.#counts?.catch(() => {});
    await this.#work?.discard();
  }

  #become(state: JobState, timeMs: number): string {
    if (!canBecome(this.job.state, state)) throw new Error(`A job in ${this.job.state} cannot become ${state}`);
    this.job.state = state;
    this.job.states.push(state);
    this.job.updateTime = this.#use.timestamps.stamp(timeMs);
    if (hasEnded(state)) {
      this.job.endTime = this.job.updateTime;
      // A job is kept for as long as its cloud; what it read need not be.
      this.#work = this.#counts = undefined;
      this.#use.onEnd?.(this.job);
    }
    return this.job.updateTime;
  }
}
