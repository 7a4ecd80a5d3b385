import type { BatchJob } from '../batch-job.ts';
import type { JobChange } from './job-change.ts';
import type { JobProgress } from './job-progress.ts';
import type { Stall } from './stall.ts';

/**
 * Something that a watch saw of a job:
 *
 * - `job-seen`: the first look at it.
 * - `job-changed`: a look that showed something new; `changed` says what, `previous` how it was.
 * - `job-stalled`: nothing new for long; no error, and the watch goes on. Told again each time the span has doubled.
 * - `look-failed`: a look at it that did not work, for a reason that passes; it will be made again.
 * - `job-ended`: the last event. However it ended: ask `hasSucceeded(job)`.
 */
export type JobEvent =
  | {
      readonly type: 'job-seen';
      readonly job: BatchJob;
      readonly progress: JobProgress;
    }
  | {
      readonly type: 'job-changed';
      readonly job: BatchJob;
      readonly previous: BatchJob;
      readonly changed: readonly JobChange[];
      readonly progress: JobProgress;
    }
  | {
      readonly type: 'job-stalled';
      readonly job: BatchJob;
      readonly progress: JobProgress;
      readonly stall: Stall;
    }
  | {
      readonly type: 'look-failed';
      /** As last seen; absent when no look has worked yet. */
      readonly job?: BatchJob;
      readonly error: Error;
      /** Looks in a row that have failed, this one included. */
      readonly failedLooks: number;
      /** Until the next, in milliseconds. */
      readonly retryInMs: number;
    }
  | {
      readonly type: 'job-ended';
      readonly job: BatchJob;
      /** Absent when the first look already showed the job ended. */
      readonly previous?: BatchJob;
      readonly changed: readonly JobChange[];
      readonly progress: JobProgress;
    };
