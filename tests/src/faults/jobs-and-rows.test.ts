import { createMockCloud, type FaultRule, type MockCloud, type MockCloudOptions } from '@genai-batch/mock-api';
import { GoogleGenAI } from '@google/genai';
import { expect, onTestFinished, test } from 'vitest';
import { cloudBehind, doorNames } from './cloud-behind.ts';

const words = ['alpha', 'bravo', 'charlie', 'delta', 'echo'];
const rows = words.map((word) => ({
  key: `row-${word}`,
  request: { contents: [{ role: 'user', parts: [{ text: `Say ${word}, and a few words more.` }] }] },
}));

async function newCloud(options: MockCloudOptions = {}): Promise<MockCloud> {
  const cloud = createMockCloud({ clock: 'manual', order: 'input', ...options });
  onTestFinished(() => cloud.close());
  await cloud.bucket('my-bucket').put('in.jsonl', rows);
  return cloud;
}

function createJob(cloud: MockCloud, displayName = 'nightly'): string {
  return cloud.jobs.create({
    project: cloud.project,
    location: cloud.location,
    displayName,
    model: 'publishers/google/models/gemini-2.5-flash',
    source: { kind: 'gcs', uris: ['gs://my-bucket/in.jsonl'] },
    destination: { kind: 'gcs', uriPrefix: 'gs://my-bucket/out' },
  }).id;
}

async function outputOf(cloud: MockCloud): Promise<string[]> {
  createJob(cloud);
  await cloud.clock.advance(3_600_000);
  const [name] = await cloud.bucket('my-bucket').list('out/');
  return name === undefined ? [] : (await cloud.bucket('my-bucket').text(name)).trim().split('\n');
}

interface Line {
  key: string;
  status: string;
  response: { candidates?: { finishReason?: string; content?: { parts: { text: string }[] } }[] };
}

const parsed = (lines: readonly string[]): Line[] => lines.map((line) => JSON.parse(line) as Line);
const keysOf = (lines: readonly string[]): string[] => parsed(lines).map(({ key }) => key);
const all = rows.map(({ key }) => key);

test('a row is not in the output', async () => {
  const cloud = await newCloud();
  const fault = cloud.faults.add({ row: 1, fault: 'missing' });
  expect(keysOf(await outputOf(cloud))).toEqual(all.filter((key) => key !== 'row-bravo'));
  expect(fault.fired).toBe(1);
});

test('a row is in the output twice', async () => {
  const cloud = await newCloud();
  cloud.faults.add({ key: '*-charlie', fault: 'doubled' });
  expect(keysOf(await outputOf(cloud))).toEqual(all.flatMap((key) => (key === 'row-charlie' ? [key, key] : [key])));
});

test('a row comes back under the key of another', async () => {
  const cloud = await newCloud();
  cloud.faults.add({ key: 'row-delta', fault: 'wrong-key' });
  expect(keysOf(await outputOf(cloud))).toEqual(['row-alpha', 'row-bravo', 'row-charlie', 'row-charlie', 'row-echo']);
});

test('a line ends half-way', async () => {
  const cloud = await newCloud();
  cloud.faults.add({ row: 0, fault: 'broken-line' });
  const [first = '', ...others] = await outputOf(cloud);
  expect(() => JSON.parse(first) as unknown).toThrow(SyntaxError);
  expect(keysOf(others)).toEqual(all.slice(1));
});

test('the model says nothing, breaks off, or says JSON that is none; a row fails', async () => {
  const cloud = await newCloud();
  cloud.faults.add({ row: 0, fault: 'blocked' });
  cloud.faults.add({ row: 1, fault: 'truncated' });
  cloud.faults.add({ row: 2, fault: 'invalid-json' });
  cloud.faults.add({ row: 3, fault: 'error', status: 'RESOURCE_EXHAUSTED', message: 'too many' });
  const [blocked, truncated, invalid, failed, good] = parsed(await outputOf(cloud));
  expect(blocked?.response.candidates?.[0]?.content?.parts[0]?.text ?? '').toBe('');
  expect(truncated?.response.candidates?.[0]?.finishReason).toBe('MAX_TOKENS');
  expect(() => JSON.parse(invalid?.response.candidates?.[0]?.content?.parts[0]?.text ?? '{}') as unknown).toThrow(
    SyntaxError,
  );
  expect(failed?.status).toContain('"code": 429, "message": "too many"');
  expect(good).toMatchObject({ status: '', response: { candidates: [{ finishReason: 'STOP' }] } });
  expect(cloud.faults.list().map(({ fired }) => fired)).toEqual([1, 1, 1, 1]);
});

test('chance befalls the same rows for the same seed', async () => {
  const missing = async (seed: number): Promise<string[]> => {
    const cloud = await newCloud({ seed });
    cloud.faults.add({ key: '*', probability: 0.5, fault: 'missing' });
    return keysOf(await outputOf(cloud));
  };
  expect(await missing(3)).toEqual(await missing(3));
  expect((await Promise.all([1, 2, 3, 4].map(missing))).some((keys) => keys.length < all.length)).toBe(true);
});

test('a fault in the rows of one job leaves those of others alone', async () => {
  const cloud = await newCloud();
  cloud.faults.add({ key: '*', job: 'another', fault: 'missing' });
  expect(keysOf(await outputOf(cloud))).toEqual(all);
});

test('an output object never appears', async () => {
  const cloud = await newCloud();
  const fault = cloud.faults.add({ job: 'nightly', fault: 'missing-shard' });
  expect(await outputOf(cloud)).toEqual([]);
  expect(cloud.jobs.list()).toMatchObject([{ state: 'JOB_STATE_SUCCEEDED' }]);
  expect(fault.fired).toBe(1);
});

test.for<[rule: FaultRule, job: object]>([
  [{ job: 'nightly', fault: 'stuck' }, { state: 'JOB_STATE_PENDING' }],
  [
    { job: '*', fault: 'fail' },
    { state: 'JOB_STATE_FAILED', error: { code: 13 } },
  ],
  [
    { job: 'night*', fault: 'fail', status: 'RESOURCE_EXHAUSTED', message: 'out of quota' },
    { state: 'JOB_STATE_FAILED', error: { code: 8, message: 'out of quota' } },
  ],
  [{ job: 'nightly', fault: 'unknown-state' }, { state: 'JOB_STATE_HIBERNATING' }],
  [{ job: 'nightly', fault: 'unknown-state', state: 'JOB_STATE_ASLEEP' }, { state: 'JOB_STATE_ASLEEP' }],
  [{ job: 'another', fault: 'stuck' }, { state: 'JOB_STATE_SUCCEEDED' }],
])('under %j a job is at last %j', async ([rule, job]) => {
  const cloud = await newCloud();
  const fault = cloud.faults.add(rule);
  const id = createJob(cloud);
  await cloud.clock.advance(10 * 24 * 3_600_000);
  expect(cloud.jobs.get(id)).toMatchObject(job);
  expect(fault.fired).toBe('job' in rule && rule.job === 'another' ? 0 : 1);
});

test('the second job fails, and no other', async () => {
  const cloud = await newCloud();
  cloud.faults.add('job=* nth=2 fail');
  for (const name of ['a', 'b', 'c']) createJob(cloud, name);
  await cloud.clock.advance(3_600_000);
  expect(cloud.jobs.list().map(({ displayName, state }) => [displayName, state])).toEqual([
    ['c', 'JOB_STATE_SUCCEEDED'],
    ['b', 'JOB_STATE_FAILED'],
    ['a', 'JOB_STATE_SUCCEEDED'],
  ]);
});

test('a failed test can print what is needed to see it again', async () => {
  const cloud = await newCloud({ seed: 7, name: 'described' });
  cloud.faults.add({ at: 'storage', nth: 1, fault: 'return-503' });
  cloud.faults.add({ job: 'nightly', fault: 'stuck' });
  const id = createJob(cloud);
  await cloud.fetch('https://storage.googleapis.com/storage/v1/b/my-bucket?key=secret');
  expect(cloud.describe())
    .toBe(`Mock cloud "described": seed 7, clock manual at 2026-01-01T00:00:00.000Z. To see it again: createMockCloud({ seed: 7, clock: 'manual' }).
Jobs:
  ${id} nightly: JOB_STATE_PENDING
Faults:
  #1 storage nth=1 return-503: fired once
  #2 job=nightly stuck: fired once
Requests (the last 1 of 1):
  1 GET storage.buckets.get 503 (return-503)`);
});

test.for(doorNames.slice(1))('the official client sees a state that it does not know: %s', async (door) => {
  const { cloud } = await cloudBehind(door, { seed: 1 });
  await cloud.bucket('my-bucket').put('in.jsonl', rows);
  cloud.faults.add({ job: '*', fault: 'unknown-state' });
  const genai = new GoogleGenAI({ vertexai: true });
  const job = await genai.batches.create({ model: 'gemini-2.5-flash', src: 'gs://my-bucket/in.jsonl' });
  expect((await genai.batches.get({ name: job.name ?? '' })).state).toBe('JOB_STATE_HIBERNATING');
});
