import { expect, onTestFinished, test } from 'vitest';
import { createMockCloud } from '../../create-mock-cloud.ts';
import type { MockCloudOptions } from '../../model/mock-cloud-options.ts';
import type { MockCloud } from '../../model/mock-cloud.ts';

const address = 'http://127.0.0.1:8085/_mock';

function newCloud(options: MockCloudOptions): MockCloud {
  const cloud = createMockCloud(options);
  onTestFinished(() => cloud.close());
  return cloud;
}

test('says that it is well, and what it is', async () => {
  const { fetch } = newCloud({ name: 'mine', seed: 7, clock: 'manual' });
  expect(await (await fetch(`${address}/health`)).json()).toEqual({
    status: 'ok',
    name: 'mine',
    seed: 7,
    clock: 'manual',
    now: '2026-01-01T00:00:00.000Z',
    jobs: 0,
  });
});

test.for(['manual', 'auto', 'real'] as const)('moves the time of a clock that is %s', async (clock) => {
  const cloud = newCloud({ clock });
  const before = cloud.clock.now();
  const answer = await cloud.fetch(`${address}/clock`, { method: 'POST', body: '{"advanceMs":90000}' });
  const told = (await answer.json()) as { clock: string; now: string };
  expect(told.clock).toBe(clock);
  expect(Date.parse(told.now)).toBeGreaterThanOrEqual(before + 90_000);
  expect(cloud.clock.now()).toBeGreaterThanOrEqual(Date.parse(told.now));
});

test.for(['', '{}', '[]', '{"advanceMs":"1s"}', '{"advanceMs":-1}', '{"advanceMs":1e300}'])(
  'does not move time by %j',
  async (body) => {
    const cloud = newCloud({ clock: 'manual' });
    const before = cloud.clock.now();
    const answer = await cloud.fetch(`${address}/clock`, { method: 'POST', body });
    expect(await answer.json()).toMatchObject({
      error: { status: 'INVALID_ARGUMENT', message: expect.stringContaining('{"advanceMs": milliseconds}') },
    });
    expect(cloud.clock.now()).toBe(before);
  },
);

test('a job whose rows cannot be read is not forced to have some', async () => {
  const cloud = newCloud({ clock: 'manual' });
  const { id } = cloud.jobs.create({
    project: cloud.project,
    location: cloud.location,
    displayName: 'a job',
    model: 'publishers/google/models/gemini-2.5-flash',
    source: { kind: 'gcs', uris: ['gs://in/nothing.jsonl'] },
    destination: { kind: 'gcs', uriPrefix: 'gs://out' },
  });
  const body = '{"state":"JOB_STATE_FAILED","details":{"rows":1}}';
  const answer = await cloud.fetch(`${address}/jobs/${id}:force`, { method: 'POST', body });
  expect(await answer.json()).toMatchObject({
    error: { status: 'FAILED_PRECONDITION', message: expect.stringContaining('gs://in/nothing.jsonl') },
  });
});
