import { GenaiBatchError } from './genai-batch-error.ts';

/** No access token could be had, so the request was not sent. */
export class AuthenticationError extends GenaiBatchError {
  override readonly name = 'AuthenticationError';
  readonly outcome = 'not-sent';
  /** Whether the same login may work in a moment (the network or the token service failed), rather than never. */
  readonly retryable: boolean;

  constructor(message: string, { retryable, cause }: { retryable: boolean; cause: unknown }) {
    super(message, { cause });
    this.retryable = retryable;
  }
}
