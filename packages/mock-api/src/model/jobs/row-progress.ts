import type { CloudClock } from '../clock/cloud-clock.ts';
import type { CompletionStats } from './batch-job.ts';
import { dueRows } from './due-rows.ts';
import type { JobWork, RowCounts } from './job-work.ts';
import { SteppedGate } from './stepped-gate.ts';

interface Pace {
  readonly clock: CloudClock;
  readonly startMs: number;
  readonly runningMs: number;
}

/**
 * A running job's rows. They become due evenly over its running time; on a clock that works in the background they are
 * predicted as they do, else when somebody looks or the job ends.
 */
export class RowProgress {
  readonly #work: JobWork;
  readonly #clock: CloudClock;
  readonly #runningMs: number;
  readonly #gate = new SteppedGate();
  readonly #over = new AbortController();
  #startMs: number;
  #stopAt: number | undefined;
  #counts: Promise<RowCounts> | undefined;

  constructor(work: JobWork, { clock, startMs, runningMs }: Pace) {
    this.#work = work;
    this.#clock = clock;
    this.#startMs = startMs;
    this.#runningMs = runningMs;
    if (!clock.worksInBackground) return;
    // Whoever ends the job waits for the rows and meets their failure.
    this.#predicted().catch(() => {});
    this.#keepPace().catch(() => {});
  }

  get stats(): CompletionStats {
    const { successful, failed } = this.#work.counts;
    return { successful, failed, incomplete: this.#work.totalRows - successful - failed };
  }

  /** Since when rows are predicted, and how many of them at most. */
  get standing(): { startMs: number; stopAt?: number } {
    return { startMs: this.#startMs, ...(this.#stopAt !== undefined && { stopAt: this.#stopAt }) };
  }

  /** How many rows are to be done at an instant. */
  dueAt(timeMs: number): number {
    return dueRows(this.#work.totalRows, timeMs - this.#startMs, this.#runningMs);
  }

  /** The job stood still for so long: no row is due any earlier. */
  delay(ms: number): void {
    this.#startMs += ms;
  }

  /** Predicts what is due by now. */
  async catchUp(): Promise<void> {
    const due = this.dueAt(this.#clock.now());
    if (this.#clock.worksInBackground || due === 0) return;
    const counts = this.#predicted();
    await Promise.race([counts, this.#gate.raise(due)]);
    await this.#work.settled();
  }

  /** Lets no row through any more but the first so many; the first call counts. */
  stopAt(rows: number): void {
    this.#stopAt ??= rows;
    this.#gate.closeAt(rows);
    this.#over.abort();
  }

  /** Gives up rows whose answers are still waited for. */
  interrupt(): void {
    this.#work.interrupt();
  }

  /** Predicts all rows, or those before `stopAt`. */
  async finish(): Promise<void> {
    this.#over.abort();
    void this.#gate.raise(Infinity);
    await this.#predicted();
  }

  /** Predicts the first so many rows and publishes them. */
  async keep(rows: number): Promise<void> {
    this.stopAt(rows);
    await this.finish();
    const { successful, failed } = this.stats;
    // Rows that were never predicted leave nothing behind, not even an empty file.
    if (successful + failed > 0) await this.publish();
    else await this.discard();
  }

  publish(): Promise<void> {
    return this.#work.publish();
  }

  async discard(): Promise<void> {
    this.stopAt(0);
    this.interrupt();
    await this.#counts?.catch(() => {});
    await this.#work.discard();
  }

  #predicted(): Promise<RowCounts> {
    return (this.#counts ??= this.#work.predict((index) => this.#gate.pass(index)));
  }

  async #keepPace(): Promise<void> {
    const { totalRows } = this.#work;
    const { signal } = this.#over;
    for (let due = 0; due < totalRows && !signal.aborted;) {
      due = this.dueAt(this.#clock.now());
      if (due > 0) void this.#gate.raise(due);
      if (due < totalRows) await this.#reached(this.#startMs + ((due + 1) * this.#runningMs) / totalRows, signal);
    }
  }

  #reached(timeMs: number, stop: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const scheduled = this.#clock.at(Math.ceil(timeMs), () => {
        stop.removeEventListener('abort', giveUp);
        resolve();
      });
      function giveUp(): void {
        scheduled.cancel();
        resolve();
      }
      stop.addEventListener('abort', giveUp, { once: true });
      if (stop.aborted) giveUp();
    });
  }
}
