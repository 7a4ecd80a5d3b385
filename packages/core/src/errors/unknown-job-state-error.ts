import { GenaiBatchError } from './genai-batch-error.ts';

/** A job is in a state that this version has never heard of, so it cannot tell whether the job has ended. */
export class UnknownJobStateError<Job extends JobInState = JobInState> extends GenaiBatchError {
  override readonly name = 'UnknownJobStateError';
  readonly job: Job;

  constructor(job: Job) {
    super(
      `Cannot tell whether ${job.name ?? 'the job'} has ended: ` +
        (job.state === undefined
          ? 'it carries no state; fetch it with batches.get first.'
          : `this version of @genai-batch/core does not know ${job.state}. Look for a newer version.`),
    );
    this.job = job;
  }
}

interface JobInState {
  readonly name?: string | undefined;
  readonly state?: string | undefined;
}
