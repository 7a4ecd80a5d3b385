import type { JobError } from './batch-job.ts';

/** What else is to be true of a job that is forced into a state. */
export interface ForcedDetails {
  /** @default what the service gives as a reason for `FAILED` and `CANCELLED`; none for other states */
  readonly error?: JobError;
  /**
   * For an end: how many rows are done and shown. @default all for `SUCCEEDED`; for other ends, as many as the job had done
   */
  readonly rows?: number;
}
