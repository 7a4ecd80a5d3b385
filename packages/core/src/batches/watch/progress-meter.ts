import type { BatchJob } from '../batch-job.ts';
import { type JobProgress, rowCounts } from './job-progress.ts';

/** Looks with a new count that the rate is taken over. */
const SAMPLES = 10;
const MINUTE_MS = 60_000;

/** Follows the counts of one job through the looks at it. */
export class ProgressMeter {
  readonly #startedAt: number;
  readonly #givenTotal: number | undefined;
  readonly #samples: { readonly at: number; readonly done: number }[] = [];

  /** @param totalCount Rows of the job, where the caller knows it and the service may not tell. */
  constructor(startedAt: number, totalCount?: number) {
    this.#startedAt = startedAt;
    this.#givenTotal = totalCount;
  }

  /** Takes a look at the job into account. */
  measure(job: BatchJob, at: number): JobProgress {
    const counts = rowCounts(job);
    const elapsedMs = at - this.#startedAt;
    const total = counts.totalCount ?? this.#givenTotal;
    const ofTotal = total === undefined ? {} : { totalCount: total };
    if (counts.successfulCount === undefined || counts.failedCount === undefined) return { ...ofTotal, elapsedMs };
    const done = counts.successfulCount + counts.failedCount;
    const rowsPerMinute = this.#rate(done, at);
    const left = total === undefined ? undefined : Math.max(0, total - done);
    const isMoving = rowsPerMinute !== undefined && rowsPerMinute > 0;
    return {
      ...counts,
      ...ofTotal,
      doneCount: done,
      ...(total !== undefined && total > 0 && { fraction: Math.min(1, done / total) }),
      ...(rowsPerMinute !== undefined && { rowsPerMinute }),
      ...(left !== undefined && isMoving && { remainingMs: Math.round((left / rowsPerMinute) * MINUTE_MS) }),
      elapsedMs,
    };
  }

  #rate(done: number, at: number): number | undefined {
    const last = this.#samples.at(-1);
    // A count that sinks is another count: what was measured before says nothing on it.
    if (last !== undefined && done < last.done) this.#samples.length = 0;
    if (last === undefined || done !== last.done) this.#samples.push({ at, done });
    if (this.#samples.length > SAMPLES) this.#samples.shift();
    const first = this.#samples[0]!;
    const spanMs = at - first.at;
    return this.#samples.length < 2 || spanMs <= 0 ? undefined : ((done - first.done) / spanMs) * MINUTE_MS;
  }
}
