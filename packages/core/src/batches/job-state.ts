/**
 * The state of a job. The service may add states: one that this version does not know comes through as it was sent,
 * and `hasEnded` and `wait` report it.
 *
 * @see https://cloud.google.com/vertex-ai/docs/reference/rest/v1/JobState
 */
export type JobState =
  | 'JOB_STATE_UNSPECIFIED'
  | 'JOB_STATE_QUEUED'
  | 'JOB_STATE_PENDING'
  | 'JOB_STATE_RUNNING'
  | 'JOB_STATE_SUCCEEDED'
  | 'JOB_STATE_FAILED'
  | 'JOB_STATE_CANCELLING'
  | 'JOB_STATE_CANCELLED'
  | 'JOB_STATE_PAUSED'
  | 'JOB_STATE_EXPIRED'
  | 'JOB_STATE_UPDATING'
  | 'JOB_STATE_PARTIALLY_SUCCEEDED';

// Each is typed as any state, so that `new Set([JobState.JOB_STATE_FAILED]).has(job.state)` compiles.
export const JobState: { readonly [State in JobState]: JobState } = {
  JOB_STATE_UNSPECIFIED: 'JOB_STATE_UNSPECIFIED',
  JOB_STATE_QUEUED: 'JOB_STATE_QUEUED',
  JOB_STATE_PENDING: 'JOB_STATE_PENDING',
  JOB_STATE_RUNNING: 'JOB_STATE_RUNNING',
  JOB_STATE_SUCCEEDED: 'JOB_STATE_SUCCEEDED',
  JOB_STATE_FAILED: 'JOB_STATE_FAILED',
  JOB_STATE_CANCELLING: 'JOB_STATE_CANCELLING',
  JOB_STATE_CANCELLED: 'JOB_STATE_CANCELLED',
  JOB_STATE_PAUSED: 'JOB_STATE_PAUSED',
  JOB_STATE_EXPIRED: 'JOB_STATE_EXPIRED',
  JOB_STATE_UPDATING: 'JOB_STATE_UPDATING',
  JOB_STATE_PARTIALLY_SUCCEEDED: 'JOB_STATE_PARTIALLY_SUCCEEDED',
};
