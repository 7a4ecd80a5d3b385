import type { HttpOptions } from '../settings/http-options.ts';
import type { BatchJob } from './batch-job.ts';
import type { Clock } from '../settings/clock.ts';

/** How long, and how patiently, to wait for a job. */
export interface WaitOptions {
  /** The longest pause between two looks at the job, in milliseconds; the first pauses are shorter. @default 30_000 */
  pollIntervalMs?: number | undefined;
  /**
   * Give up after this many milliseconds; the job itself runs on.
   * @default 345_600_000 (4 days: a job may queue for 72 hours and then run for 24)
   */
  timeoutMs?: number | undefined;
  /** Stops the waiting, not the job; `wait` rejects with the signal's reason. */
  abortSignal?: AbortSignal | undefined;
  /** Called with the job at the first look, and whenever its state or its counts have changed since the last. */
  onChange?: ((job: BatchJob) => void) | undefined;
  /** Looks in a row that may fail for passing reasons (network, quota, 5xx) before `wait` rejects. @default 10 */
  maxFailedLooks?: number | undefined;
  /** For each look, as for `get`. Without a `timeout`, a look may take a minute. */
  httpOptions?: HttpOptions | undefined;
  /** @default the client's `clock` */
  clock?: Clock | undefined;
}
