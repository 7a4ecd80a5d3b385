import fc from 'fast-check';
import { anyBody } from './any-body.ts';
import { anyHeaders } from './any-headers.ts';
import { anyPath, type KnownNames } from './any-path.ts';
import { anyQuery } from './any-query.ts';

export interface Route {
  readonly method: string;
  readonly path: string;
}

/** A request that `fetch` would send, whatever the service thinks of it. */
export interface FuzzRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array<ArrayBuffer> | undefined;
}

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND', 'get', 'X-$'];

const hosts = [
  'https://us-central1-aiplatform.googleapis.com',
  'https://aiplatform.googleapis.com',
  'https://generativelanguage.googleapis.com',
  'https://storage.googleapis.com',
  'http://metadata.google.internal',
  'http://127.0.0.1:8085',
];

/** Speaks Cloud Storage's other API, in XML. */
const BUCKET_HOST = 'https://my-bucket.storage.googleapis.com';

/** Requests to all routes alike, mostly by the method that each has. */
export function anyRequest(routes: readonly Route[], known: KnownNames): fc.Arbitrary<FuzzRequest> {
  return fc.constantFrom(...routes).chain((route) =>
    fc
      .tuple(
        fc.oneof(
          { weight: 9, arbitrary: fc.constant(route.method) },
          { weight: 1, arbitrary: fc.constantFrom(...methods) },
        ),
        fc.oneof(
          { weight: 30, arbitrary: fc.constantFrom(...hosts) },
          { weight: 1, arbitrary: fc.constant(BUCKET_HOST) },
        ),
        anyPath(route.path, known),
        anyQuery,
        anyHeaders,
        anyBody(route.path),
      )
      .map(([method, host, path, query, headers, body]) => ({
        method,
        // Whoever waits for a request waits for time that is real.
        url: `${host}${path}?${path.includes('requests:wait') ? `timeoutMs=1&${query}` : query}`,
        headers,
        body: /^(?:get|head)$/i.test(method) ? undefined : body,
      }))
      .filter(({ url }) => URL.canParse(url)),
  );
}
