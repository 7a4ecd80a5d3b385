import { UnknownJobStateError } from '../errors/unknown-job-state-error.ts';
import type { JobReference } from './job-reference.ts';
import type { JobState } from './job-state.ts';

/** By state; the compiler sees to it that none is forgotten. */
const ENDED: Readonly<Record<JobState, boolean>> = {
  JOB_STATE_UNSPECIFIED: false,
  JOB_STATE_QUEUED: false,
  JOB_STATE_PENDING: false,
  JOB_STATE_RUNNING: false,
  JOB_STATE_CANCELLING: false,
  JOB_STATE_PAUSED: false,
  JOB_STATE_UPDATING: false,
  JOB_STATE_SUCCEEDED: true,
  JOB_STATE_PARTIALLY_SUCCEEDED: true,
  JOB_STATE_FAILED: true,
  JOB_STATE_CANCELLED: true,
  JOB_STATE_EXPIRED: true,
};
const ended: ReadonlyMap<string | undefined, boolean> = new Map(Object.entries(ENDED));

/**
 * Whether a job will change no more: succeeded (in part, too), failed, cancelled or expired. A paused job can be
 * resumed, so it has not ended.
 *
 * @throws UnknownJobStateError for a state that this version does not know, or none at all.
 */
export function hasEnded(job: JobReference): boolean {
  const answer = ended.get(job.state);
  if (answer === undefined) throw new UnknownJobStateError(job);
  return answer;
}
