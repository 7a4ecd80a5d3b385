import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Client } from '../client.ts';
import type { Fetch } from '../settings/http-options.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Never answers, and gives up as fetch does. */
const silentFetch: Fetch = (_url, init) =>
  new Promise((_resolve, reject) => {
    init?.signal?.addEventListener('abort', () => reject(init.signal?.reason));
  });

const client = (httpOptions: { timeout?: number; fetch?: Fetch }): Client =>
  new Client({ enterprise: true, apiKey: 'the-key', httpOptions: { fetch: silentFetch, ...httpOptions } });

test('an attempt that takes longer than its time-out ends, with what may have come of it', async () => {
  const created = client({ timeout: 5000 }).batches.create({
    model: 'm',
    src: 'gs://b/i',
    config: { displayName: 'my-job' },
  });
  const settled = expect(created).rejects.toMatchObject({
    name: 'TimeoutError',
    timeoutMs: 5000,
    outcome: 'unknown',
    displayName: 'my-job',
    message: expect.stringContaining('within 5000 ms'),
  });
  await vi.advanceTimersByTimeAsync(5000);
  await settled;
});

test.for([undefined, 5000])("an aborted call rejects with the caller's own reason (time-out: %s)", async (timeout) => {
  const controller = new AbortController();
  const reason = new Error('enough');
  const call = client(timeout === undefined ? {} : { timeout }).batches.get({
    name: '7',
    config: { abortSignal: controller.signal },
  });
  const settled = expect(call).rejects.toBe(reason);
  await vi.advanceTimersByTimeAsync(1);
  controller.abort(reason);
  await settled;
  expect(vi.getTimerCount()).toBe(0);
});

test('nothing is sent once the signal is aborted', async () => {
  const fetch = vi.fn<Fetch>();
  const call = client({ fetch }).batches.get({ name: '7', config: { abortSignal: AbortSignal.abort('enough') } });
  await expect(call).rejects.toBe('enough');
  expect(fetch).not.toHaveBeenCalled();
});

test('no timer outlives its request', async () => {
  const fetch: Fetch = async () => Response.json({ name: 'n', state: 'JOB_STATE_RUNNING' });
  await client({ timeout: 5000, fetch }).batches.get({ name: '7' });
  expect(vi.getTimerCount()).toBe(0);
});
