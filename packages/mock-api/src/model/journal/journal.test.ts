import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { createMockCloud } from '../../create-mock-cloud.ts';
import type { MockCloudOptions } from '../mock-cloud-options.ts';
import type { MockCloud } from '../mock-cloud.ts';

function newCloud(options: MockCloudOptions = {}): MockCloud {
  const cloud = createMockCloud(options);
  onTestFinished(() => cloud.close());
  return cloud;
}

const bucket = 'https://storage.googleapis.com/storage/v1/b/my-bucket';

test('a request is remembered as it was, with its name, its answer and its times', async () => {
  const cloud = newCloud({ name: 'remembering', clock: 'manual' });
  await cloud.fetch(`${bucket}/o?prefix=in%2F`, { headers: { 'user-agent': 'me' } });
  expect(cloud.journal.requests()).toEqual([
    {
      number: 1,
      cloud: 'remembering',
      method: 'GET',
      url: `${bucket}/o?prefix=in%2F`,
      operation: 'storage.objects.list',
      headers: { 'user-agent': 'me' },
      status: 404,
      time: '2026-01-01T00:00:00.000Z',
      realTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      tookMs: expect.any(Number),
    },
  ]);
});

test('a small body is remembered as what it says, a large one as its beginning, the bytes of an upload not at all', async () => {
  const cloud = newCloud();
  const base = 'https://storage.googleapis.com';
  const post = (path: string, body: string): Promise<Response> =>
    cloud.fetch(`${base}${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  await post('/storage/v1/b?project=p', '{"name":"my-bucket","labels":{"a":"b"}}');
  await post('/storage/v1/b?project=p', JSON.stringify({ name: 'x'.repeat(10_000) }));
  await post('/upload/storage/v1/b/my-bucket/o?uploadType=media&name=a', '{"a":1}');
  const [small, large, upload] = cloud.journal.requests().map(({ body }) => body);
  expect(small).toEqual({ name: 'my-bucket', labels: { a: 'b' } });
  expect(large).toBe(`{"name":"${'x'.repeat(2039)}`);
  expect(upload).toBeUndefined();
});

test('requests are found by what is known of them', async () => {
  const { fetch, journal } = newCloud();
  await fetch(`${bucket}/o/a`);
  await fetch('https://storage.googleapis.com/storage/v1/b/cloud-samples-data');
  await fetch('https://aiplatform.googleapis.com/nowhere');
  const numbers = (filter: Parameters<typeof journal.requests>[0]): number[] =>
    journal.requests(filter).map(({ number }) => number);
  expect(numbers({ operation: 'storage' })).toEqual([1, 2]);
  expect(numbers({ operation: 'storage.buckets.get' })).toEqual([2]);
  expect(numbers({ status: 404 })).toEqual([1, 3]);
  expect(numbers({ path: '/storage/*/o/a' })).toEqual([1]);
  expect(numbers({ method: 'post' })).toEqual([]);
  expect(numbers({ after: 1 })).toEqual([2, 3]);
  expect(numbers(({ operation }) => operation === undefined)).toEqual([3]);
});

test('calls of the mock’s own API are left out, also of its bare address, and no fault strikes them', async () => {
  const { faults, fetch, journal } = newCloud();
  faults.add('return-503');
  const statuses = [];
  for (const path of ['/_mock', '/_mock?a=b', '/_mock/health', '/_mock/nothing', '/retry_test', '/retry_tests'])
    statuses.push((await fetch(`http://127.0.0.1:8085${path}`)).status);
  expect(statuses).not.toContain(503);
  expect(journal.requests()).toEqual([]);
  await fetch('https://storage.googleapis.com/_mocking');
  await fetch('https://storage.googleapis.com/retry_test_results/a');
  expect(journal.requests()).toMatchObject([{ status: 503 }, { status: 503 }]);
});

test.for<[filter: object, message: string]>([
  [
    { operation: 'vertex.batchPredictionJob.create' },
    'No operation is called "vertex.batchPredictionJob.create". There are: vertex.batchPredictionJobs.cancel, ',
  ],
  [{ operation: 'storage.' }, 'No operation is called "storage.". There are: storage.'],
  [{ operation: 'nope' }, 'No operation is called "nope". There are: bigquery.'],
  [{ methd: 'DELETE' }, 'has no option methd. Did you mean method? It has operation, method, path, status, after.'],
  [{ method: 'DELTE' }, 'No request has the method "DELTE". There are: GET, '],
  [{ status: '404' }, 'The filter’s status is an HTTP status, not "404"'],
  [{ status: 4040 }, 'The filter’s status is an HTTP status, not 4040'],
  [{ path: /upload/ }, 'The filter’s path is a text, not an object'],
  [{ after: -1 }, 'The filter’s after is a whole number from 0, not -1'],
])('a filter that could find nothing is refused: %j', async ([filter, message]) => {
  const { journal } = newCloud();
  expect(() => journal.requests(filter)).toThrow(message);
  await expect(journal.waitFor(filter)).rejects.toThrow(message);
});

test('a filter may begin an operation, have * in it, and leave things undefined', () => {
  const { journal } = newCloud();
  for (const operation of ['storage', '*.objects', 'vertex.*.create', undefined])
    expect(journal.requests({ operation, method: undefined } as object)).toEqual([]);
});

test('only so many are remembered', async () => {
  const { fetch, journal } = newCloud({ journalLimit: 3 });
  for (let call = 0; call < 8; call += 1) await fetch(`${bucket}/o/${call}`);
  expect(journal.requests().map(({ number }) => number)).toEqual([6, 7, 8]);
  expect(journal.last).toBe(8);
  const none = newCloud({ journalLimit: 0 });
  await none.fetch(`${bucket}/o/a`);
  expect(none.journal.requests()).toEqual([]);
});

test('a request can be waited for, be it there already or not', async () => {
  const { fetch, journal } = newCloud();
  const waited = journal.waitFor({ operation: 'storage.objects.get', status: 404 });
  const arrived = journal.waitFor({ operation: 'storage.objects.get' });
  await fetch(`${bucket}/o/a`);
  expect(await waited).toMatchObject({ number: 1, status: 404 });
  expect(await arrived).not.toHaveProperty('status');
  expect(await journal.waitFor({ method: 'GET' })).toMatchObject({ number: 1 });
});

test('who waits in vain is told what came instead', async () => {
  const { fetch, journal } = newCloud();
  await expect(journal.waitFor({ method: 'PUT' }, { timeoutMs: 1 })).rejects.toThrow(
    'No request like {"method":"PUT"} within 1 ms. There was none at all.',
  );
  await fetch(`${bucket}/o/a`);
  await expect(journal.waitFor(() => false, { timeoutMs: 1 })).rejects.toThrow(
    'No request that the filter wants within 1 ms. The last ones:\n1 GET storage.objects.get 404',
  );
  const stop = new AbortController();
  const waited = journal.waitFor({ method: 'PUT' }, { abortSignal: stop.signal });
  stop.abort(new Error('enough'));
  await expect(waited).rejects.toThrow('enough');
});

test('who waits on a cloud that is closed or reset is told so', async () => {
  const cloud = newCloud();
  const waited = [cloud.journal.waitFor({ method: 'PUT' }).catch(String)];
  await cloud.reset();
  waited.push(cloud.journal.waitFor({ method: 'PUT' }).catch(String));
  await cloud.close();
  for (const report of await Promise.all(waited))
    expect(report).toContain('closed or reset before such a request came');
});

const secrets = fc.stringMatching(/^[\w-]{24,60}$/);

/** Every place in a call where services look for a credential, or where one is known to stand. */
const places: readonly ((secret: string) => [url: string, init: RequestInit])[] = [
  (secret) => [`${bucket}/o/a`, { headers: { authorization: `Bearer ${secret}` } }],
  (secret) => [`${bucket}/o/a`, { headers: { Authorization: `bearer  ${secret}` } }],
  (secret) => [`${bucket}/o/a`, { headers: { authorization: `Basic ${secret}` } }],
  (secret) => [`${bucket}/o/a`, { headers: { authorization: secret } }],
  (secret) => [`${bucket}/o/a`, { headers: { 'x-goog-api-key': secret, 'proxy-authorization': `Basic ${secret}` } }],
  (secret) => [`${bucket}/o/a`, { headers: { cookie: `SID=${secret}` } }],
  (secret) => [`${bucket}/o/a?key=${secret}&alt=media`, {}],
  (secret) => [`${bucket}/o/a?alt=media&%6bey=${secret}`, {}],
  (secret) => [`${bucket}/o/a?access_token=${secret}`, {}],
  (secret) => [`${bucket}/o/a?upload_id=${secret}`, {}],
  (secret) => [`${bucket}/o/a?bearer_token=${secret}`, {}],
  (secret) => [`${bucket}/o/a?$key=${secret}`, {}],
  (secret) => [`${bucket}/o/a?%24access_token=${secret}`, {}],
  (secret) => [`${bucket}/o/a`, { headers: { 'x-api-key': secret } }],
  (secret) => [`${bucket}/o/a`, { headers: { 'x-amz-security-token': secret } }],
  (secret) => [`https://storage.googleapis.com/my-bucket/a?X-Amz-Security-Token=${secret}`, {}],
  (secret) => [`https://storage.googleapis.com/my-bucket/a?X-Amz-Signature=${secret}`, {}],
  (secret) => [`https://storage.googleapis.com/my-bucket/a?X-Goog-Signature=${secret}`, {}],
  (secret) => [`${bucket}/o/ya29.${secret}`, {}],
  (secret) => [`${bucket}/o/a?name=${encodeURIComponent(`Bearer ${secret}`)}`, {}],
  (secret) => [`${bucket}/o/a`, { headers: { referer: `https://a.example/?t=ya29.${secret}` } }],
  ...['assertion', 'refresh_token', 'client_secret', 'code', 'id_token', 'client_assertion'].map(
    (field) =>
      (secret: string): [string, RequestInit] => [
        'https://oauth2.googleapis.com/token',
        { method: 'POST', body: new URLSearchParams({ grant_type: 'refresh_token', [field]: secret }) },
      ],
  ),
  ...['subject_token', 'actor_token'].map((field) => (secret: string): [string, RequestInit] => [
    'https://sts.googleapis.com/v1/token',
    { method: 'POST', body: new URLSearchParams({ grant_type: 'x', [field]: secret }) },
  ]),
  ...['private_key', 'privateKey', 'access_token', 'client_secret', 'signingSecret', 'apiKey', 'Password'].map(
    (field) =>
      (secret: string): [string, RequestInit] => [
        'https://storage.googleapis.com/storage/v1/b?project=p',
        {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({
            name: 'my-bucket',
            labels: { deep: [{ [field]: secret }] },
            pad: 'x'.repeat(secret.length * 30),
          }),
        },
      ],
  ),
];

test('no credential is kept, wherever it stood; the same one is known by the same hash', async () => {
  await fc.assert(
    fc.asyncProperty(secrets, fc.constantFrom(...places), fc.boolean(), async (secret, place, isRefused) => {
      const cloud = createMockCloud();
      try {
        if (isRefused) cloud.faults.add({ fault: 'return-503' });
        const [url, init] = place(secret);
        const kept: string[] = [];
        for (let call = 0; call < 2; call += 1) {
          cloud.journal.clear();
          await cloud.fetch(url, init);
          kept.push(JSON.stringify(cloud.journal.requests()) + cloud.describe());
        }
        const hashes = kept.map((text) => text.match(/sha256:[0-9a-f]{12}/g));
        expect(kept.join('')).not.toContain(secret);
        expect(hashes[0]).not.toBeNull();
        expect(hashes[1]).toEqual(hashes[0]);
      } finally {
        await cloud.close();
      }
    }),
    { numRuns: 300, examples: places.map((place) => ['0123456789abcdefABCDEF-_xyz', place, false]) },
  );
});

test('what is no credential stays', async () => {
  const { fetch, journal } = newCloud();
  const url = `${bucket}/o?prefix=key&pageToken=abc&$alt=json;enum-encoding=int&maxResults=5`;
  await fetch(url, { headers: { 'x-goog-api-client': 'gl-node/22', authorization: 'Bearer x' } });
  expect(journal.requests()).toMatchObject([
    {
      url,
      headers: {
        'x-goog-api-client': 'gl-node/22',
        authorization: expect.stringMatching(/^Bearer sha256:[0-9a-f]{12}$/),
      },
    },
  ]);
});
