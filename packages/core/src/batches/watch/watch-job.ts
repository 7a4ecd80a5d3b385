import { ApiError } from '../../errors/api-error.ts';
import { TimeoutError } from '../../errors/timeout-error.ts';
import { requireSignal } from '../../http/call-arguments.ts';
import { isTransient } from '../../http/is-transient.ts';
import { systemClock } from '../../settings/clock.ts';
import type { BatchJob } from '../batch-job.ts';
import type { JobEvent } from './job-event.ts';
import { JobWatch } from './job-watch.ts';
import { LONGEST_TIMER_MS, PollPace, requireNumber } from './poll-pace.ts';
import type { WatchOptions } from './watch-options.ts';

/**
 * Looks at a job until it has ended, and tells what it sees.
 *
 * @param look Fetches the job.
 * @param name For messages.
 * @throws UnknownJobStateError for a state that this version does not know, after telling of it.
 */
export async function* watchJob(
  look: () => Promise<BatchJob>,
  name: string,
  options: WatchOptions = {},
): AsyncGenerator<JobEvent, BatchJob> {
  const { pollIntervalMs = 30_000, minPollIntervalMs = 1_000, random = Math.random } = options;
  const { timeoutMs = 345_600_000, maxFailedLooks = 10, abortSignal, clock = systemClock } = options;
  requireSignal(abortSignal);
  requireNumber('timeoutMs', timeoutMs, { from: 0, to: Infinity });
  requireNumber('maxFailedLooks', maxFailedLooks, { from: 0, to: Infinity });

  const startedAt = clock.now();
  const pace = new PollPace({ minPollIntervalMs, pollIntervalMs, random });
  const watch = new JobWatch(startedAt, pace, options);
  let failedLooks = 0;
  for (;;) {
    abortSignal?.throwIfAborted();
    const seen = await lookOnce(look, failedLooks < maxFailedLooks);
    let pauseMs: number;
    if (seen instanceof Error) {
      failedLooks++;
      pauseMs = Math.max(pace.next(), seen instanceof ApiError ? (seen.retryDelayMs ?? 0) : 0);
    } else {
      failedLooks = 0;
      for (const event of watch.see(seen, clock.now())) {
        yield event;
        if (event.type === 'job-ended') return event.job;
      }
      pauseMs = pace.next(watch.remainingMs);
    }
    const { last } = watch;
    const leftMs = startedAt + timeoutMs - clock.now();
    if (leftMs <= 0) throw timedOut(name, timeoutMs, last);
    pauseMs = Math.min(pauseMs, leftMs, LONGEST_TIMER_MS);
    if (seen instanceof Error) {
      yield { type: 'look-failed', ...(last && { job: last }), error: seen, failedLooks, retryInMs: pauseMs };
    }
    await clock.sleep(pauseMs, abortSignal);
  }
}

/** The job, or the failure if that may pass and another look may be made. */
async function lookOnce(look: () => Promise<BatchJob>, mayFail: boolean): Promise<BatchJob | Error> {
  try {
    return await look();
  } catch (error) {
    // A job that is not there, a request that is refused: not for waiting.
    if (mayFail && isTransient(error) && error instanceof Error) return error;
    throw error;
  }
}

function timedOut(name: string, timeoutMs: number, job: BatchJob | undefined): TimeoutError<BatchJob> {
  return new TimeoutError(
    `${name} has not ended within ${timeoutMs} ms (timeoutMs); it ${job ? `was last seen as ${job.state}` : 'was not seen'}. ` +
      'The job runs on: wait again, or cancel it.',
    timeoutMs,
    { job },
  );
}
