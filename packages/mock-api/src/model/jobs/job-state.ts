/** The states that Google documents. */
export type KnownJobState =
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

/** A job's state; one that nobody knows yet can be forced. */
export type JobState = KnownJobState | (`JOB_STATE_${string}` & {});

/** The numbers of the states: the place of each in this list. */
const byNumber: readonly KnownJobState[] = [
  'JOB_STATE_UNSPECIFIED',
  'JOB_STATE_QUEUED',
  'JOB_STATE_PENDING',
  'JOB_STATE_RUNNING',
  'JOB_STATE_SUCCEEDED',
  'JOB_STATE_FAILED',
  'JOB_STATE_CANCELLING',
  'JOB_STATE_CANCELLED',
  'JOB_STATE_PAUSED',
  'JOB_STATE_EXPIRED',
  'JOB_STATE_UPDATING',
  'JOB_STATE_PARTIALLY_SUCCEEDED',
];

/**
 * A batch job's states, and where each may lead. A state that leads nowhere is an end.
 *
 * @see https://github.com/googleapis/googleapis/blob/master/google/cloud/aiplatform/v1/job_state.proto
 */
const transitions: Readonly<Record<KnownJobState, readonly KnownJobState[]>> = {
  JOB_STATE_UNSPECIFIED: byNumber,
  JOB_STATE_QUEUED: [
    'JOB_STATE_PENDING',
    'JOB_STATE_RUNNING',
    'JOB_STATE_FAILED',
    'JOB_STATE_EXPIRED',
    'JOB_STATE_CANCELLING',
  ],
  JOB_STATE_PENDING: ['JOB_STATE_RUNNING', 'JOB_STATE_FAILED', 'JOB_STATE_EXPIRED', 'JOB_STATE_CANCELLING'],
  JOB_STATE_RUNNING: [
    'JOB_STATE_SUCCEEDED',
    'JOB_STATE_FAILED',
    'JOB_STATE_PARTIALLY_SUCCEEDED',
    'JOB_STATE_EXPIRED',
    'JOB_STATE_CANCELLED',
    'JOB_STATE_CANCELLING',
    'JOB_STATE_PAUSED',
    'JOB_STATE_UPDATING',
  ],
  JOB_STATE_UPDATING: ['JOB_STATE_RUNNING', 'JOB_STATE_FAILED', 'JOB_STATE_CANCELLING'],
  JOB_STATE_PAUSED: ['JOB_STATE_QUEUED', 'JOB_STATE_RUNNING', 'JOB_STATE_FAILED', 'JOB_STATE_CANCELLING'],
  JOB_STATE_CANCELLING: ['JOB_STATE_CANCELLED', 'JOB_STATE_SUCCEEDED', 'JOB_STATE_FAILED'],
  JOB_STATE_SUCCEEDED: [],
  JOB_STATE_FAILED: [],
  JOB_STATE_CANCELLED: [],
  JOB_STATE_EXPIRED: [],
  JOB_STATE_PARTIALLY_SUCCEEDED: [],
};

export function isKnownJobState(state: string): state is KnownJobState {
  return Object.hasOwn(transitions, state);
}

/** Whether a job may go from one state to another; out of a state that nobody knows it may go anywhere. */
export function canBecome(from: JobState, to: JobState): boolean {
  return isKnownJobState(from) ? transitions[from].some((state) => state === to) : true;
}

/** Whether a job in this state will change no more. */
export function hasEnded(state: JobState): boolean {
  return isKnownJobState(state) && transitions[state].length === 0;
}

/** The number that the state has in the protocol, or undefined for one that nobody knows. */
export function jobStateNumber(state: string): number | undefined {
  return isKnownJobState(state) ? byNumber.indexOf(state) : undefined;
}
