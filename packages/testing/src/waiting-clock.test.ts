import { createMockCloud } from '@genai-batch/mock-api';
import { expect, onTestFinished, test } from 'vitest';
import { createTestClient } from './test-client.ts';
import { test as inCloud } from './vitest.ts';
import { waitingClock } from './waiting-clock.ts';

const rows = [{ request: { contents: [{ role: 'user', parts: [{ text: 'hi' }] }] } }];

test('a client waits by the time of its cloud, also after a reset', async () => {
  const cloud = createMockCloud({ clock: 'auto' });
  onTestFinished(() => cloud.close());
  const client = createTestClient(cloud);
  const before = cloud.clock;
  await cloud.reset();
  await cloud.bucket('in').put('rows.jsonl', rows);
  const job = await client.batches.create({ model: 'gemini-2.5-flash', src: 'gs://in/rows.jsonl' });
  expect((await client.batches.wait(job)).state).toBe('JOB_STATE_SUCCEEDED');
  expect(cloud.clock.now() - before.now()).toBeGreaterThanOrEqual(180_000);
});

test.for(['auto', 'manual'] as const)(
  'on a clock that is %s a pause is one of the time after a reset',
  async (kind) => {
    const cloud = createMockCloud({ clock: kind });
    onTestFinished(() => cloud.close());
    const clock = waitingClock(cloud)!;
    await cloud.clock.advance(5000);
    await cloud.reset();
    const startMs = clock.now();
    expect(startMs).toBe(cloud.clock.now());
    const paused = clock.sleep(1000);
    if (kind === 'manual') await cloud.clock.advance(1000);
    await paused;
    expect([clock.now(), cloud.clock.now()]).toEqual([startMs + 1000, startMs + 1000]);
  },
);

test.for(['real', 'system'] as const)('a clock that is %s passes as timers do', (kind) => {
  const cloud = createMockCloud({ clock: kind });
  onTestFinished(() => cloud.close());
  expect(waitingClock(cloud)).toBeUndefined();
});

inCloud.override({ cloudOptions: { clock: 'manual' } });

inCloud('the clock of a test is its cloud’s, also after a reset', async ({ cloud, clock }) => {
  await clock.advance(5000);
  await cloud.reset();
  const happened: string[] = [];
  clock.at(clock.now() + 1000, () => void happened.push('due'));
  await clock.advance(500);
  expect([happened, clock.now(), clock.kind]).toEqual([[], cloud.clock.now(), 'manual']);
  await clock.advanceTo(clock.now() + 500);
  expect([happened, clock.mark]).toEqual([['due'], cloud.clock.mark]);
});
