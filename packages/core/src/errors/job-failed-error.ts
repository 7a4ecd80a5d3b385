import { GenaiBatchError } from './genai-batch-error.ts';

/** A job that ended without results was asked for them. */
export class JobFailedError<Job extends JobWithError = JobWithError> extends GenaiBatchError {
  override readonly name = 'JobFailedError';
  /** The job as the service showed it; `job.error` is the service's own word on why. */
  readonly job: Job;

  constructor(job: Job) {
    const why = job.error?.message ?? 'the service gave no reason';
    const code = job.error?.code === undefined ? '' : ` (code ${job.error.code})`;
    super(`${job.name} ended as ${job.state} without results: ${why}${code}`);
    this.job = job;
  }
}

interface JobWithError {
  readonly name: string;
  readonly state: string;
  readonly error?: { readonly code?: number; readonly message?: string };
}
