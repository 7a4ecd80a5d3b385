import { ApiError } from '../errors/api-error.ts';
import { AuthenticationError } from '../errors/authentication-error.ts';
import { ConnectionError } from '../errors/connection-error.ts';
import { GenaiBatchError } from '../errors/genai-batch-error.ts';
import type { Clock } from '../settings/clock.ts';
import type { ApiRequest } from './api-request.ts';
import { isTransient } from './is-transient.ts';
import { delayAfter, type RetryPolicy } from './retry-policy.ts';

/** What a pause needs to know besides the failure. */
export interface Pause {
  readonly policy: RetryPolicy;
  readonly clock: Clock;
  readonly abortSignal: AbortSignal | undefined;
  /** By the clock, when the whole call must have ended. */
  readonly endsAt: number | undefined;
  /** Told of the pause before it begins. */
  readonly onPause: (failures: number, delayMs: number, error: unknown) => void;
}

/** Whether a request that failed this way may be sent again. */
export function mayRepeat(error: unknown, request: ApiRequest, policy: RetryPolicy): boolean {
  if (policy.attempts === 1 || request.repeat === 'once' || !isTransient(error, policy.statuses)) return false;
  return request.repeat === 'always' || request.method !== 'POST' || cameToNothing(error);
}

/** Whether the service certainly did not act: it was never asked, or refused for its load. */
export function cameToNothing(error: unknown): boolean {
  if (error instanceof ApiError) return error.status === 429;
  return (error instanceof ConnectionError || error instanceof AuthenticationError) && error.outcome === 'not-sent';
}

/**
 * Waits as long as the failure asks for, and the policy after so many failures.
 *
 * @throws the failure itself, when there were as many attempts as there may be, or the pause would be longer than allowed.
 * @throws the reason of the signal, once that is aborted.
 */
export async function pauseBeforeRepeat(
  error: unknown,
  failures: number,
  { policy, clock, abortSignal, endsAt, onPause }: Pause,
): Promise<void> {
  const askedMs = error instanceof ApiError ? (error.retryDelayMs ?? 0) : 0;
  const delayMs = Math.max(askedMs, delayAfter(failures, policy));
  const isLate = endsAt !== undefined && clock.now() + delayMs >= endsAt;
  if (failures >= policy.attempts || askedMs > policy.maxDelayMs || isLate) {
    if (failures > 1 && error instanceof GenaiBatchError) error.attempts = failures;
    throw error;
  }
  onPause(failures, delayMs, error);
  await clock.sleep(delayMs, abortSignal);
}
