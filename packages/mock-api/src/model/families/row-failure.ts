import { googleStatuses, type GoogleStatus } from '../google-status.ts';

const phrases: Partial<Record<GoogleStatus, string>> = {
  INVALID_ARGUMENT: 'Bad Request',
  FAILED_PRECONDITION: 'Bad Request',
};

/** One row cannot be predicted. The job goes on, and the row's output line says why. */
export class RowFailure extends Error {
  override readonly name = 'RowFailure';
  readonly status: GoogleStatus;

  constructor(status: GoogleStatus, message: string) {
    super(message);
    this.status = status;
  }

  /** A line's `status`: words, then JSON with a space after each `:` and `,`. Not JSON as a whole. */
  get statusText(): string {
    const { http } = googleStatuses[this.status];
    const phrase = phrases[this.status] ?? `${this.status} error occurred`;
    return `${phrase}: {"error": {"code": ${http}, "message": ${JSON.stringify(this.message)}, "status": "${this.status}"}}`;
  }
}

/** The failure of a row whose request is not as it should be. */
export function badRow(message: string): RowFailure {
  return new RowFailure('INVALID_ARGUMENT', message);
}
