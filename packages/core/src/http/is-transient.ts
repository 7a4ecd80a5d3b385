import { ApiError } from '../errors/api-error.ts';
import { AuthenticationError } from '../errors/authentication-error.ts';
import { ConnectionError } from '../errors/connection-error.ts';
import { TimeoutError } from '../errors/timeout-error.ts';
import { isCertificateProblem } from './certificate-problem.ts';

/** The statuses that the official SDK asks again on. */
export const TRANSIENT_STATUSES: ReadonlySet<number> = new Set([408, 429, 500, 502, 503, 504]);

/** Whether asking for the same thing again in a while may well work. Says nothing on whether asking twice is safe. */
export function isTransient(error: unknown, statuses: ReadonlySet<number> = TRANSIENT_STATUSES): boolean {
  if (error instanceof ApiError) return statuses.has(error.status);
  if (error instanceof AuthenticationError) return error.retryable;
  if (error instanceof ConnectionError) return !isCertificateProblem(error.code ?? '');
  return error instanceof TimeoutError;
}
