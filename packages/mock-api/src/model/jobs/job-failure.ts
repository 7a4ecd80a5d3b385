import { googleStatuses, type GoogleStatus } from '../google-status.ts';
import type { JobError } from './batch-job.ts';

/** A job cannot go on. Thrown by what a job does; the job then fails with this code and text. */
export class JobFailure extends Error {
  override readonly name = 'JobFailure';
  readonly status: GoogleStatus;

  constructor(status: GoogleStatus, message: string, options?: ErrorOptions) {
    super(message, options);
    this.status = status;
  }
}

/** How a job reports what went wrong with it. */
export function jobError(error: unknown): JobError {
  if (error instanceof JobFailure) return { code: googleStatuses[error.status].grpc, message: error.message };
  const reason = error instanceof Error ? error.message : String(error);
  return { code: googleStatuses.INTERNAL.grpc, message: `System error. Please try this operation again. ${reason}` };
}
