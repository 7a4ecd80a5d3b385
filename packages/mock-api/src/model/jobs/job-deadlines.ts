import type { JobState } from './job-state.ts';

/** How long the service lets a job take, in milliseconds of service time. `Infinity` is for ever. */
export interface JobDeadlines {
  /** A job that has not begun by then is `JOB_STATE_EXPIRED`. */
  readonly queueMs: number;
  /** A job that has run for so long is stopped. */
  readonly runMs: number;
  /** The state of a job that was stopped. */
  readonly overrunState: JobState;
  /** Whether the rows that were done by then are kept. */
  readonly keepsRows: boolean;
}

export const noDeadlines: JobDeadlines = {
  queueMs: Infinity,
  runMs: Infinity,
  overrunState: 'JOB_STATE_FAILED',
  keepsRows: true,
};
