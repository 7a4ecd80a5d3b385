import { request } from 'node:https';
import { request as plainRequest } from 'node:http';
import type { CallFaultRule } from '@genai-batch/mock-api';
import { expect, test } from 'vitest';
import { doors } from '../doors/open-door.ts';
import { cloudBehind, doorNames, type CloudBehind } from './cloud-behind.ts';

const jobs = '/v1/projects/mock-project/locations/us-central1/batchPredictionJobs';
const jobBody = JSON.stringify({
  displayName: 'nightly',
  model: 'publishers/google/models/gemini-2.5-flash',
  inputConfig: { instancesFormat: 'jsonl', gcsSource: { uris: ['gs://my-bucket/in.jsonl'] } },
  outputConfig: { predictionsFormat: 'jsonl', gcsDestination: { outputUriPrefix: 'gs://my-bucket/out' } },
});

function createJob({ fetch, vertexUrl }: CloudBehind): Promise<Response> {
  const headers = { authorization: 'Bearer any', 'content-type': 'application/json' };
  return fetch(`${vertexUrl}${jobs}`, { method: 'POST', headers, body: jobBody });
}

function download({ fetch, storageUrl }: CloudBehind): Promise<Response> {
  return fetch(`${storageUrl}/storage/v1/b/my-bucket/o/large?alt=media`);
}

const bytesOf = async (answer: Response): Promise<Uint8Array> => new Uint8Array(await answer.arrayBuffer());

const large = new Uint8Array(600_000).fill(7);

const reset = { name: 'TypeError', message: 'fetch failed', cause: { code: 'ECONNRESET', message: 'read ECONNRESET' } };

test.for(doorNames)('a reset before the effect leaves no job: %s', async (door) => {
  const behind = await cloudBehind(door);
  const fault = behind.cloud.faults.add({ at: 'vertex.batchPredictionJobs.create', nth: 1, fault: 'reset' });
  await expect(createJob(behind)).rejects.toMatchObject(reset);
  expect(behind.cloud.jobs.list()).toEqual([]);
  expect(fault.fired).toBe(1);
  expect((await createJob(behind)).status).toBe(200);
  expect(fault.fired).toBe(1);
});

test.for(doorNames)('a reset after the effect leaves a job that the caller does not know of: %s', async (door) => {
  const behind = await cloudBehind(door);
  const fault = behind.cloud.faults.add({ at: 'vertex.batchPredictionJobs.create', nth: 1, fault: 'reset-after' });
  await expect(createJob(behind)).rejects.toMatchObject(reset);
  expect(behind.cloud.jobs.list()).toMatchObject([{ displayName: 'nightly' }]);
  expect(fault.fired).toBe(1);
  expect(behind.cloud.journal.tail()).toEqual(['1 POST vertex.batchPredictionJobs.create no answer (reset-after)']);
});

test.for(doors)('a reset is one for node:http and node:https, too: $name', async ({ name: door }) => {
  const { cloud, storageUrl } = await cloudBehind(door);
  cloud.faults.add({ at: 'storage', fault: 'return-reset-connection' });
  const url = new URL('/storage/v1/b/my-bucket', storageUrl);
  const error = await new Promise<NodeJS.ErrnoException>((resolve) => {
    (url.protocol === 'https:' ? request : plainRequest)(url).once('error', resolve).end();
  });
  expect(error).toMatchObject({ name: 'Error', code: 'ECONNRESET', message: 'read ECONNRESET', syscall: 'read' });
});

test.for(doorNames)('an error comes in the words and the envelope of its service: %s', async (door) => {
  const behind = await cloudBehind(door);
  const { cloud, fetch, storageUrl } = behind;
  cloud.faults.add({ at: 'vertex', fault: 'RESOURCE_EXHAUSTED', retryAfterSeconds: 30 });
  cloud.faults.add({ at: 'storage', fault: 'return-503' });
  const refused = await createJob(behind);
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '30']);
  expect(await refused.json()).toEqual({
    error: {
      code: 429,
      status: 'RESOURCE_EXHAUSTED',
      message: expect.stringContaining('Resource exhausted. Please try again later.'),
      details: [{ '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '30s' }],
    },
  });
  const unavailable = await fetch(`${storageUrl}/storage/v1/b/my-bucket/o/a`);
  expect(unavailable.status).toBe(503);
  expect(await unavailable.json()).toEqual({
    error: {
      code: 503,
      message: 'We encountered an internal error. Please try again.',
      errors: [
        { message: 'We encountered an internal error. Please try again.', domain: 'global', reason: 'backendError' },
      ],
    },
  });
});

test.for(doorNames)('a token can be expired, and a caller be forbidden: %s', async (door) => {
  const behind = await cloudBehind(door);
  behind.cloud.faults.add({ at: 'vertex', nth: 1, fault: 'expired-token' });
  behind.cloud.faults.add({ at: 'vertex', nth: 2, fault: 'permission-denied' });
  const answers = [await createJob(behind), await createJob(behind), await createJob(behind)];
  expect(answers.map(({ status }) => status)).toEqual([401, 403, 200]);
  expect(await answers[0]?.json()).toMatchObject({
    error: { status: 'UNAUTHENTICATED', details: [{ reason: 'ACCESS_TOKEN_EXPIRED' }] },
  });
});

test.for(doorNames)('a download breaks off half-way: %s', async (door) => {
  const behind = await cloudBehind(door);
  await behind.cloud.bucket('my-bucket').put('large', large);
  const fault = behind.cloud.faults.add({
    at: 'storage.objects.get',
    nth: 1,
    fault: 'return-broken-stream-after-256K',
  });
  const answer = await download(behind);
  expect([answer.status, answer.headers.get('content-length')]).toEqual([200, '600000']);
  let received = 0;
  const read = async (): Promise<void> => {
    for await (const chunk of answer.body ?? []) received += chunk.length;
  };
  await expect(read()).rejects.toMatchObject({ name: 'TypeError', message: 'terminated' });
  expect(received).toBe(262_144);
  expect(fault.fired).toBe(1);
  expect(await bytesOf(await download(behind))).toEqual(large);
});

test.for<[fault: CallFaultRule['fault'], length: number]>([
  ['truncate-after-100K', 102_400],
  ['return-corrupted-data', 600_000],
])('a download arrives whole, but is not what was stored: %s', async ([word, length]) => {
  for (const door of doorNames) {
    const behind = await cloudBehind(door);
    await behind.cloud.bucket('my-bucket').put('large', large);
    const fault = behind.cloud.faults.add({ at: 'storage.objects.get.media', fault: word });
    const bytes = await bytesOf(await download(behind));
    expect(bytes).toHaveLength(length);
    expect(bytes).not.toEqual(large);
    expect(fault.fired).toBe(1);
  }
});

test.for(doorNames)('an upload is refused when so much of it has been kept: %s', async (door) => {
  const { cloud, fetch, storageUrl } = await cloudBehind(door);
  const fault = cloud.faults.add({ at: 'storage.objects.insert', fault: 'return-503-after-256K', times: 1 });
  const started = await fetch(`${storageUrl}/upload/storage/v1/b/my-bucket/o?uploadType=resumable&name=large`, {
    method: 'POST',
  });
  const session = started.headers.get('location') ?? '';
  const first = await fetch(session, {
    method: 'PUT',
    body: large,
    headers: { 'content-range': 'bytes 0-599999/600000' },
  });
  expect(first.status).toBe(503);
  expect(await first.json()).toMatchObject({ error: { code: 503 } });
  expect(fault.fired).toBe(1);
  const asked = await fetch(session, { method: 'PUT', headers: { 'content-range': 'bytes */600000' } });
  expect([asked.status, asked.headers.get('range')]).toEqual([308, 'bytes=0-262143']);
  const rest = await fetch(session, {
    method: 'PUT',
    body: large.slice(262_144),
    headers: { 'content-range': 'bytes 262144-599999/600000' },
  });
  expect(rest.status).toBe(200);
  expect(await cloud.bucket('my-bucket').get('large')).toEqual(large);
});

test.for(doorNames)('the connection of an upload is reset in its last request: %s', async (door) => {
  const { cloud, fetch, storageUrl } = await cloudBehind(door);
  cloud.faults.add('storage.objects.insert times=1 return-broken-stream-final-chunk-after-100B');
  const started = await fetch(`${storageUrl}/upload/storage/v1/b/my-bucket/o?uploadType=resumable&name=large`, {
    method: 'POST',
  });
  const session = started.headers.get('location') ?? '';
  const send = (range: string, body: Uint8Array<ArrayBuffer>): Promise<Response> =>
    fetch(session, { method: 'PUT', body, headers: { 'content-range': range } });
  expect((await send('bytes 0-262143/*', large.slice(0, 262_144))).status).toBe(308);
  await expect(send('bytes 262144-599999/600000', large.slice(262_144))).rejects.toMatchObject({ name: 'TypeError' });
  const asked = await fetch(session, { method: 'PUT', headers: { 'content-range': 'bytes */600000' } });
  expect(asked.headers.get('range')).toBe('bytes=0-262243');
});

test.for(doorNames)('an upload session is lost: %s', async (door) => {
  const { cloud, fetch, storageUrl } = await cloudBehind(door);
  const fault = cloud.faults.add({ at: 'storage.objects.insert.chunk', nth: 2, fault: 'lose-upload' });
  const started = await fetch(`${storageUrl}/upload/storage/v1/b/my-bucket/o?uploadType=resumable&name=large`, {
    method: 'POST',
  });
  const session = started.headers.get('location') ?? '';
  const send = async (range: string, body: string): Promise<number> =>
    (await fetch(session, { method: 'PUT', body, headers: { 'content-range': range } })).status;
  expect(await send('bytes 0-4/*', 'hello')).toBe(308);
  expect(await send('bytes 5-9/10', 'world')).toBe(404);
  expect(fault.fired).toBe(1);
  expect(await cloud.bucket('my-bucket').list()).toEqual([]);
});

test.for(doorNames)('a call is answered later, and a download pauses: %s', async (door) => {
  const behind = await cloudBehind(door);
  await behind.cloud.bucket('my-bucket').put('large', large);
  const slow = behind.cloud.faults.add({ at: 'storage', nth: 1, fault: 'latency-60ms' });
  const stalled = behind.cloud.faults.add({ at: 'storage', nth: 2, fault: 'stall-for-60ms-after-100K' });
  const times: number[] = [];
  for (let call = 0; call < 2; call += 1) {
    const before = performance.now();
    expect(await bytesOf(await download(behind))).toEqual(large);
    times.push(performance.now() - before);
  }
  for (const ms of times) expect(ms).toBeGreaterThan(55);
  expect([slow.fired, stalled.fired]).toEqual([1, 1]);
});

test.for(doorNames)('a call is sent elsewhere: %s', async (door) => {
  const { cloud, fetch, storageUrl } = await cloudBehind(door);
  cloud.faults.add({ at: 'storage', fault: 'redirect-307', location: 'https://elsewhere.test/b' });
  const answer = await fetch(`${storageUrl}/storage/v1/b/my-bucket`, { redirect: 'manual' });
  expect([answer.status, answer.headers.get('location')]).toEqual([307, 'https://elsewhere.test/b']);
});
