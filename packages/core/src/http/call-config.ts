import type { HttpOptions } from '../settings/http-options.ts';

/** What every call accepts as `config`. */
export interface CallConfig {
  /** Over the client's options, for this call. */
  httpOptions?: HttpOptions | undefined;
  /** Stops the request on this side; what the service does goes on, and costs. The call rejects with the signal's reason. */
  abortSignal?: AbortSignal | undefined;
}
