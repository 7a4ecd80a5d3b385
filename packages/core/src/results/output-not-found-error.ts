import { GenaiBatchError } from '../errors/genai-batch-error.ts';

/** The files that a job wrote are not where they should be; the message says what was looked for, and what was seen. */
export class OutputNotFoundError extends GenaiBatchError {
  override readonly name = 'OutputNotFoundError';
  /** Directories of which nothing tells which is the job's; empty where there was none. */
  readonly candidates: readonly string[];

  constructor(message: string, candidates: readonly string[] = [], options?: ErrorOptions) {
    super(message, options);
    this.candidates = candidates;
  }
}
