import { GenaiBatchError } from './genai-batch-error.ts';
import type { Outcome } from './outcome.ts';

/** What else is known when time ran out. */
export interface TimeoutFacts<Job> {
  /** Set when a request timed out, not when a wait did. */
  outcome?: Outcome | undefined;
  /** Display name of what the request was to create. */
  displayName?: string | undefined;
  /** The job as it was last seen, when a wait timed out. */
  job?: Job | undefined;
}

/** A request (`httpOptions.timeout`) or a wait (`timeoutMs`) took longer than it was given. A job itself runs on. */
export class TimeoutError<Job = unknown> extends GenaiBatchError {
  override readonly name = 'TimeoutError';
  readonly timeoutMs: number;
  readonly outcome?: Outcome;
  readonly displayName?: string;
  readonly job?: Job;

  constructor(message: string, timeoutMs: number, { outcome, displayName, job }: TimeoutFacts<Job> = {}) {
    super(message);
    this.timeoutMs = timeoutMs;
    if (outcome !== undefined) this.outcome = outcome;
    if (displayName !== undefined) this.displayName = displayName;
    if (job !== undefined) this.job = job;
  }
}
