import type { GeminiBatch } from './gemini-batch.ts';
import type { JobState } from './job-state.ts';

/** The state that the Gemini API shows: it has no word for a batch that is being cancelled. */
export function shownState({ state, startTime }: Pick<GeminiBatch, 'state' | 'startTime'>): JobState {
  if (state !== 'JOB_STATE_CANCELLING') return state;
  return startTime === undefined ? 'JOB_STATE_PENDING' : 'JOB_STATE_RUNNING';
}
