import { ApiError } from '../errors/api-error.ts';
import { AuthenticationError } from '../errors/authentication-error.ts';
import { ConfigurationError } from '../errors/configuration-error.ts';
import { ConnectionError } from '../errors/connection-error.ts';
import { InvalidArgumentError } from '../errors/invalid-argument-error.ts';
import { TimeoutError } from '../errors/timeout-error.ts';

/**
 * Whether a create that failed so has certainly made no job, and what was staged for it can go. Of an abort, and of
 * anything else that is not known, it is not certain.
 */
export function cannotHaveBeenUsed(error: unknown): boolean {
  if (error instanceof ApiError) return error.outcome !== 'unknown';
  if (error instanceof ConnectionError || error instanceof TimeoutError) return error.outcome === 'not-sent';
  return (
    error instanceof ConfigurationError || error instanceof InvalidArgumentError || error instanceof AuthenticationError
  );
}
