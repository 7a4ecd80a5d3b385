import type { RowFault } from '../execution/row-fault.ts';
import type { GoogleStatus } from '../google-status.ts';
import type { JobState } from '../jobs/job-state.ts';

/** A number of bytes: `256K`, `2M`, `100B`. */
export type ByteCount = `${number}${'B' | 'K' | 'M'}`;

/**
 * What becomes of a call.
 *
 * - A canonical name (`UNAVAILABLE`), or `return-503`: that error, in the words and the envelope of the service called;
 *   `expired-token` is a 401, `permission-denied` a 403, and so is `user-project-denied`,
 *   for a caller who may not let the call be billed to a quota project. With `-after-256K`: once so much of an upload has been kept.
 * - `reset`: the connection is reset, and nothing has happened. `reset-after`: what was asked for is done, and the
 *   answer is lost. `return-reset-connection-after-256K`: reset once so much of an upload has been kept.
 * - `return-broken-stream`: a download breaks off after a few bytes, or after so many (`-after-100K`); with `-final-chunk-after-100B`
 *   the last request of an upload does.
 * - `truncate`: a download ends early as if that were all of it. `return-corrupted-data`: one byte of it is another.
 *   With `-after-100K` after so much.
 * - `latency-200ms`: the call is answered later, by 24 days at most. `stall-for-10s-after-256K`: its up- or download pauses on the way.
 * - `lose-upload`: the resumable upload that the call is for is not known any more.
 * - `redirect-307`: to `location`.
 *
 * @see https://github.com/googleapis/storage-testbench whose words these include
 */
export type CallFault =
  | GoogleStatus
  | `return-${number}`
  | `return-${number}-after-${ByteCount}`
  | 'expired-token'
  | 'permission-denied'
  | 'user-project-denied'
  | 'reset'
  | 'reset-after'
  | 'return-reset-connection'
  | `return-reset-connection-after-${ByteCount}`
  | 'return-broken-stream'
  | `return-broken-stream-after-${ByteCount}`
  | `return-broken-stream-final-chunk-after-${ByteCount}`
  | 'truncate'
  | `truncate-after-${ByteCount}`
  | 'return-corrupted-data'
  | `return-corrupted-data-after-${ByteCount}`
  | `latency-${number}${'ms' | 's'}`
  | `stall-for-${number}${'ms' | 's'}`
  | `stall-for-${number}${'ms' | 's'}-after-${ByteCount}`
  | 'lose-upload'
  | `redirect-${301 | 302 | 303 | 307 | 308}`;

/**
 * What becomes of a job: `stuck` never leaves PENDING, `fail` ends it with an error (`status`, `message`) when it
 * should run, `unknown-state` keeps it in a state that no client knows (`state`), `missing-shard` leaves out the first
 * of its output objects.
 */
export type JobFault = 'stuck' | 'fail' | 'unknown-state' | 'missing-shard';

/** When a fault strikes, of all the times it could. All that is given must hold; nothing given: every time. */
export interface FaultOccasion {
  /** The n-th time only, from 1. */
  readonly nth?: number;
  /** The first n times. */
  readonly first?: number;
  /** By chance that the cloud's seed repeats, 0 to 1. */
  readonly probability?: number;
  /** Not before so many milliseconds of service time have passed since the fault was added. @default 0 */
  readonly afterMs?: number;
  /** For so many milliseconds of service time from then on. @default without end */
  readonly forMs?: number;
  /** No more once it has struck so many times. */
  readonly times?: number;
}

/** A fault in calls. */
export interface CallFaultRule extends FaultOccasion {
  /** An operation (`vertex.batchPredictionJobs.create`), or the beginning of some (`storage`, `*.objects`). @default all calls */
  readonly at?: string;
  /** The call's path, `*` standing for any characters: `/upload/*`. */
  readonly path?: string;
  readonly fault: CallFault;
  /** Of an error, instead of the service's own words. */
  readonly message?: string;
  /** The machine-readable reason of an error: `RATE_LIMIT_EXCEEDED`, or `rateLimitExceeded` in Cloud Storage. */
  readonly reason?: string;
  /** Told with an error: as `Retry-After`, and as `RetryInfo` where services give details. */
  readonly retryAfterSeconds?: number;
  /** Where a redirect leads. */
  readonly location?: string;
}

/** A fault in jobs. */
export interface JobFaultRule extends FaultOccasion {
  /** A job's display name or id, `*` standing for any characters. */
  readonly job: string;
  readonly fault: JobFault;
  /** Of the error that a job fails with. @default 'INTERNAL' */
  readonly status?: GoogleStatus;
  readonly message?: string;
  /** The state that nobody knows. @default 'JOB_STATE_HIBERNATING' */
  readonly state?: JobState;
}

/** A fault in the rows of jobs. */
export interface RowFaultRule extends FaultOccasion {
  /** The row's place in the input, from 0, or `*` for each row. This or `key`. */
  readonly row?: number | '*';
  /** The row's own id (`genai_batch_key`, `custom_id`, `key` or `id`), `*` standing for any characters: rows without one fit none. */
  readonly key?: string;
  /** The display name or id of its job, `*` standing for any characters. @default any job */
  readonly job?: string;
  readonly fault: RowFault['fault'];
  /** Of the error that a row fails with. @default 'INTERNAL' */
  readonly status?: GoogleStatus;
  readonly message?: string;
}

/** Where a fault strikes, when, and what it does. */
export type FaultRule = CallFaultRule | JobFaultRule | RowFaultRule;
