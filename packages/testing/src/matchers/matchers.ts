import type { JobState } from '@genai-batch/core';
import { toHaveFailedWith, type ExpectedFailure } from './to-have-failed-with.ts';
import { toHaveReceivedRequest, type ExpectedRequest } from './to-have-received-request.ts';
import { toHaveSucceeded } from './to-have-succeeded.ts';
import { toHaveVisited } from './to-have-visited.ts';

/**
 * What `expect` can say once it is extended: of a job (one of any client, its name, or what `cloud.jobs.get` and `cloud.batches.get` show), and of
 * a cloud.
 */
export interface CloudMatchers<R = unknown> {
  /** The job has ended as `JOB_STATE_SUCCEEDED`. Its rows may have failed all the same. */
  toHaveSucceeded(): R;
  /** The job has ended as `JOB_STATE_FAILED`, with `3`, `'INVALID_ARGUMENT'`, or a message that contains or matches this. */
  toHaveFailedWith(expected: ExpectedFailure): R;
  /** The job has been in all of these states, in this order; others may lie between. */
  toHaveVisited(states: readonly JobState[]): R;
  /** The cloud was sent a request like this: at least one, or as many `times` as it says. */
  toHaveReceivedRequest(expected?: ExpectedRequest): R;
}

/**
 * The matchers, for `expect.extend(matchers)` of Jest, Bun and Vitest. With Vitest, importing
 * `@genai-batch/testing/vitest` has done so.
 */
export const matchers: {
  readonly toHaveSucceeded: typeof toHaveSucceeded;
  readonly toHaveFailedWith: typeof toHaveFailedWith;
  readonly toHaveVisited: typeof toHaveVisited;
  readonly toHaveReceivedRequest: typeof toHaveReceivedRequest;
} = { toHaveSucceeded, toHaveFailedWith, toHaveVisited, toHaveReceivedRequest };
