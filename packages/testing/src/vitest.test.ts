import { describe, expect, test as plain } from 'vitest';
import type { MockCloud } from '@genai-batch/mock-api';
import { test } from './vitest.ts';

const jobs =
  'https://us-central1-aiplatform.googleapis.com/v1/projects/mock-project/locations/us-central1/batchPredictionJobs';
const headers = { authorization: 'Bearer any', 'content-type': 'application/json' };

/** Creates a job without any client of ours. Clouds of one seed give it one name, so only the cloud tells jobs apart. */
async function createJob(displayName: string): Promise<string> {
  const body = JSON.stringify({
    displayName,
    model: 'publishers/google/models/gemini-2.5-flash',
    inputConfig: { instancesFormat: 'jsonl', gcsSource: { uris: ['gs://inputs/rows.jsonl'] } },
    outputConfig: { predictionsFormat: 'jsonl', gcsDestination: { outputUriPrefix: 'gs://outputs/' } },
  });
  const job = (await (await fetch(jobs, { method: 'POST', headers, body })).json()) as { name: string };
  return job.name;
}

async function displayNameOf(job: string): Promise<unknown> {
  const response = await fetch(`https://us-central1-aiplatform.googleapis.com/v1/${job}`, { headers });
  return ((await response.json()) as { displayName?: string }).displayName;
}

const seen = new Set<MockCloud>();

test.for([1, 2, 3])('every test has a cloud of its own (%i)', async (_, { cloud, clock, testCloud }) => {
  expect(seen).not.toContain(cloud);
  seen.add(cloud);
  await clock.advance(seen.size * 1000);
  expect(clock.now()).toBe(cloud.clock.now());
  expect(testCloud.cloud).toBe(cloud);
});

const jobNames = new Set<string>();

test.concurrent.for(Array.from({ length: 20 }, (_, index) => index))(
  'tests that run at once, and do not ask for the cloud, see their own jobs alone (%i)',
  async (index) => {
    const job = await createJob(`job-${index}`);
    jobNames.add(job);
    await new Promise(setImmediate);
    expect(await displayNameOf(job)).toBe(`job-${index}`);
    expect(jobNames.size).toBe(1);
  },
);

test('the client waits by the cloud’s time, and none of it is real', async ({ cloud, client, clock }) => {
  await cloud
    .bucket('inputs')
    .put('rows.jsonl', '{"request":{"contents":[{"role":"user","parts":[{"text":"hi"}]}]}}\n');
  const startMs = clock.now();
  const job = await client.batches.create({ model: 'gemini-2.5-flash', src: 'gs://inputs/rows.jsonl' });
  const states: unknown[] = [];
  const ended = await client.batches.wait(job, { onChange: ({ state }) => states.push(state) });
  expect(ended.state).toBe('JOB_STATE_SUCCEEDED');
  expect(states).toEqual(['JOB_STATE_PENDING', 'JOB_STATE_RUNNING', 'JOB_STATE_SUCCEEDED']);
  expect(clock.now() - startMs).toBeGreaterThanOrEqual(180_000);
});

describe('with a manual clock', () => {
  test.override({ cloudOptions: { clock: 'manual', seed: 7 } });

  test('a wait lasts until the test has moved time on', async ({ cloud, client, clock }) => {
    expect(cloud.seed).toBe(7);
    await cloud
      .bucket('inputs')
      .put('rows.jsonl', '{"request":{"contents":[{"role":"user","parts":[{"text":"hi"}]}]}}\n');
    const job = await client.batches.create({ model: 'gemini-2.5-flash', src: 'gs://inputs/rows.jsonl' });
    const seen: unknown[] = [];
    const ended = client.batches.wait(job, { pollIntervalMs: 60_000, onChange: ({ state }) => seen.push(state) });
    for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
    expect(seen).toEqual(['JOB_STATE_PENDING']);
    for (let minute = 0; minute < 10; minute += 1) {
      await clock.advance(60_000);
      for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
    }
    expect((await ended).state).toBe('JOB_STATE_SUCCEEDED');
  });

  test('a wait ends when it is told to, or when its time is over', async ({ client, clock }) => {
    const job = await client.batches.create({ model: 'gemini-2.5-flash', src: 'gs://inputs/rows.jsonl' });
    const tooLong = expect(client.batches.wait(job, { timeoutMs: 1000 })).rejects.toThrow(/within 1000 ms/);
    const stop = new AbortController();
    const stopped = expect(client.batches.wait(job, { abortSignal: stop.signal })).rejects.toThrow('enough');
    for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
    stop.abort(new Error('enough'));
    await stopped;
    await clock.advance(1000);
    await tooLong;
  });
});

test.fails('a call beyond this machine fails the test, though its error was swallowed', async () => {
  await fetch('https://example.com/').catch(() => undefined);
});

test('options of a nested suite stay there', ({ cloud }) => {
  expect(cloud.seed).toBe(0);
});

const derived = test.extend('greeting', ({ cloud }) => `hello ${cloud.name}`);
derived('a test extended further is in its cloud too', async ({ greeting, cloud }) => {
  expect(greeting).toBe(`hello ${cloud.name}`);
  expect(await displayNameOf(await createJob('derived'))).toBe('derived');
  expect(cloud.jobs.list()).toHaveLength(1);
});

plain('a test of Vitest’s own beside them is in no cloud', async () => {
  expect(await (await fetch(jobs)).json()).toMatchObject({
    error: { message: expect.stringContaining('no cloud is open') },
  });
});
