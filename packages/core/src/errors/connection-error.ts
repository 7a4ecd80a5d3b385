import { GenaiBatchError } from './genai-batch-error.ts';
import type { Outcome } from './outcome.ts';

/** No complete answer came back: the network, a name, a certificate or the connection failed. */
export class ConnectionError extends GenaiBatchError {
  override readonly name = 'ConnectionError';
  /** Host of the service, e.g. `us-central1-aiplatform.googleapis.com`. */
  readonly host: string;
  readonly port: number;
  /** Node's name for the cause, e.g. `ECONNREFUSED`, where it has one. */
  readonly code?: string;
  readonly outcome: Outcome;
  /** Display name of what the request was to create, to look for it before creating it again. */
  readonly displayName?: string;

  constructor(
    message: string,
    facts: {
      host: string;
      port: number;
      code: string | undefined;
      outcome: Outcome;
      displayName: string | undefined;
      cause: unknown;
    },
  ) {
    super(message, { cause: facts.cause });
    this.host = facts.host;
    this.port = facts.port;
    this.outcome = facts.outcome;
    if (facts.code !== undefined) this.code = facts.code;
    if (facts.displayName !== undefined) this.displayName = facts.displayName;
  }
}
