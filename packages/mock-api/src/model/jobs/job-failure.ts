import { googleStatuses, type GoogleStatus } from '../google-status.ts';
import type { JobError } from './batch-job.ts';
import type { JobState } from './job-state.ts';

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

export const cancelled: JobError = { code: googleStatuses.CANCELLED.grpc, message: 'CANCELED' };

/** What a job says that was stopped because it ran for too long. */
export const overrunError: JobError = {
  code: googleStatuses.DEADLINE_EXCEEDED.grpc,
  message:
    'The job did not finish in the time that it may run for. The output has the rows that were finished by then.',
};

/** What a job says that ended so, when no row and no file is to blame; other ends say nothing. */
export function endError(state: JobState): JobError | undefined {
  switch (state) {
    case 'JOB_STATE_CANCELLED':
      return cancelled;
    case 'JOB_STATE_FAILED':
      return { code: googleStatuses.INTERNAL.grpc, message: 'System error. Please try this operation again.' };
    default:
      return undefined;
  }
}
