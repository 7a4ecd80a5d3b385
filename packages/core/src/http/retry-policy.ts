import { ConfigurationError } from '../errors/configuration-error.ts';
import { shown } from '../errors/shown.ts';
import type { HttpRetryOptions } from '../settings/retry-options.ts';
import { TRANSIENT_STATUSES } from './is-transient.ts';

/** `retryOptions`, with every default filled in. */
export interface RetryPolicy {
  readonly attempts: number;
  readonly initialDelayMs: number;
  readonly maxDelayMs: number;
  readonly growth: number;
  readonly hasJitter: boolean;
  readonly statuses: ReadonlySet<number>;
}

/** @throws ConfigurationError for what is no number, or negative. */
export function readRetryPolicy(options: HttpRetryOptions = {}): RetryPolicy {
  const { attempts = 3, initialDelay = 1, maxDelay = 60, expBase = 2, jitter = 1, httpStatusCodes } = options;
  for (const [name, value] of Object.entries({ attempts, initialDelay, maxDelay, expBase, jitter })) {
    if (typeof value === 'number' && value >= 0) continue; // false for NaN
    throw new ConfigurationError(`retryOptions.${name} must be a number from 0 on, but it is ${shown(value)}.`);
  }
  if (httpStatusCodes !== undefined && !Array.isArray(httpStatusCodes)) {
    throw new ConfigurationError(`retryOptions.httpStatusCodes must be an array, but it is ${shown(httpStatusCodes)}.`);
  }
  return {
    attempts: Math.max(1, attempts),
    initialDelayMs: initialDelay * 1000,
    maxDelayMs: maxDelay * 1000,
    growth: expBase,
    hasJitter: jitter > 0,
    statuses: httpStatusCodes === undefined ? TRANSIENT_STATUSES : new Set(httpStatusCodes),
  };
}

/** The delay after so many failures, in whole milliseconds; by the official SDK's formula. */
export function delayAfter(failures: number, policy: RetryPolicy, random: () => number = Math.random): number {
  const stretch = policy.hasJitter ? 1 + random() : 1;
  return Math.min(policy.maxDelayMs, Math.round(stretch * policy.initialDelayMs * policy.growth ** (failures - 1)));
}
