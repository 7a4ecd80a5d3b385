import { GenaiBatchError } from './genai-batch-error.ts';

/** A job that still runs was asked for its results. */
export class JobNotEndedError extends GenaiBatchError {
  override readonly name = 'JobNotEndedError';
  /** The job's state, e.g. `JOB_STATE_RUNNING`. */
  readonly state: string;

  constructor(job: { name: string; state: string }) {
    super(
      `${job.name} has no results yet: it is ${job.state}. ` +
        'Wait for it first: results(await client.batches.wait(job)).',
    );
    this.state = job.state;
  }
}
