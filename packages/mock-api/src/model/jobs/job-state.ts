export type JobState =
  | 'JOB_STATE_PENDING'
  | 'JOB_STATE_RUNNING'
  | 'JOB_STATE_SUCCEEDED'
  | 'JOB_STATE_FAILED'
  | 'JOB_STATE_CANCELLING'
  | 'JOB_STATE_CANCELLED';

/**
 * A batch job's states, and where each may lead. A state that leads nowhere is an end.
 *
 * @see https://github.com/googleapis/googleapis/blob/master/google/cloud/aiplatform/v1/job_state.proto
 */
const transitions: Readonly<Record<JobState, readonly JobState[]>> = {
  JOB_STATE_PENDING: ['JOB_STATE_RUNNING', 'JOB_STATE_FAILED', 'JOB_STATE_CANCELLING'],
  JOB_STATE_RUNNING: ['JOB_STATE_SUCCEEDED', 'JOB_STATE_FAILED', 'JOB_STATE_CANCELLING'],
  JOB_STATE_CANCELLING: ['JOB_STATE_CANCELLED', 'JOB_STATE_FAILED'],
  JOB_STATE_SUCCEEDED: [],
  JOB_STATE_FAILED: [],
  JOB_STATE_CANCELLED: [],
};

export function canBecome(from: JobState, to: JobState): boolean {
  return transitions[from].includes(to);
}

/** Whether a job in this state will change no more. */
export function hasEnded(state: JobState): boolean {
  return transitions[state].length === 0;
}
