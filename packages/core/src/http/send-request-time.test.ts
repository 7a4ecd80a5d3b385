import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Client } from '../client.ts';
import type { Fetch, HttpOptions } from '../settings/http-options.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Never answers, and gives up as fetch does. */
const silentFetch: Fetch = (_url, init) =>
  new Promise((_resolve, reject) => {
    init?.signal?.addEventListener('abort', () => reject(init.signal?.reason));
  });

const client = (httpOptions: HttpOptions): Client =>
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

test('a time-out is of an attempt: what may be asked again is', async () => {
  const fetch = vi.fn<Fetch>(silentFetch);
  const call = client({ timeout: 5000, fetch, retryOptions: { jitter: 0 } }).batches.get({ name: '7' });
  const settled = expect(call).rejects.toMatchObject({ name: 'TimeoutError', timeoutMs: 5000, attempts: 3 });
  await vi.advanceTimersByTimeAsync(5000 + 1000 + 5000 + 2000 + 5000);
  await settled;
  expect(fetch).toHaveBeenCalledTimes(3);
});

test('the whole call has a time-out too, of which the last attempt gets what is left', async () => {
  const fetch = vi.fn<Fetch>(silentFetch);
  const times = { timeout: 5000, totalTimeout: 8000, retryOptions: { jitter: 0, attempts: 9 } };
  const call = client({ ...times, fetch }).batches.get({ name: '7' });
  const settled = expect(call).rejects.toMatchObject({
    name: 'TimeoutError',
    timeoutMs: 8000,
    message: expect.stringContaining('within 8000 ms (httpOptions.totalTimeout)'),
  });
  await vi.advanceTimersByTimeAsync(8000);
  await settled;
  expect(fetch).toHaveBeenCalledTimes(2);
  expect(vi.getTimerCount()).toBe(0);
});

const DAY_MS = 86_400_000;

test.for<HttpOptions>([{ timeout: 40 * DAY_MS }, { totalTimeout: 40 * DAY_MS }])(
  'a time-out longer than a timer can hold ends a request at its time, not at once: %o',
  async (times) => {
    let ended = false;
    const call = client({ ...times, retryOptions: { attempts: 1 } }).batches.get({ name: '7' });
    const settled = expect(call.finally(() => (ended = true))).rejects.toMatchObject({ timeoutMs: 40 * DAY_MS });
    await vi.advanceTimersByTimeAsync(39 * DAY_MS);
    expect(ended).toBe(false);
    await vi.advanceTimersByTimeAsync(DAY_MS);
    await settled;
    expect(vi.getTimerCount()).toBe(0);
  },
);

test.for([Infinity, 0, -1])('a time-out of %d is none, and the service is told of none', async (none) => {
  const fetch = vi.fn<Fetch>(silentFetch);
  void client({ timeout: none, totalTimeout: none, fetch }).batches.get({ name: '7' });
  await vi.advanceTimersByTimeAsync(1);
  expect(vi.getTimerCount()).toBe(0);
  expect(fetch.mock.calls[0]![1]?.headers).not.toHaveProperty('x-server-timeout');
});

test.for<[value: unknown, shown: string]>([
  [Number.NaN, 'NaN'],
  ['5s', '"5s"'],
  [{}, 'an object'],
])('a time-out that is no number is refused by its name: %o', async ([value, shown]) => {
  const fetch = vi.fn<Fetch>(silentFetch);
  for (const name of ['timeout', 'totalTimeout']) {
    const error: unknown = await client({ fetch, [name]: value })
      .batches.get({ name: '7' })
      .catch((reason) => reason);
    expect(error).toMatchObject({
      name: 'ConfigurationError',
      message: `httpOptions.${name} must be a number of milliseconds, but it is ${shown}.`,
    });
  }
  expect(fetch).not.toHaveBeenCalled();
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
