/** What a matcher found. Vitest, Jest and Bun take it as it is; elsewhere {@link assertPassed} throws it. */
export interface Verdict {
  readonly pass: boolean;
  /** Why the expectation was not met; or, when it was, why its negation was not. */
  readonly message: () => string;
}

/**
 * For test runners without `expect.extend`.
 *
 * @throws Error with the verdict's message, when it is not a pass
 * @example assertPassed(toHaveSucceeded(job));
 */
export function assertPassed({ pass, message }: Verdict): void {
  if (pass) return;
  const error = new Error(message());
  error.name = 'AssertionError';
  throw error;
}
