import { hasEnded } from '../batches/has-ended.ts';
import { JobFailedError } from '../errors/job-failed-error.ts';
import { JobNotEndedError } from '../errors/job-not-ended-error.ts';
import { nameOf, type ResultsJob } from './results-job.ts';

/** Refuses a job that does not tell its output because it has none. @throws JobNotEndedError, JobFailedError */
export function refuseWithoutOutput(job: ResultsJob): void {
  const { state } = job;
  if (state !== undefined && !hasEnded({ name: nameOf(job), state })) {
    throw new JobNotEndedError({ name: nameOf(job), state });
  }
  if (state === 'JOB_STATE_FAILED') {
    throw new JobFailedError({ name: nameOf(job), state, ...(job.error && { error: job.error }) });
  }
}
