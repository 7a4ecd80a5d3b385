import { jobVerdict, whatBecameOf } from './describe-job.ts';
import { judgeJob, type JobSubject } from './judged-job.ts';
import type { Verdict } from './verdict.ts';

/**
 * Whether a job has ended as `JOB_STATE_SUCCEEDED`. Its rows may have failed all the same: the message counts them.
 *
 * @throws TypeError for what is no job; Error for a name that cannot be looked up.
 */
export function toHaveSucceeded(subject: JobSubject): Verdict {
  const job = judgeJob(subject);
  return jobVerdict(job.state === 'JOB_STATE_SUCCEEDED', job, 'to have succeeded', whatBecameOf(job));
}
