import { expect, onTestFinished, vi } from 'vitest';
import { test } from './vitest.ts';

const order = {
  model: 'gemini-2.5-flash',
  src: 'gs://cloud-samples-data/batch/prompt_for_batch_gemini_predict.jsonl',
};

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
