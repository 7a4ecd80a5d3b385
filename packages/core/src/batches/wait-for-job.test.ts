import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { ApiError } from '../errors/api-error.ts';
import type { BatchJob } from './batch-job.ts';
import { type Clock, systemClock } from '../settings/clock.ts';
import { hasEnded } from './has-ended.ts';
import { JobState } from './job-state.ts';
import { waitForJob } from './wait-for-job.ts';
import type { WaitOptions } from './wait-options.ts';

/** Time that passes only by sleeping. */
function fakeClock(): Clock & { readonly pauses: number[] } {
  const pauses: number[] = [];
  let now = 0;
  return {
    pauses,
    now: () => now,
    sleep: async (ms) => {
      pauses.push(ms);
      now += ms;
    },
  };
}

type Look = BatchJob | Error;
const job = (state: string, more: Partial<BatchJob> = {}): BatchJob => ({
  name: 'n',
  state: state as JobState,
  ...more,
});
const busy = new ApiError({ message: 'busy', status: 503 });

/** Waits while the looks show this, the last one for ever. */
function wait(looks: readonly Look[], options: WaitOptions = {}): { ended: Promise<BatchJob>; look: () => number } {
  let seen = 0;
  const look = async (): Promise<BatchJob> => {
    const shown = looks[Math.min(seen++, looks.length - 1)]!;
    if (shown instanceof Error) throw shown;
    return shown;
  };
  return { ended: waitForJob(look, 'n', { clock: fakeClock(), ...options }), look: () => seen };
}

const RUNNING = job('JOB_STATE_RUNNING');
const states = Object.values(JobState);

test('a wait ends at the first look that shows the job ended, however it ended', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...states.filter((state) => !hasEnded({ state }))), { maxLength: 20 }),
      fc.constantFrom(...states.filter((state) => hasEnded({ state }))),
      async (before, end) => {
        const { ended, look } = wait([...before, end].map((state) => job(state)));
        expect((await ended).state).toBe(end);
        expect(look()).toBe(before.length + 1);
      },
    ),
  ));

test('looks come soon at first, then less and less often, up to the interval', async () => {
  const clock = fakeClock();
  const looks = [...Array.from({ length: 12 }, () => RUNNING), job('JOB_STATE_SUCCEEDED')];
  await wait(looks, { clock, random: () => 0 }).ended;
  expect(clock.pauses[0]).toBe(1_000);
  expect(clock.pauses).toEqual(clock.pauses.toSorted((one, other) => one - other));
  expect(clock.pauses.at(-1)).toBe(30_000);
});

test('no pause is longer than the interval, whatever that is', () =>
  fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 10_000 }), async (pollIntervalMs) => {
      const clock = fakeClock();
      const looks = [...Array.from({ length: 8 }, () => RUNNING), job('JOB_STATE_FAILED')];
      await wait(looks, { clock, pollIntervalMs }).ended;
      expect(Math.max(...clock.pauses)).toBeLessThanOrEqual(pollIntervalMs);
    }),
  ));

test('looks that fail for passing reasons are made again, and the count starts anew after one that works', async () => {
  const { ended } = wait([busy, busy, RUNNING, busy, busy, job('JOB_STATE_SUCCEEDED')], { maxFailedLooks: 2 });
  expect(await ended).toMatchObject({ state: 'JOB_STATE_SUCCEEDED' });
});

test('a wait gives up when too many looks in a row fail', async () => {
  const { ended, look } = wait([RUNNING, busy], { maxFailedLooks: 2 });
  await expect(ended).rejects.toBe(busy);
  expect(look()).toBe(4);
});

test('a wait goes by how long the service asks to be left alone', async () => {
  const clock = fakeClock();
  const quota = new ApiError({ message: 'quota', status: 429, retryDelayMs: 90_000 });
  await wait([quota, job('JOB_STATE_SUCCEEDED')], { clock }).ended;
  expect(clock.pauses).toEqual([90_000]);
});

test('a failure that will not pass ends the wait at once', async () => {
  const gone = new ApiError({ message: 'gone', status: 404 });
  const { ended, look } = wait([gone]);
  await expect(ended).rejects.toBe(gone);
  expect(look()).toBe(1);
});

test('an unknown state is reported, not waited on for ever', async () => {
  await expect(wait([RUNNING, job('JOB_STATE_NEW')]).ended).rejects.toMatchObject({
    name: 'UnknownJobStateError',
    message: expect.stringContaining('does not know JOB_STATE_NEW'),
    job: { name: 'n' },
  });
});

test('a wait ends when its time is up, after a last look, with the job as last seen', async () => {
  const clock = fakeClock();
  await expect(wait([RUNNING], { clock, timeoutMs: 10_000 }).ended).rejects.toMatchObject({
    name: 'TimeoutError',
    timeoutMs: 10_000,
    job: RUNNING,
    message: expect.stringContaining('last seen as JOB_STATE_RUNNING'),
  });
  expect(clock.now()).toBe(10_000);
});

test('changes of state and counts are told once each', async () => {
  const onChange = vi.fn<(job: BatchJob) => void>();
  const counted = job('JOB_STATE_RUNNING', { completionStats: { successfulCount: '1' } });
  const done = job('JOB_STATE_SUCCEEDED');
  await wait([RUNNING, RUNNING, counted, counted, busy, counted, done], { onChange }).ended;
  expect(onChange.mock.calls.map(([told]) => told)).toEqual([RUNNING, counted, done]);
});

test('an aborted wait rejects with the reason, in the middle of a pause', async () => {
  const controller = new AbortController();
  const reason = new Error('enough');
  const { ended, look } = wait([RUNNING], { clock: systemClock, abortSignal: controller.signal });
  const settled = expect(ended).rejects.toBe(reason);
  await vi.waitFor(() => expect(look()).toBe(1));
  controller.abort(reason);
  await settled;
});

test.for<[option: keyof WaitOptions, value: number]>([
  ['pollIntervalMs', 0],
  ['pollIntervalMs', 2 ** 31],
  ['timeoutMs', -1],
  ['timeoutMs', Number.NaN],
  ['maxFailedLooks', -1],
])('refuses %s: %d', async ([option, value]) => {
  await expect(wait([RUNNING], { [option]: value }).ended).rejects.toThrow(new RegExp(`^${option} must be a number`));
});
