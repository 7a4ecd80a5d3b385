import type { JobState } from '../../batches/job-state.ts';

/** The Gemini API's words for states. */
const BATCH_STATES: ReadonlyMap<string, JobState> = new Map([
  ['BATCH_STATE_UNSPECIFIED', 'JOB_STATE_UNSPECIFIED'],
  ['BATCH_STATE_PENDING', 'JOB_STATE_PENDING'],
  ['BATCH_STATE_RUNNING', 'JOB_STATE_RUNNING'],
  ['BATCH_STATE_SUCCEEDED', 'JOB_STATE_SUCCEEDED'],
  ['BATCH_STATE_FAILED', 'JOB_STATE_FAILED'],
  ['BATCH_STATE_CANCELLED', 'JOB_STATE_CANCELLED'],
  ['BATCH_STATE_EXPIRED', 'JOB_STATE_EXPIRED'],
]);

/** A state off the wire. One that this version does not know is passed on, for `hasEnded` to report. */
export function readJobState(state: string): JobState {
  return BATCH_STATES.get(state) ?? (state as JobState);
}
