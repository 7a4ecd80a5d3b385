import type { HttpOptions } from '../../settings/http-options.ts';
import type { Clock } from '../../settings/clock.ts';
import type { StallSpans } from './stall.ts';

/** How long, and how patiently, to watch a job. */
export interface WatchOptions {
  /** The longest pause between two looks at the job, in milliseconds. @default 30_000 */
  pollIntervalMs?: number | undefined;
  /**
   * The shortest pause, in milliseconds: the first one, and that after a change of state. Each next is half as long again, up
   * to `pollIntervalMs`; chance takes up to a fifth off. Where the job's pace is known, looks come closer as it nears its end.
   * @default 1_000
   */
  minPollIntervalMs?: number | undefined;
  /**
   * Give up after this many milliseconds; the job itself runs on.
   * @default 345_600_000 (4 days: a job may queue for 72 hours and then run for 24)
   */
  timeoutMs?: number | undefined;
  /** Stops the waiting, not the job: it rejects with the signal's reason. */
  abortSignal?: AbortSignal | undefined;
  /** Looks in a row that may fail for passing reasons (network, quota, 5xx) before the failure is thrown. @default 10 */
  maxFailedLooks?: number | undefined;
  /**
   * Milliseconds without a change after which a job counts as stalled: one span for all states, or by state. `Infinity`
   * is never.
   * @default 6 hours queued or pending, 2 hours running, 30 minutes cancelling or updating, at once when paused
   */
  stallAfterMs?: number | StallSpans | undefined;
  /** Rows of the job, for its progress: Vertex AI may not tell before the end. */
  totalCount?: number | undefined;
  /** For each look, as for `get`. Without a `timeout`, a look may take a minute. */
  httpOptions?: HttpOptions | undefined;
  /** @default the client's `clock` */
  clock?: Clock | undefined;
  /** Chance, from 0 up to 1, for the pauses: pass a seeded one to have the same pauses again. @default Math.random */
  random?: (() => number) | undefined;
}
