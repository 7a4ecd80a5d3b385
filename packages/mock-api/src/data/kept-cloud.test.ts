import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { connectAdmin } from '../admin-client/connect-admin.ts';
import { createKeptCloud, createMockCloud } from '../create-mock-cloud.ts';
import type { MockCloud } from '../model/mock-cloud.ts';
import type { MockCloudOptions } from '../model/mock-cloud-options.ts';
import { DataFolder } from './data-folder.ts';
import { putFolder } from './seed-folder.ts';

const options: MockCloudOptions = { seed: 7, clock: 'manual', project: 'p' };

function newPath(): string {
  const root = mkdtempSync(join(tmpdir(), 'kept-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  return root;
}

/** A cloud that is kept in a folder; `killed` leaves the folder as a killed process would. */
function open(path: string, more: MockCloudOptions = {}): { cloud: MockCloud; killed: () => void } {
  const cloud = createKeptCloud({ ...options, ...more }, new DataFolder(path));
  onTestFinished(() => cloud.close());
  return { cloud, killed: () => rmSync(join(path, 'lock')) };
}

const rows = ['one', 'two', 'three'].map((text) => ({ request: { contents: [{ role: 'user', parts: [{ text }] }] } }));

async function call(cloud: MockCloud, method: string, url: string, body?: object): Promise<Record<string, unknown>> {
  const answer = await cloud.fetch(url, {
    method,
    headers: { authorization: 'Bearer any', 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${answer.status}: ${text}`);
  return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
}

const jobs = 'https://us-central1-aiplatform.googleapis.com/v1/projects/p/locations/us-central1/batchPredictionJobs';

async function createJob(cloud: MockCloud): Promise<string> {
  const job = await call(cloud, 'POST', jobs, {
    displayName: 'job',
    model: 'publishers/google/models/gemini-2.5-flash',
    inputConfig: { instancesFormat: 'jsonl', gcsSource: { uris: ['gs://inputs/in.jsonl'] } },
    outputConfig: { predictionsFormat: 'jsonl', gcsDestination: { outputUriPrefix: 'gs://results/' } },
  });
  return String(job['name']).split('/').at(-1) ?? '';
}

async function results(cloud: MockCloud): Promise<string[]> {
  const names = await cloud.bucket('results').list();
  return Promise.all(names.map(async (name) => `${name}: ${await cloud.bucket('results').text(name)}`));
}

test.for([0, 30_000, 60_000, 100_000, 150_000, 200_000])(
  'a job goes on as if nothing had happened, when its server was killed after %d ms of it',
  async (ms) => {
    const reference = createMockCloud(options);
    onTestFinished(() => reference.close());
    const path = newPath();
    const first = open(path);
    for (const cloud of [reference, first.cloud]) {
      await cloud.bucket('inputs').put('in.jsonl', rows);
      await createJob(cloud);
      await call(cloud, 'POST', 'https://x.mock-cloud.test/_mock/clock', { advanceMs: ms });
    }
    first.killed();
    const later = open(path).cloud;
    expect(later.clock.now()).toBe(reference.clock.now());
    for (const cloud of [reference, later]) await cloud.clock.advance(400_000);
    expect(later.jobs.list()).toEqual(reference.jobs.list());
    expect(await results(later)).toEqual(await results(reference));
    // Chance goes on as well.
    expect(await createJob(later)).toBe(await createJob(reference));
  },
);

test('keeps a job that was held, cancelled or forced as it stood', async () => {
  const path = newPath();
  const { cloud, killed } = open(path);
  await cloud.bucket('inputs').put('in.jsonl', rows);
  const [held, cancelled, failed] = [await createJob(cloud), await createJob(cloud), await createJob(cloud)];
  await cloud.clock.advance(100_000);
  await cloud.jobs.force(held, 'JOB_STATE_PAUSED');
  await cloud.jobs.force(failed, 'JOB_STATE_FAILED', { error: { code: 8, message: 'enough' } });
  await call(cloud, 'POST', `${jobs}/${cancelled}:cancel`);
  killed();
  const later = open(path).cloud;
  expect([held, cancelled, failed].map((id) => later.jobs.get(id)?.state)).toEqual([
    'JOB_STATE_PAUSED',
    'JOB_STATE_CANCELLING',
    'JOB_STATE_FAILED',
  ]);
  expect(later.jobs.get(failed)?.error).toEqual({ code: 8, message: 'enough' });
  await later.clock.advance(400_000);
  expect(later.jobs.get(cancelled)).toMatchObject({
    state: 'JOB_STATE_CANCELLED',
    completionStats: { successful: 1, failed: 0, incomplete: 2 },
  });
  later.jobs.resume(held);
  await later.clock.advance(400_000);
  expect(later.jobs.get(held)).toMatchObject({
    state: 'JOB_STATE_SUCCEEDED',
    completionStats: { successful: 3, failed: 0, incomplete: 0 },
  });
});

test('keeps batches and files of the Gemini API', async () => {
  const path = newPath();
  const { cloud, killed } = open(path);
  const gemini = 'https://generativelanguage.googleapis.com/v1beta';
  const file = await cloud.files.put({ displayName: 'mine' }, [new TextEncoder().encode('bytes')]);
  const requests = ['a', 'b'].map((text) => ({
    request: { contents: [{ parts: [{ text }] }] },
    metadata: { key: text },
  }));
  const { name } = await call(cloud, 'POST', `${gemini}/models/gemini-2.5-flash:batchGenerateContent?key=k`, {
    batch: { displayName: 'b', inputConfig: { requests: { requests } } },
  });
  killed();
  const later = open(path);
  expect(later.cloud.files.get(file.name)).toMatchObject({ displayName: 'mine', sha256: file.sha256 });
  expect(Buffer.from((await later.cloud.files.get(file.name)?.content.bytes()) ?? []).toString()).toBe('bytes');
  await later.cloud.clock.advance(400_000);
  later.cloud.flush();
  later.killed();
  const last = open(path).cloud;
  expect(last.batches.get(String(name))?.state).toBe('JOB_STATE_SUCCEEDED');
  expect(last.batches.inlinedResponses(String(name))).toHaveLength(2);
});

test('keeps versions of objects, settings of buckets, datasets and tables', async () => {
  const path = newPath();
  const { cloud, killed } = open(path);
  const storage = 'https://storage.googleapis.com/storage/v1/b';
  await call(cloud, 'POST', `${storage}?project=p`, { name: 'versioned', versioning: { enabled: true } });
  await cloud.bucket('versioned').put('a', 'old');
  await cloud.bucket('versioned').put('a', 'new');
  await cloud.bucket('versioned').put('empty', '');
  await call(cloud, 'PATCH', `${storage}/versioned/o/a`, { metadata: { k: 'v' } });
  await cloud.datasets.put('my-rows', rows);
  await cloud.bigquery.put('kept.table', [{ id: 1, text: 'ä' }]);
  const versions = (of: MockCloud): Promise<object> => call(of, 'GET', `${storage}/versioned/o?versions=true`);
  const [before, table] = [await versions(cloud), await cloud.bigquery.rows('kept.table')];
  killed();
  const later = open(path).cloud;
  expect(await versions(later)).toEqual(before);
  expect(await later.bucket('versioned').text('a')).toBe('new');
  expect(await later.bucket('versioned').text('empty')).toBe('');
  expect(await later.datasets.rows('my-rows')).toEqual(rows);
  expect(await later.bigquery.rows('kept.table')).toEqual(table);
  await later.reset();
  expect(later.objects.getBucket('versioned')).toBeUndefined();
  expect(later.datasets.list()).toEqual([]);
});

test('goes on with time: a clock that passes by itself has passed, one that is moved has not', async () => {
  const path = newPath();
  const real = open(path, { clock: 'real' });
  await real.cloud.clock.advance(86_400_000);
  real.cloud.flush();
  real.killed();
  const again = open(path, { clock: 'real' });
  expect(Math.abs(again.cloud.clock.now() - Date.now() - 86_400_000)).toBeLessThan(60_000);
  again.killed();
  const moved = open(path, { clock: 'manual' }).cloud;
  expect(moved.clock.now()).toBeGreaterThanOrEqual(again.cloud.clock.now() - 60_000);
});

test('a sample is there from the start, is kept as it was changed, and so is a copy of it', async () => {
  const path = newPath();
  const { cloud, killed } = open(path);
  const sample = cloud.objects.require('cloud-samples-data', 'anthropic-test-data-gcs.jsonl');
  const text = await cloud.bucket('cloud-samples-data').text(sample.name);
  cloud.objects.ensureBucket('mine');
  cloud.objects.copy(sample, 'mine', 'copy.jsonl');
  await cloud.bucket('cloud-samples-data').put('batch/prompt_for_batch_gemini_predict.jsonl', 'changed');
  cloud.flush();
  killed();
  const later = open(path).cloud;
  expect(later.objects.get(sample.bucket, sample.name)?.generation).toBe(sample.generation);
  expect(await later.bucket('mine').text('copy.jsonl')).toBe(text);
  expect(await later.bucket(sample.bucket).text('batch/prompt_for_batch_gemini_predict.jsonl')).toBe('changed');
  await later.reset();
  expect(await later.bucket(sample.bucket).text('batch/prompt_for_batch_gemini_predict.jsonl')).toContain('request');
});

test('knows its credentials again', async () => {
  const path = newPath();
  const { cloud, killed } = open(path, { credentials: { unknown: 'refuse' } });
  const { accessToken } = cloud.credentials.issueToken();
  cloud.flush();
  killed();
  const later = open(path, { credentials: { unknown: 'refuse' } }).cloud;
  expect(later.credentials.isRefused(accessToken)).toBe(false);
});

test('becomes as it was at a snapshot, jobs, time and objects alike', async () => {
  const { cloud } = open(newPath());
  const admin = connectAdmin('http://127.0.0.1:1', { fetch: cloud.fetch });
  await admin.bucket('inputs').put('in.jsonl', rows);
  const id = await createJob(cloud);
  await admin.snapshots.save('before');
  const now = cloud.clock.now();
  await admin.clock.advance(400_000);
  await admin.bucket('inputs').put('later', 'x');
  await admin.snapshots.restore('before');
  expect([cloud.clock.now(), cloud.jobs.get(id)?.state]).toEqual([now, 'JOB_STATE_PENDING']);
  expect(await admin.bucket('inputs').list()).toEqual(['in.jsonl']);
  await admin.clock.advance(400_000);
  expect(cloud.jobs.get(id)?.state).toBe('JOB_STATE_SUCCEEDED');
  expect(await admin.snapshots.list()).toEqual(['before']);
  await expect(admin.snapshots.restore('after')).rejects.toThrow('There is no snapshot "after". There are: before.');
  await expect(admin.snapshots.save('../x')).rejects.toThrow("A snapshot's name");
  expect([await admin.snapshots.delete('before'), await admin.snapshots.delete('before')]).toEqual([true, false]);
});

test('a cloud in memory has no snapshots, and says what it takes', async () => {
  const cloud = createMockCloud();
  onTestFinished(() => cloud.close());
  const admin = connectAdmin('http://127.0.0.1:1', { fetch: cloud.fetch });
  await expect(admin.snapshots.save('one')).rejects.toThrow('--data DIR');
});

test('begins with a folder of buckets, and leaves alone what is there', async () => {
  const folder = newPath();
  mkdirSync(join(folder, 'my-bucket', 'deep', 'er'), { recursive: true });
  writeFileSync(join(folder, 'my-bucket', 'deep', 'er', 'in.jsonl'), 'from the folder');
  writeFileSync(join(folder, 'my-bucket', 'mine'), 'from the folder');
  symlinkSync('/etc/hostname', join(folder, 'my-bucket', 'link'));
  mkdirSync(join(folder, 'empty-bucket'));
  const cloud = createMockCloud();
  onTestFinished(() => cloud.close());
  await cloud.bucket('my-bucket').put('mine', 'changed');
  expect(await putFolder(cloud, folder)).toBe(1);
  expect(await cloud.bucket('my-bucket').list()).toEqual(['deep/er/in.jsonl', 'mine']);
  expect(await cloud.bucket('my-bucket').text('mine')).toBe('changed');
  expect(cloud.objects.getBucket('empty-bucket')).toBeDefined();
  writeFileSync(join(folder, 'loose'), '');
  await expect(putFolder(cloud, folder)).rejects.toThrow('is in no bucket');
});

test('no name of an object or file leads out of the folder', async () => {
  const path = newPath();
  const { cloud } = open(path);
  for (const name of ['../../evil', '/etc/passwd', 'a/../../b', '..\\c', 'nul\0byte', '~/x']) {
    await cloud.bucket('my-bucket').put(name, name);
    expect(await cloud.bucket('my-bucket').text(name)).toBe(name);
  }
  expect(readdirSync(path).toSorted()).toEqual(['contents', 'incoming', 'lock', 'state.journal']);
  for (const name of readdirSync(join(path, 'contents'))) expect(name).toMatch(/^[\da-f-]{36}$/);
});
