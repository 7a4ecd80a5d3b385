import type { GoogleStatus } from './google-status.ts';

/** One entry of an error's `details`, e.g. `{ '@type': 'type.googleapis.com/google.rpc.BadRequest', fieldViolations: […] }`. */
export type ErrorDetail = { readonly '@type': string } & Readonly<Record<string, unknown>>;

/** The service refuses a call. Thrown anywhere below the services; the app turns it into Google's error answer. */
export class ServiceError extends Error {
  override readonly name = 'ServiceError';
  /** Google's name for it, e.g. `INVALID_ARGUMENT`; the HTTP status follows from it. */
  readonly status: GoogleStatus;
  readonly details: readonly ErrorDetail[] | undefined;

  constructor(status: GoogleStatus, message: string, details?: readonly ErrorDetail[]) {
    super(message);
    this.status = status;
    this.details = details;
  }
}
