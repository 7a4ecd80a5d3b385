import { createApp } from '@genai-batch/mock-api';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyRequest, type FuzzRequest, type Route } from './any-request.ts';
import { openCloud, routes } from './fuzzed-cloud.ts';
import { hostileText } from './hostile.ts';
import { expectSound } from './soundness.ts';

const SEED = 20_261_123;
const RUNS = 400;
const REQUESTS = 50;

/** Where objects and tokens come from. The XML API has one route for all, so its paths are named here. */
const storageRoutes: readonly Route[] = [
  ...routes.filter(({ path }) =>
    /^(?:\/storage\/v1|\/b|\/projects|\/(?:\w+\/)?(?:up|down)load|\/retry_test)(?:\/|$)/.test(path),
  ),
  ...routes.filter(({ path }) => /token|serviceAccounts|discovery/.test(path)),
  ...['GET', 'HEAD', 'PUT', 'POST', 'DELETE'].map((method) => ({ method, path: '/:bucket/:object' })),
];

/** What storage alone looks for in queries and headers. */
const parameters: Readonly<Record<string, string>> = {
  versions: 'true',
  matchGlob: 'in/{a,b*}/**.js[a-z]n?',
  fields: 'items(name,metadata/k),nextPageToken',
  prettyPrint: 'true',
  projection: 'full',
  predefinedAcl: 'publicRead',
  serviceAccountEmail: 'a@example.com',
  'X-Goog-Algorithm': 'GOOG4-RSA-SHA256',
  'X-Goog-Credential': 'a@example.com/20260101/auto/storage/goog4_request',
  'X-Goog-Date': '20260101T000000Z',
  'X-Goog-Expires': '60',
  'X-Goog-SignedHeaders': 'host',
  'X-Goog-Signature': '00ff',
  'response-content-type': 'a/b',
};
const headers: Readonly<Record<string, string>> = {
  'content-range': 'bytes 0-4/5',
  range: 'bytes=1-2',
  'x-goog-resumable': 'start',
  'x-goog-copy-source': 'my-bucket/in.jsonl',
  'x-goog-hash': 'crc32c=AAAAAA==',
  'x-goog-if-generation-match': '0',
  'x-goog-acl': 'public-read',
  'x-goog-metadata-directive': 'REPLACE',
  'if-match': '"a"',
  'if-none-match': '*',
  'x-retry-test-id': 'none',
  'accept-encoding': 'gzip;q=0',
};

const some = (from: Readonly<Record<string, string>>): fc.Arbitrary<[string, string][]> =>
  fc
    .array(fc.tuple(fc.constantFrom(...Object.keys(from)), fc.option(hostileText, { nil: undefined, freq: 3 })), {
      maxLength: 6,
    })
    .map((pairs) => pairs.map(([name, value]) => [name, value ?? from[name] ?? '']));

/** A request to any of these routes, with some of what only storage looks for. */
function anyStorageRequest(known: Parameters<typeof anyRequest>[1]): fc.Arbitrary<FuzzRequest> {
  return fc.tuple(anyRequest(storageRoutes, known), some(parameters), some(headers)).map(([request, query, more]) => ({
    ...request,
    url: `${request.url}&${String(new URLSearchParams(query))}`,
    headers: { ...request.headers, ...sendable(more) },
  }));
}

/** Headers hold one line of Latin-1. */
function sendable(pairs: readonly [string, string][]): Record<string, string> {
  return Object.fromEntries(pairs.filter(([, value]) => /^[\t\u0020-\u007E\u00A0-\u00FF]*$/.test(value)));
}

test(
  `${RUNS * REQUESTS} requests to storage and for tokens that nobody should send are answered as a service would`,
  { timeout: 180_000 },
  async () => {
    const app = createApp();
    expect(storageRoutes.length).toBeGreaterThan(60);
    const first = await openCloud();
    await first.cloud.close();
    const known = {
      ...first.known,
      entity: ['allUsers', 'project-owners-1'],
      notification: ['1'],
      accessId: ['GOOG1E'],
      project: ['mock-project'],
    };
    const statuses = new Map<number, number>();
    const sequences = fc.array(anyStorageRequest(known), { minLength: REQUESTS, maxLength: REQUESTS, size: 'max' });
    await fc.assert(
      fc.asyncProperty(sequences, async (sequence) => {
        const fuzzed = await openCloud();
        try {
          for (const request of sequence) {
            const status = await expectSound(app, fuzzed, request);
            statuses.set(status, (statuses.get(status) ?? 0) + 1);
          }
          // Whatever came of it, the cloud still stores and gives.
          await fuzzed.cloud.bucket('after-all').put('a', 'text');
          expect(await fuzzed.cloud.bucket('after-all').text('a')).toBe('text');
        } finally {
          await fuzzed.cloud.close();
        }
      }),
      { seed: SEED, numRuns: RUNS },
    );
    console.info(`fuzz: seed ${SEED}, answers by status: ${JSON.stringify(Object.fromEntries(statuses))}`);
    const total = [...statuses.values()].reduce((sum, count) => sum + count, 0);
    expect(total).toBeGreaterThanOrEqual(RUNS * REQUESTS);
    expect((statuses.get(200) ?? 0) / total).toBeGreaterThan(0.1);
  },
);
