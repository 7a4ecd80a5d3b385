import { ApiError } from '../errors/api-error.ts';
import type { Settings } from '../settings/settings.ts';
import type { BatchJob } from './batch-job.ts';

/**
 * Whether a cancel that was refused has worked all the same: an earlier attempt of it got no answer, and the job is being
 * stopped.
 *
 * @param look Fetches the job.
 */
export async function wasCancelled(
  error: unknown,
  backend: Settings['backend'],
  look: () => Promise<BatchJob>,
): Promise<boolean> {
  if (!(error instanceof ApiError) || error.outcome !== 'unknown') return false;
  const state = await look().then(
    (job) => job.state,
    () => undefined, // the refusal tells more than why the look failed
  );
  if (state === 'JOB_STATE_CANCELLED' || state === 'JOB_STATE_CANCELLING') return true;
  // The Gemini API has no state for the way there; a batch in one of these is refused for nothing else.
  return backend === 'gemini' && (state === 'JOB_STATE_PENDING' || state === 'JOB_STATE_RUNNING');
}
