import { ApiError } from '../errors/api-error.ts';
import { InvalidArgumentError } from '../errors/invalid-argument-error.ts';
import { TimeoutError } from '../errors/timeout-error.ts';
import { isTransient } from '../http/is-transient.ts';
import type { BatchJob } from './batch-job.ts';
import { systemClock } from '../settings/clock.ts';
import { hasEnded } from './has-ended.ts';
import type { WaitOptions } from './wait-options.ts';

const FIRST_PAUSE_MS = 1_000;
const PAUSE_GROWTH = 1.5;
/** The most that `setTimeout` can hold; it takes more for nothing. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Looks at a job until it has ended. @param look Fetches the job. @param name For messages. */
export async function waitForJob(
  look: () => Promise<BatchJob>,
  name: string,
  {
    pollIntervalMs = 30_000,
    timeoutMs = 345_600_000,
    abortSignal,
    onChange,
    maxFailedLooks = 10,
    clock = systemClock,
  }: WaitOptions,
): Promise<BatchJob> {
  requireNumber('pollIntervalMs', pollIntervalMs, { from: 1, to: LONGEST_TIMER_MS });
  requireNumber('timeoutMs', timeoutMs, { from: 0, to: Infinity });
  requireNumber('maxFailedLooks', maxFailedLooks, { from: 0, to: Infinity });

  const deadline = clock.now() + timeoutMs;
  let pauseMs = Math.min(FIRST_PAUSE_MS, pollIntervalMs);
  let failedLooks = 0;
  let job: BatchJob | undefined;
  for (;;) {
    abortSignal?.throwIfAborted();
    let askedPauseMs = 0;
    try {
      const before = job;
      job = await look();
      failedLooks = 0;
      if (before === undefined || hasChanged(before, job)) onChange?.(job);
      if (hasEnded(job)) return job;
    } catch (error) {
      // A caller's own error from onChange, an unknown state, a job that is not there: not for waiting.
      if (!isTransient(error) || failedLooks >= maxFailedLooks) throw error;
      failedLooks++;
      askedPauseMs = error instanceof ApiError ? (error.retryDelayMs ?? 0) : 0;
    }
    const leftMs = deadline - clock.now();
    if (leftMs <= 0) throw timedOut(name, timeoutMs, job);
    await clock.sleep(Math.min(Math.max(pauseMs, askedPauseMs), leftMs, LONGEST_TIMER_MS), abortSignal);
    pauseMs = Math.min(pauseMs * PAUSE_GROWTH, pollIntervalMs);
  }
}

function hasChanged(before: BatchJob, now: BatchJob): boolean {
  return (
    before.state !== now.state ||
    before.completionStats?.successfulCount !== now.completionStats?.successfulCount ||
    before.completionStats?.failedCount !== now.completionStats?.failedCount ||
    before.completionStats?.incompleteCount !== now.completionStats?.incompleteCount ||
    before.batchStats?.successfulRequestCount !== now.batchStats?.successfulRequestCount ||
    before.batchStats?.failedRequestCount !== now.batchStats?.failedRequestCount
  );
}

function timedOut(name: string, timeoutMs: number, job: BatchJob | undefined): TimeoutError<BatchJob> {
  return new TimeoutError(
    `${name} has not ended within ${timeoutMs} ms (timeoutMs); it ${job ? `was last seen as ${job.state}` : 'was not seen'}. ` +
      'The job runs on: wait again, or cancel it.',
    timeoutMs,
    { job },
  );
}

function requireNumber(name: string, value: number, { from, to }: { from: number; to: number }): void {
  if (value >= from && value <= to) return; // false for NaN
  throw new InvalidArgumentError(`${name} must be a number from ${from} to ${to}, but it is ${value}.`);
}
