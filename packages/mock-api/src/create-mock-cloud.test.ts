import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { createMockCloud } from './create-mock-cloud.ts';
import { cloudContext } from './doors/current-cloud.ts';
import type { JobOrder } from './model/jobs/batch-job.ts';
import { hasEnded } from './model/jobs/job-state.ts';
import type { MockCloudOptions } from './model/mock-cloud-options.ts';

const order: JobOrder = {
  project: 'mock-project',
  location: 'us-central1',
  displayName: 'a job',
  model: 'publishers/anthropic/models/claude-3-5-haiku',
  source: { kind: 'gcs', uris: ['gs://in/rows.jsonl'] },
  destination: { kind: 'gcs', uriPrefix: 'gs://out/results/' },
};
const row = (id: string): unknown => ({
  custom_id: id,
  request: {
    messages: [{ role: 'user', content: `Question ${id}` }],
    anthropic_version: 'vertex-2023-10-16',
    max_tokens: 40,
  },
});

/** Everything that a job of these rows leaves in a new cloud. */
async function outcome(ids: readonly string[], options: MockCloudOptions): Promise<{ name: string; text: string }> {
  const cloud = createMockCloud({ ...options, clock: 'manual' });
  try {
    await cloud.bucket('in').put('rows.jsonl', ids.map(row));
    const { id } = cloud.jobs.create(order);
    await cloud.clock.advance(180_000);
    expect(cloud.jobs.get(id)).toMatchObject({ state: 'JOB_STATE_SUCCEEDED' });
    const [name = ''] = await cloud.bucket('out').list();
    return { name: `${id} ${name}`, text: await cloud.bucket('out').text(name) };
  } finally {
    await cloud.close();
  }
}

const ids = fc
  .uniqueArray(fc.string(), { minLength: 1, maxLength: 40 })
  .map((texts) => texts.map((text) => `#${text}`));

test('the same seed gives the same bytes under the same names', () =>
  fc.assert(
    fc.asyncProperty(ids, fc.integer(), async (rows, seed) => {
      expect(await outcome(rows, { seed })).toEqual(await outcome(rows, { seed }));
    }),
    { numRuns: 20 },
  ));

test('every input row appears exactly once in the output, in one order or another', () =>
  fc.assert(
    fc.asyncProperty(ids, fc.integer(), async (rows, seed) => {
      const idsOf = ({ text }: { text: string }): string[] =>
        text
          .trimEnd()
          .split('\n')
          .map((line) => (JSON.parse(line) as { custom_id: string }).custom_id);
      expect(idsOf(await outcome(rows, { seed })).toSorted()).toEqual(rows.toSorted());
      expect(idsOf(await outcome(rows, { seed, order: 'input' }))).toEqual(rows);
    }),
    { numRuns: 20 },
  ));

test('a row gets the same answer wherever it stands', async () => {
  const answers = async (rows: readonly string[]): Promise<string[]> =>
    (await outcome(rows, { seed: 3 })).text.trimEnd().split('\n').toSorted();
  expect(await answers(['a', 'b', 'c'])).toEqual(await answers(['c', 'a', 'b']));
});

test('on a real clock work goes on in the background, and the job ends when its time is over', async () => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 22), toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  const cloud = createMockCloud({ clock: 'real', speed: 60 });
  try {
    await cloud.bucket('in').put(
      'rows.jsonl',
      Array.from({ length: 30 }, (_, index) => row(`r${index}`)),
    );
    const { id } = cloud.jobs.create(order);
    const states = new Set<string>();
    for (let step = 0; step < 400 && !hasEnded(cloud.jobs.get(id)!.state); step += 1) {
      await vi.advanceTimersByTimeAsync(10);
      await new Promise((resolve) => setImmediate(resolve));
      states.add(cloud.jobs.get(id)!.state);
    }
    expect([...states]).toEqual(['JOB_STATE_PENDING', 'JOB_STATE_RUNNING', 'JOB_STATE_SUCCEEDED']);
    const [name = ''] = await cloud.bucket('out').list();
    expect((await cloud.bucket('out').text(name)).trimEnd().split('\n')).toHaveLength(30);
  } finally {
    await cloud.close();
    vi.useRealTimers();
  }
});

test('fake timers move a cloud on a system clock', async () => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 22) });
  const cloud = createMockCloud({ clock: 'system' });
  try {
    await cloud.bucket('in').put('rows.jsonl', [row('a')]);
    const { id } = cloud.jobs.create(order);
    const look = async (): Promise<string | undefined> => {
      await cloud.fetch('https://storage.googleapis.com/storage/v1/b/in');
      return cloud.jobs.get(id)?.state;
    };
    expect(await look()).toBe('JOB_STATE_PENDING');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await look()).toBe('JOB_STATE_RUNNING');
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(await look()).toBe('JOB_STATE_SUCCEEDED');
    expect(cloud.jobs.get(id)?.endTime).toMatch(/^2026-11-22T00:03:00/);
  } finally {
    await cloud.close();
    vi.useRealTimers();
  }
});

test('run sets the cloud of all that is called in it', async () => {
  const cloud = createMockCloud();
  const seen = await cloud.run(async () => {
    await Promise.resolve();
    return cloudContext.getStore();
  });
  expect(seen).toBe(cloud);
  expect(cloudContext.getStore()).toBeUndefined();
  await cloud.close();
});

test('a cloud knows what is its own', async () => {
  const cloud = createMockCloud({ project: 'mine' });
  await cloud.bucket('my-bucket').put('a', 'text');
  expect(cloud.owns({ kind: 'project', value: 'mine' })).toBe(true);
  expect(cloud.owns({ kind: 'project', value: cloud.credentials.projectNumber })).toBe(true);
  expect(cloud.owns({ kind: 'project', value: 'yours' })).toBe(false);
  expect(cloud.owns({ kind: 'bucket', value: 'my-bucket' })).toBe(true);
  expect(cloud.owns({ kind: 'bucket', value: 'your-bucket' })).toBe(false);
  expect(cloud.owns({ kind: 'bearer', value: cloud.credentials.issueToken().accessToken })).toBe(true);
  expect(cloud.owns({ kind: 'bearer', value: 'ya29.other' })).toBe(false);
  expect(cloud.owns({ kind: 'issuer', value: cloud.credentials.serviceAccountEmail })).toBe(true);
  expect(cloud.owns({ kind: 'upload', value: 'unknown' })).toBe(false);
  expect(cloud.owns({ kind: 'api-key', value: 'unknown' })).toBe(false);
  await cloud.close();
});

test('names are unique among open clouds, and free again after close', async () => {
  const [first, second] = [createMockCloud(), createMockCloud()];
  expect(first.name).not.toBe(second.name);
  const named = createMockCloud({ name: 'mine' });
  expect(() => createMockCloud({ name: 'mine' })).toThrow('"mine" is open already');
  await Promise.all([first, second, named].map((cloud) => cloud.close()));
  await createMockCloud({ name: 'mine' }).close();
});

test('closing twice, and in the middle of a job, is fine', async () => {
  const cloud = createMockCloud({ clock: 'real' });
  await cloud.prepare();
  cloud.jobs.create(order);
  await expect(Promise.all([cloud.close(), cloud.close()])).resolves.toHaveLength(2);
});

test.for<[what: string, options: MockCloudOptions]>([
  ['a seed', { seed: Number.NaN }],
  ['a speed', { clock: 'real', speed: 0 }],
  ['a span', { timing: { pendingMs: -1 } }],
])('refuses %s that makes no sense', ([, options]) => {
  expect(() => createMockCloud(options)).toThrow(RangeError);
});

test('a bucket takes text, bytes and lines, and says what it has', async () => {
  const cloud = createMockCloud();
  const bucket = cloud.bucket('b');
  expect(await bucket.list()).toEqual([]);
  expect(await bucket.put('text.txt', 'é')).toBe('gs://b/text.txt');
  await bucket.put('bytes', new Uint8Array([1, 2]));
  await bucket.put('dir/lines.jsonl', ['{"a":1}', { b: 2 }]);
  await bucket.put('pieces', ReadableStream.from([Buffer.from('a'), Buffer.from('b')]));
  expect(await bucket.text('pieces')).toBe('ab');
  expect(await bucket.list()).toEqual(['bytes', 'dir/lines.jsonl', 'pieces', 'text.txt']);
  expect(await bucket.list('dir/')).toEqual(['dir/lines.jsonl']);
  expect(await bucket.text('dir/lines.jsonl')).toBe('{"a":1}\n{"b":2}\n');
  expect(await bucket.get('bytes')).toEqual(new Uint8Array([1, 2]));
  await expect(bucket.get('nothing')).rejects.toThrow(
    'There is no object gs://b/nothing. The bucket has bytes, dir/lines.jsonl, pieces, text.txt',
  );
  await cloud.close();
});

test('a file of the Gemini API takes what a bucket takes', async () => {
  const cloud = createMockCloud();
  const { name } = await cloud.files.put({ name: 'lines' }, ['{"a":1}', { b: 2 }]);
  expect(await cloud.files.text(name)).toBe('{"a":1}\n{"b":2}\n');
  expect(await cloud.files.bytes((await cloud.files.put({}, 'é')).name)).toEqual(new Uint8Array([0xc3, 0xa9]));
  await expect(cloud.files.bytes('files/nothing')).rejects.toMatchObject({ status: 'PERMISSION_DENIED' });
  await cloud.close();
});

test('a dataset whose rows cannot be had is not made', async () => {
  const cloud = createMockCloud();
  async function* broken(): AsyncGenerator<unknown, void> {
    yield { a: 1 };
    throw new Error('torn');
  }
  await expect(cloud.datasets.put('rows', broken())).rejects.toThrow('torn');
  expect(cloud.datasets.list()).toEqual([]);
  await cloud.close();
});

test('Google’s public samples are there before anybody has called', async () => {
  const cloud = createMockCloud({ clock: 'manual' });
  const sample = 'anthropic-test-data-gcs.jsonl';
  const size = (): number | undefined => cloud.objects.get('cloud-samples-data', sample)?.size;
  expect(size()).toBeGreaterThan(0);
  const uris = [`gs://cloud-samples-data/${sample}`];
  const { id } = cloud.jobs.create({ ...order, source: { kind: 'gcs', uris } });
  await cloud.clock.advance(180_000);
  expect(cloud.jobs.get(id)).toMatchObject({ state: 'JOB_STATE_SUCCEEDED', completionStats: { failed: 0 } });
  await cloud.reset();
  expect(size()).toBeGreaterThan(0);
  const text = await cloud.bucket('cloud-samples-data').text(sample);
  const answer = await cloud.fetch(`https://storage.googleapis.com/cloud-samples-data/${sample}`);
  expect(await answer.text()).toBe(text);
  expect(text.length).toBe(size());
  await cloud.close();
});

test('a closed cloud says so', async () => {
  const cloud = createMockCloud({ name: 'gone' });
  await cloud.close();
  const answer = await cloud.fetch('https://storage.googleapis.com/storage/v1/b/in');
  expect(await answer.json()).toMatchObject({ error: { code: 400, message: 'The mock cloud "gone" is closed.' } });
  await expect(cloud.bucket('in').list()).rejects.toThrow('is closed');
});
