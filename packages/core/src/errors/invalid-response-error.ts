import { GenaiBatchError } from './genai-batch-error.ts';
import type { Outcome } from './outcome.ts';

/** An answer that the service does not give: a redirect, something other than JSON, a job without a name. */
export class InvalidResponseError extends GenaiBatchError {
  override readonly name = 'InvalidResponseError';
  /** HTTP status, e.g. `200` or `302`. */
  readonly status: number;
  /** Set when the request was to create something: it may exist. */
  readonly outcome?: Outcome;
  /** Display name of what the request was to create. */
  readonly displayName?: string;

  constructor(message: string, { status, displayName }: { status: number; displayName?: string | undefined }) {
    super(message);
    this.status = status;
    if (displayName !== undefined) {
      this.outcome = 'unknown';
      this.displayName = displayName;
    }
  }
}
