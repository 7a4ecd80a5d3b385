import { expect, onTestFinished, test } from 'vitest';
import { AdminError, connectAdmin, type CloudAdmin } from '../admin.ts';
import { createMockCloud } from '../create-mock-cloud.ts';
import type { MockCloudOptions } from '../model/mock-cloud-options.ts';
import type { MockCloud } from '../model/mock-cloud.ts';
import { serve } from '../server/serve.ts';
import type { JournalFilter } from '../model/journal/journal-entry.ts';

const adminToken = 'correct-horse-battery-staple';

async function connected(
  options: MockCloudOptions = {},
): Promise<{ cloud: MockCloud; remote: CloudAdmin; url: string }> {
  const cloud = createMockCloud(options);
  const server = await serve(cloud, { port: 0, adminToken });
  onTestFinished(async () => {
    await server.close();
    await cloud.close();
  });
  return { cloud, remote: connectAdmin(`${server.url}/`, { token: adminToken }), url: server.url };
}

const line = { request: { contents: [{ role: 'user', parts: [{ text: 'Hello' }] }] } };
const order = {
  project: 'mock-project',
  location: 'us-central1',
  displayName: 'nightly',
  model: 'publishers/google/models/gemini-2.5-flash',
  source: { kind: 'gcs', uris: ['gs://my-bucket/in/a b.jsonl'] },
  destination: { kind: 'gcs', uriPrefix: 'gs://my-bucket/out' },
} as const;

test('a cloud in another process is seeded, moved on and looked into', async () => {
  const { cloud, remote } = await connected({ clock: 'manual', seed: 7 });
  expect(await remote.bucket('my-bucket').put('in/a b.jsonl', [line, line])).toBe('gs://my-bucket/in/a b.jsonl');
  expect(await remote.bucket('my-bucket').list('in/')).toEqual(['in/a b.jsonl']);
  const { id } = cloud.jobs.create(order);
  await remote.clock.advance(300_000);
  expect(await remote.clock.now()).toBe(cloud.clock.now());
  expect(await remote.jobs.get(id)).toEqual(cloud.jobs.get(`projects/1/batchPredictionJobs/${id}`));
  expect(await remote.jobs.list()).toMatchObject([{ id, state: 'JOB_STATE_SUCCEEDED' }]);
  const [output = ''] = await remote.bucket('my-bucket').list('out/');
  expect((await remote.bucket('my-bucket').text(output)).trim().split('\n')).toHaveLength(2);
  expect(await remote.health()).toMatchObject({ status: 'ok', seed: 7, clock: 'manual', jobs: 1 });
  expect(await remote.describe()).toBe(cloud.describe());
});

test('files of the Gemini API are put, told of and read, those that batches write as well', async () => {
  const { cloud, remote, url } = await connected({ clock: 'manual' });
  const lines = ['a', 'b'].map((key) => ({ key, ...line }));
  const put = await remote.files.put({ name: 'rows', displayName: 'my rows', mimeType: 'application/jsonl' }, lines);
  expect(put).toMatchObject({
    name: 'files/rows',
    displayName: 'my rows',
    mimeType: 'application/jsonl',
    source: 'UPLOADED',
    expirationTime: expect.stringMatching(/^2026-01-03T/),
  });
  const text = lines.map((each) => `${JSON.stringify(each)}\n`).join('');
  expect(put.sizeBytes).toBe(text.length);
  const second = await remote.files.put({}, new Uint8Array([0, 255]));
  expect(second.name).toMatch(/^files\/[a-z0-9]{12}$/);
  expect(await remote.files.list()).toEqual([second, put]);
  for (const name of ['rows', 'files/rows']) expect(await remote.files.get(name)).toEqual(put);
  expect(await remote.files.text('files/rows')).toBe(text);
  expect(await remote.files.bytes(second.name)).toEqual(new Uint8Array([0, 255]));
  expect(await cloud.files.text('files/rows')).toBe(text);

  const created = await fetch(`${url}/v1beta/models/gemini-2.5-flash:batchGenerateContent`, {
    method: 'POST',
    headers: { 'x-goog-api-key': 'k' },
    body: JSON.stringify({ batch: { displayName: 'd', inputConfig: { fileName: 'files/rows' } } }),
  });
  const { name } = (await created.json()) as { name: string };
  await remote.clock.advance(300_000);
  const { responsesFile = '' } = (await remote.batches.get(name)) ?? {};
  const answers = await remote.files.text(responsesFile);
  expect(answers.trim().split('\n')).toHaveLength(2);
  expect(answers).toBe(await cloud.files.text(responsesFile));

  expect(await remote.files.get('nothing')).toBeUndefined();
  await expect(remote.files.text('nothing')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(remote.files.put({ name: 'rows' }, 'x')).rejects.toMatchObject({ code: 'ALREADY_EXISTS' });
  await expect(remote.files.put({ name: 'No name' }, 'x')).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
});

test('datasets of Vertex AI are put, told of and read', async () => {
  const { cloud, remote } = await connected({ clock: 'manual' });
  const rows = [line, { note: 'a\u2028b' }, 'text', 7, null];
  const name = await remote.datasets.put('my-rows', rows);
  expect(name).toMatch(/^projects\/\d+\/locations\/us-central1\/datasets\/my-rows$/);
  expect(await remote.datasets.list()).toEqual([{ name, displayName: 'my-rows' }]);
  for (const each of ['my-rows', name]) {
    expect(await remote.datasets.get(each)).toEqual({ name, displayName: 'my-rows' });
    expect(await remote.datasets.rows(each)).toEqual(rows);
  }
  expect(await cloud.datasets.rows('my-rows')).toEqual(rows);
  await remote.datasets.put(name, [line]);
  expect(await remote.datasets.rows('my-rows')).toEqual([line]);

  const { id } = cloud.jobs.create({ ...order, source: { kind: 'dataset', name } });
  await remote.clock.advance(300_000);
  expect(await remote.jobs.get(id)).toMatchObject({ state: 'JOB_STATE_SUCCEEDED' });
  expect(await remote.datasets.get('nothing')).toBeUndefined();
  await expect(remote.datasets.rows('nothing')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(remote.datasets.put('a/b', [])).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
});

test('a job is forced into a state, and let go on', async () => {
  const { cloud, remote } = await connected({ clock: 'manual' });
  await cloud.bucket('my-bucket').put('in/a b.jsonl', [line]);
  const { id } = cloud.jobs.create(order);
  expect(await remote.jobs.force(id, 'JOB_STATE_HIBERNATING')).toMatchObject({ state: 'JOB_STATE_HIBERNATING' });
  expect(await remote.jobs.resume(id)).toMatchObject({ state: 'JOB_STATE_PENDING' });
  const error = { code: 8, message: 'out of quota' };
  expect(await remote.jobs.force(id, 'JOB_STATE_FAILED', { error })).toMatchObject({ error });
  expect(await remote.jobs.get('42')).toBeUndefined();
  await expect(remote.jobs.force('42', 'JOB_STATE_FAILED')).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('faults are added, asked whether they struck, and cleared', async () => {
  const { remote, url } = await connected();
  const fault = await remote.faults.add({ at: 'storage.buckets', nth: 1, fault: 'return-503' });
  expect(fault).toMatchObject({ id: 1, text: 'storage.buckets nth=1 return-503', fired: 0 });
  await remote.faults.add('vertex path=*/batchPredictionJobs probability=0.5 latency-10ms');
  expect((await fetch(`${url}/b/cloud-samples-data`)).status).toBe(503);
  expect((await fetch(`${url}/b/cloud-samples-data`)).status).toBe(200);
  expect(await remote.faults.get(fault.id)).toMatchObject({ fired: 1 });
  expect(await remote.faults.list()).toHaveLength(2);
  await remote.faults.clear();
  expect(await remote.faults.list()).toEqual([]);
  expect(await remote.faults.get(1)).toBeUndefined();
});

test('requests are listed and waited for, and the calls of this API are none', async () => {
  const { cloud, remote, url } = await connected();
  const waited = remote.journal.waitFor({ operation: 'storage.buckets.get', status: 404 });
  await fetch(`${url}/b/cloud-samples-data`);
  await fetch(`${url}/b/not-there`);
  expect(await waited).toMatchObject({ number: 2, status: 404, url: `${url}/b/not-there` });
  expect(await remote.journal.requests()).toEqual(cloud.journal.requests());
  expect(await remote.journal.requests({ status: 200 })).toMatchObject([{ number: 1 }]);
  await expect(remote.journal.waitFor({ method: 'PATCH' }, { timeoutMs: 5 })).rejects.toMatchObject({
    code: 'DEADLINE_EXCEEDED',
    message: expect.stringContaining('No request like {"method":"PATCH"} within 5 ms. The last ones:\n1 GET storage'),
  });
  await remote.journal.clear();
  expect(await remote.journal.requests()).toEqual([]);
});

test('a filter of requests that is misspelt is refused, and not waited for', async () => {
  const { remote } = await connected();
  const wrong = { methd: 'GET' } as JournalFilter;
  for (const filter of [{ operation: 'vertex.batchPredictionJob.create' }, { method: 'DELTE' }, wrong]) {
    await expect(remote.journal.requests(filter)).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
    await expect(remote.journal.waitFor(filter)).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
  }
});

test('a cloud is made as new, and begins as it began', async () => {
  const { cloud, remote } = await connected({ clock: 'manual' });
  await cloud.bucket('my-bucket').put('in/a b.jsonl', [line]);
  const first = cloud.jobs.create(order);
  await remote.faults.add('storage reset');
  await remote.clock.advance(1000);
  await remote.reset();
  expect(await remote.health()).toMatchObject({ now: '2026-01-01T00:00:00.000Z', jobs: 0 });
  expect(await remote.faults.list()).toEqual([]);
  expect(await cloud.bucket('my-bucket').list()).toEqual([]);
  expect(cloud.jobs.create(order)).toEqual(first);
});

test('without the token nothing is told, and the token is in no error', async () => {
  const { url } = await connected();
  const stranger = connectAdmin(url, { token: 'wrong-horse-battery-staple' });
  const error = await stranger.reset().catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(AdminError);
  expect(error).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
  expect(String(error)).not.toContain('staple');
});

test.for<[method: string, path: string, body: string | undefined, message: string]>([
  ['POST', '/faults', '{', 'The body is not JSON. A fault is {"at"'],
  ['POST', '/faults', '7', 'A fault is an object'],
  ['POST', '/faults', '{"at":"storage"}', 'needs to say what happens'],
  ['POST', '/faults', '{"at":"storage","fault":"explode"}', 'There is no fault "explode" in calls. There are:'],
  [
    'POST',
    '/faults',
    '{"at":"storage.objetcs","fault":"reset"}',
    'No operation is called "storage.objetcs". There are: storage.',
  ],
  ['POST', '/faults', '{"at":"storage","nht":1,"fault":"reset"}', 'knows no "nht"'],
  ['POST', '/faults', '{"at":"storage","nth":0,"fault":"reset"}', 'nth is a whole number from 1, not 0'],
  ['POST', '/faults', '{"job":"*","fault":"reset"}', 'There is no fault "reset" in jobs. There are: stuck'],
  ['POST', '/faults', '"storage reset later"', 'is not a fault: write an operation'],
  ['GET', '/faults/x', undefined, 'by the number it was given'],
  ['GET', '/requests?operaton=x', undefined, '?operaton= is not known'],
  ['GET', '/requests?status=ok', undefined, '?status= is a whole number'],
  ['GET', '/requests?status=2000', undefined, 'status is an HTTP status, not 2000'],
  [
    'GET',
    '/requests?operation=storage.objetcs',
    undefined,
    'No operation is called "storage.objetcs". There are: storage.',
  ],
  ['GET', '/requests:wait?operation=nope', undefined, 'No operation is called "nope". There are: bigquery.'],
  ['GET', '/requests:wait?operation=', undefined, 'No operation is called "".'],
  ['GET', '/requests:wait?method=GTE', undefined, 'No request has the method "GTE". There are: GET,'],
  ['POST', '/jobs/1:explode', '{}', ':force or to :resume'],
  ['POST', '/jobs/1:force', '{"state":"FAILED"}', 'A state begins with JOB_STATE_'],
  ['POST', '/jobs/1:force', '{"state":"JOB_STATE_FAILED","details":{"rows":-1}}', 'A job is forced by'],
  ['PUT', '/buckets/UPPER/objects/a', 'x', 'UPPER'],
  ['POST', '/files?displayname=x', 'x', '?displayname= is not known here. Known are: name, displayName, mimeType.'],
  ['POST', '/files?name=UPPER', 'x', 'File ID must be lowercase alphanumeric or dashes'],
  ['PUT', '/datasets/a%2Fb', '{}', 'A dataset is called projects/P/locations/L/datasets/ID, or ID alone, not "a/b"'],
  ['PUT', '/datasets/rows', '{}\n{"a":\n', 'Line 2 of the body is not JSON.'],
])('%s %s with %s is refused with what would be right', async ([method, path, body, message]) => {
  const cloud = createMockCloud();
  onTestFinished(() => cloud.close());
  const answer = await cloud.fetch(`http://localhost/_mock${path}`, { method, ...(body !== undefined && { body }) });
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({
    error: { code: 400, status: 'INVALID_ARGUMENT', message: expect.stringContaining(message) },
  });
});
