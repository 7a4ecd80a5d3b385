import type { JobReference } from './job-reference.ts';

/** Whether a job ended with every row it was given worked on. Rows may have failed all the same: read the results. */
export function hasSucceeded(job: JobReference): boolean {
  return job.state === 'JOB_STATE_SUCCEEDED';
}
