import { afterEach, describe, expect, test } from 'vitest';
import { createMockCloud } from '../../create-mock-cloud.ts';
import type { MockCloudOptions } from '../mock-cloud-options.ts';
import type { MockCloud } from '../mock-cloud.ts';

const opened: MockCloud[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((cloud) => cloud.close()));
});

async function jobOfTenRows(options: MockCloudOptions = {}): Promise<{ cloud: MockCloud; id: string }> {
  const cloud = createMockCloud({ clock: 'manual', order: 'input', ...options });
  opened.push(cloud);
  const rows = Array.from({ length: 10 }, (_, index) => ({
    request: { contents: [{ role: 'user', parts: [{ text: `Question ${index}` }] }] },
  }));
  await cloud.bucket('in').put('rows.jsonl', rows);
  const { id } = cloud.jobs.create({
    project: 'mock-project',
    location: 'us-central1',
    displayName: 'a job',
    model: 'publishers/google/models/gemini-2.5-flash',
    source: { kind: 'gcs', uris: ['gs://in/rows.jsonl'] },
    destination: { kind: 'gcs', uriPrefix: 'gs://out' },
  });
  return { cloud, id };
}

async function outputLines(cloud: MockCloud): Promise<number> {
  const [name] = await cloud.bucket('out').list();
  return name === undefined ? 0 : (await cloud.bucket('out').text(name)).trimEnd().split('\n').length;
}

describe('a job that is forced', () => {
  test.for(['JOB_STATE_QUEUED', 'JOB_STATE_PAUSED', 'JOB_STATE_UPDATING', 'JOB_STATE_DREAMING'] as const)(
    'into %s stays there until it is resumed',
    async (state) => {
      const { cloud, id } = await jobOfTenRows();
      await cloud.clock.advance(60_000 + 60_000);
      expect(await cloud.jobs.force(id, state)).toMatchObject({ state });
      await cloud.clock.advance(1_000_000);
      expect(cloud.jobs.get(id)).toMatchObject({ state });
      expect(cloud.jobs.resume(id)).toMatchObject({ state: 'JOB_STATE_RUNNING' });
      await cloud.clock.advance(59_999);
      expect(cloud.jobs.get(id)).toMatchObject({ state: 'JOB_STATE_RUNNING' });
      await cloud.clock.advance(1);
      expect(cloud.jobs.get(id)).toMatchObject({
        state: 'JOB_STATE_SUCCEEDED',
        completionStats: { successful: 10, failed: 0, incomplete: 0 },
      });
    },
  );

  test('out of one state into another goes on, when resumed, from where it first stood', async () => {
    const { cloud, id } = await jobOfTenRows();
    await cloud.jobs.force(id, 'JOB_STATE_QUEUED');
    await cloud.jobs.force(id, 'JOB_STATE_PAUSED');
    expect(cloud.jobs.resume(id)).toMatchObject({ state: 'JOB_STATE_PENDING' });
    expect(() => cloud.jobs.resume(id)).toThrow('is not held in a state: it is JOB_STATE_PENDING');
    await cloud.clock.advance(180_000);
    expect(cloud.jobs.get(id)).toMatchObject({ state: 'JOB_STATE_SUCCEEDED' });
  });

  test('into a state that nobody knows can still be cancelled', async () => {
    const { cloud, id } = await jobOfTenRows();
    await cloud.jobs.force(id, 'JOB_STATE_DREAMING');
    cloud.jobs.cancel({ project: 'mock-project', location: 'us-central1', id });
    await cloud.clock.advance(10_000);
    expect(cloud.jobs.get(id)).toMatchObject({ state: 'JOB_STATE_CANCELLED' });
  });

  test('to succeed has all its rows done', async () => {
    const { cloud, id } = await jobOfTenRows();
    expect(await cloud.jobs.force(id, 'JOB_STATE_SUCCEEDED')).toMatchObject({
      completionStats: { successful: 10, incomplete: 0 },
    });
    expect(await outputLines(cloud)).toBe(10);
    await cloud.clock.advance(1_000_000);
    expect(cloud.jobs.get(id)?.states).toEqual(['JOB_STATE_PENDING', 'JOB_STATE_SUCCEEDED']);
  });

  test('to succeed in part has the rows done that its time had done, or so many as are asked for', async () => {
    const half = await jobOfTenRows();
    await half.cloud.clock.advance(60_000 + 60_000);
    expect(await half.cloud.jobs.force(half.id, 'JOB_STATE_PARTIALLY_SUCCEEDED')).toMatchObject({
      completionStats: { successful: 5, incomplete: 5 },
    });
    const three = await jobOfTenRows();
    expect(await three.cloud.jobs.force(three.id, 'JOB_STATE_PARTIALLY_SUCCEEDED', { rows: 3 })).toMatchObject({
      completionStats: { successful: 3, incomplete: 7 },
    });
    expect(await outputLines(three.cloud)).toBe(3);
  });

  test('to fail says why, and has done nothing if it had not begun', async () => {
    const { cloud, id } = await jobOfTenRows();
    const error = { code: 7, message: 'no permission' };
    expect(await cloud.jobs.force(id, 'JOB_STATE_FAILED', { error })).toMatchObject({
      state: 'JOB_STATE_FAILED',
      error,
    });
    expect(await outputLines(cloud)).toBe(0);
    expect(cloud.jobs.get(id)).not.toHaveProperty('completionStats');
  });

  test('is found by its full name too, and must be there', async () => {
    const { cloud, id } = await jobOfTenRows();
    const name = `projects/1/locations/us-central1/batchPredictionJobs/${id}`;
    expect(await cloud.jobs.force(name, 'JOB_STATE_EXPIRED')).toMatchObject({ state: 'JOB_STATE_EXPIRED' });
    await expect(cloud.jobs.force('1', 'JOB_STATE_PAUSED')).rejects.toThrow('The mock cloud has no batch job 1.');
  });

  test('on a real clock works as well', async () => {
    const { cloud, id } = await jobOfTenRows({ clock: 'real', timing: { pendingMs: 0, runningMs: 3_600_000 } });
    await cloud.clock.settle();
    await cloud.clock.advance(0);
    expect(await cloud.jobs.force(id, 'JOB_STATE_SUCCEEDED')).toMatchObject({ completionStats: { successful: 10 } });
  });
});

describe('what the service allows', () => {
  const HOUR_MS = 3_600_000;

  test('a job that waits for more than 72 hours expires, without a reason', async () => {
    const { cloud, id } = await jobOfTenRows({ timing: { pendingMs: Infinity } });
    await cloud.clock.advance(72 * HOUR_MS - 1);
    expect(cloud.jobs.get(id)).toMatchObject({ state: 'JOB_STATE_PENDING' });
    await cloud.clock.advance(1);
    expect(cloud.jobs.get(id)).toMatchObject({ state: 'JOB_STATE_EXPIRED' });
    expect(cloud.jobs.get(id)).not.toHaveProperty('error');
  });

  test('without that rule it is stuck for ever', async () => {
    const { cloud, id } = await jobOfTenRows({
      clock: 'auto',
      timing: ({ displayName }) => (displayName === 'a job' ? { pendingMs: Infinity } : undefined),
      limits: { gemini: { queueMs: Infinity } },
    });
    const name = { project: 'mock-project', location: 'us-central1', id };
    for (let poll = 0; poll < 10; poll += 1) expect((await cloud.jobs.show(name)).state).toBe('JOB_STATE_PENDING');
  });

  test.for([
    ['JOB_STATE_FAILED', { code: 4 }],
    ['JOB_STATE_CANCELLED', { code: 1 }],
    ['JOB_STATE_PARTIALLY_SUCCEEDED', undefined],
  ] as const)(
    'a job that runs for more than 24 hours ends as %s, and keeps its finished rows',
    async ([state, error]) => {
      const { cloud, id } = await jobOfTenRows({
        timing: { runningMs: 48 * HOUR_MS },
        vertex: { overrunState: state },
      });
      await cloud.clock.advance(60_000 + 24 * HOUR_MS);
      expect(cloud.jobs.get(id)).toMatchObject({ state, completionStats: { successful: 5, failed: 0, incomplete: 5 } });
      expect(await outputLines(cloud)).toBe(5);
      if (error) expect(cloud.jobs.get(id)?.error).toMatchObject(error);
      else expect(cloud.jobs.get(id)).not.toHaveProperty('error');
    },
  );

  test.for<[what: string, limits: { maxRows?: number; maxInputBytes?: number }, says: string]>([
    ['rows', { maxRows: 9 }, 'The input has more than 9 rows'],
    ['bytes', { maxInputBytes: 100 }, 'bytes, and 100 are the most'],
  ])('a job with too many %s fails', async ([, gemini, says]) => {
    const { cloud, id } = await jobOfTenRows({ limits: { gemini } });
    await cloud.clock.advance(60_000);
    expect(cloud.jobs.get(id)).toMatchObject({
      state: 'JOB_STATE_FAILED',
      error: { code: 3, message: expect.stringContaining(says) as string },
    });
  });

  test('a job within them runs', async () => {
    const { cloud, id } = await jobOfTenRows({ limits: { gemini: { maxRows: 10, maxInputBytes: 10_000 } } });
    await cloud.clock.advance(180_000);
    expect(cloud.jobs.get(id)).toMatchObject({ state: 'JOB_STATE_SUCCEEDED' });
  });

  test.for<[what: string, options: MockCloudOptions]>([
    ['a limit that is no number', { limits: { gemini: { maxRows: -1 } } }],
    ['a limit for a kind of model that there is none of', { limits: { gpt: {} } as object }],
    ['a page size', { vertex: { pageSize: 0 } }],
    ['an end that is none', { vertex: { overrunState: 'JOB_STATE_RUNNING' } }],
  ])('refuses %s', ([, options]) => {
    expect(() => createMockCloud(options)).toThrow(/limits|vertex/);
  });
});
