import type { HttpRetryOptions } from './retry-options.ts';

/** `COLLECTION` leaves `projects/…/locations/…` out of request paths, for base URLs that say so themselves. */
export const ResourceScope = { COLLECTION: 'COLLECTION' } as const;
export type ResourceScope = (typeof ResourceScope)[keyof typeof ResourceScope];

/** Anything that answers like the global `fetch`. */
export type Fetch = (url: string, init?: RequestInit) => Promise<Response>;

/** How requests are sent; set for a client, or for one call in `config.httpOptions`. */
export interface HttpOptions {
  /** Replaces Google's host; may carry a path prefix. @default by backend and location */
  baseUrl?: string | undefined;
  /** @default the whole path, with project and location */
  baseUrlResourceScope?: ResourceScope | undefined;
  /** First segment of the path, e.g. `v1`; `''` removes it. @default 'v1beta1' on Vertex AI, 'v1' on the Gemini API */
  apiVersion?: string | undefined;
  /** More headers; one of our own names replaces ours. With `authorization` or `x-goog-api-key`, nothing is looked up. */
  headers?: Record<string, string> | undefined;
  /** Deadline of one attempt, in milliseconds, also told to the service (`X-Server-Timeout`); 0 or less, and `Infinity`, are none. @default none */
  timeout?: number | undefined;
  /** Deadline of the whole call, with every attempt and the pauses between them, in milliseconds; 0 or less, and `Infinity`, are none. @default none */
  totalTimeout?: number | undefined;
  /** When a request that failed is sent again. A create never is, unless it is certain that nothing came of it. */
  retryOptions?: HttpRetryOptions | undefined;
  /** Deeply merged into the JSON body of requests that have one. */
  extraBody?: Record<string, unknown> | undefined;
  /** Used in place of the global `fetch`. */
  fetch?: Fetch | undefined;
}

/** The options of one call over the client's: objects are merged, other values replace. */
export function mergeHttpOptions(client: HttpOptions, call: HttpOptions): HttpOptions {
  const merged: Record<string, unknown> = { ...client };
  for (const [key, value] of Object.entries(call)) {
    if (value === null) continue; // as if it were left out
    if (typeof value === 'object') merged[key] = Object.assign({}, merged[key], value);
    else if (value !== undefined) merged[key] = value;
  }
  return merged;
}
