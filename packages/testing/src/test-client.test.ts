import { describe, expect, onTestFinished, vi } from 'vitest';
import { test } from './vitest.ts';

const order = {
  model: 'gemini-2.5-flash',
  src: 'gs://cloud-samples-data/batch/prompt_for_batch_gemini_predict.jsonl',
};

/** Lets everything happen that needs no time. */
async function quiet(): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) await new Promise(setImmediate);
}

/** Timers that nothing moves: who waits by them waits for ever. */
function standStill(): void {
  vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval'] });
  onTestFinished(() => void vi.useRealTimers());
}

test('a time-out ends a call that the cloud answers late', async ({ client, cloud }) => {
  cloud.faults.add('vertex.batchPredictionJobs.list latency-100ms');
  const httpOptions = { timeout: 5, retryOptions: { attempts: 1 } };
  await expect(client.batches.list({ config: { httpOptions } })).rejects.toThrow('within 5 ms');
});

test('a watch goes by the cloud’s time, and takes none that is real', async ({ client, clock }) => {
  const job = await client.batches.create(order);
  const startMs = clock.now();
  standStill();
  const states: unknown[] = [];
  for await (const event of client.batches.watch(job)) if ('job' in event) states.push(event.job?.state);
  expect(new Set(states)).toEqual(new Set(['JOB_STATE_PENDING', 'JOB_STATE_RUNNING', 'JOB_STATE_SUCCEEDED']));
  expect(clock.now() - startMs).toBeGreaterThanOrEqual(180_000);
});

describe('with a manual clock', () => {
  test.override({ cloudOptions: { clock: 'manual' } });

  test('a wait ends when time was moved to the job’s end at once', async ({ client, clock }) => {
    const ended = client.batches.wait(await client.batches.create(order));
    await quiet();
    await clock.advance(180_000);
    expect(await ended).toMatchObject({ state: 'JOB_STATE_SUCCEEDED' });
  });

  test('a wait ends when time was moved before its first look had come back', async ({ client, clock }) => {
    const ended = client.batches.wait(await client.batches.create(order));
    await clock.advance(60_000);
    await clock.advance(600_000);
    expect(await ended).toMatchObject({ state: 'JOB_STATE_SUCCEEDED' });
  });

  test('whoever watches may move time between two events', async ({ client, clock }) => {
    const states: unknown[] = [];
    for await (const event of client.batches.watch(await client.batches.create(order))) {
      if ('job' in event) states.push(event.job?.state);
      await clock.advance(90_000);
    }
    expect(states).toEqual(['JOB_STATE_PENDING', 'JOB_STATE_RUNNING', 'JOB_STATE_SUCCEEDED']);
  });

  test('a wait looks after every move, and not while time stands still', async ({ client, clock, cloud }) => {
    const looks = (): number => cloud.journal.requests({ operation: 'vertex.batchPredictionJobs.get' }).length;
    const ended = client.batches.wait(await client.batches.create(order), { minPollIntervalMs: 30_000 });
    await quiet();
    expect(looks()).toBe(1);
    await clock.advance(10);
    await quiet();
    expect(looks()).toBe(2);
    await clock.advance(0);
    await quiet();
    expect(looks()).toBe(2);
    await clock.advance(180_000);
    await ended;
  });

  test('an abort ends a wait in its pause', async ({ client }) => {
    const controller = new AbortController();
    const ended = client.batches.wait(await client.batches.create(order), { abortSignal: controller.signal });
    const failed = expect(ended).rejects.toThrow('enough');
    await quiet();
    controller.abort(new Error('enough'));
    await failed;
  });
});
