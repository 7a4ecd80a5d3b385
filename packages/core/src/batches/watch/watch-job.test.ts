import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ApiError } from '../../errors/api-error.ts';
import type { Clock } from '../../settings/clock.ts';
import type { BatchJob } from '../batch-job.ts';
import { hasEnded } from '../has-ended.ts';
import { JobState } from '../job-state.ts';
import type { JobEvent } from './job-event.ts';
import { watchJob } from './watch-job.ts';
import type { WatchOptions } from './watch-options.ts';

/** Time that passes only by sleeping. */
function fakeClock(): Clock & { readonly pauses: number[] } {
  const pauses: number[] = [];
  let now = 5;
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
const counted = (successful: number, incomplete: number, failed = 0): BatchJob =>
  job('JOB_STATE_RUNNING', {
    completionStats: {
      successfulCount: String(successful),
      failedCount: String(failed),
      incompleteCount: String(incomplete),
    },
  });
const PENDING = job('JOB_STATE_PENDING');
const RUNNING = job('JOB_STATE_RUNNING');
const SUCCEEDED = job('JOB_STATE_SUCCEEDED');
const busy = new ApiError({ message: 'busy', status: 503 });

/** Watches while the looks show this, the last one for ever. */
function watch(looks: readonly Look[], options: WatchOptions = {}): AsyncGenerator<JobEvent, BatchJob> {
  let seen = 0;
  const look = async (): Promise<BatchJob> => {
    const shown = looks[Math.min(seen++, looks.length - 1)]!;
    if (shown instanceof Error) throw shown;
    return shown;
  };
  return watchJob(look, 'n', { clock: fakeClock(), random: () => 0, ...options });
}

const states = Object.values(JobState);

test('tells of each change once, with what changed, and last of the end', async () => {
  const failed = job('JOB_STATE_FAILED', { error: { code: 3, message: 'Failed to import data.' } });
  const events = await Array.fromAsync(watch([PENDING, PENDING, RUNNING, counted(1, 9), counted(1, 9), failed]));
  expect(events.map((event) => [event.type, event.job?.state, 'changed' in event && event.changed])).toEqual([
    ['job-seen', 'JOB_STATE_PENDING', false],
    ['job-changed', 'JOB_STATE_RUNNING', ['state']],
    ['job-changed', 'JOB_STATE_RUNNING', ['counts']],
    ['job-ended', 'JOB_STATE_FAILED', ['state', 'counts', 'error']],
  ]);
});

test('ends with the ended job, whatever the job went through and however it ended', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof(fc.constant(busy), fc.constantFrom(...states.filter((state) => !hasEnded({ state })))), {
        maxLength: 20,
      }),
      fc.constantFrom(...states.filter((state) => hasEnded({ state }))),
      async (before, end) => {
        const looks = [...before.map((look) => (look instanceof Error ? look : job(look))), job(end)];
        const events = await Array.fromAsync(watch(looks, { maxFailedLooks: 20 }));
        expect(events.at(-1)).toMatchObject({ type: 'job-ended', job: { state: end } });
        expect(events.filter(({ type }) => type === 'job-ended')).toHaveLength(1);
        const failures = events.filter(({ type }) => type === 'look-failed');
        expect(failures).toHaveLength(before.filter((look) => look instanceof Error).length);
      },
    ),
  ));

test('an unknown state is told of, and then thrown: it is not waited on', async () => {
  const told: JobEvent[] = [];
  const watching = async (): Promise<void> => {
    for await (const event of watch([RUNNING, job('JOB_STATE_NEW')])) told.push(event);
  };
  await expect(watching()).rejects.toThrow('does not know JOB_STATE_NEW');
  expect(told.at(-1)).toMatchObject({ type: 'job-changed', changed: ['state'], job: { state: 'JOB_STATE_NEW' } });
});

test('a failed look is told of with when the next will be', async () => {
  const quota = new ApiError({ message: 'quota', status: 429, retryDelayMs: 90_000 });
  const clock = fakeClock();
  const events = await Array.fromAsync(watch([RUNNING, quota, SUCCEEDED], { clock }));
  expect(events[1]).toEqual({ type: 'look-failed', job: RUNNING, error: quota, failedLooks: 1, retryInMs: 90_000 });
  expect(clock.pauses.at(-1)).toBe(90_000);
});

test('tells how many rows are done and left, and with two counts also how fast and how long still', async () => {
  const options = { pollIntervalMs: 10_000, minPollIntervalMs: 10_000 };
  const events = await Array.fromAsync(watch([counted(10, 90), counted(30, 68, 2), SUCCEEDED], options));
  const [first, second] = events.map((event) => 'progress' in event && event.progress);
  expect(first).toEqual({
    successfulCount: 10,
    failedCount: 0,
    doneCount: 10,
    totalCount: 100,
    fraction: 0.1,
    elapsedMs: 0,
  });
  // 22 rows in 10 seconds; 68 are left.
  expect(second).toMatchObject({ doneCount: 32, fraction: 0.32, rowsPerMinute: 132, elapsedMs: 10_000 });
  expect(second).toHaveProperty('remainingMs', Math.round((68 / 132) * 60_000));
});

test.for<[title: string, seen: Partial<BatchJob>, progress: object]>([
  ['nothing where the service tells nothing', { completionStats: {} }, {}],
  [
    'no total where the service does not know it',
    { completionStats: { successfulCount: '3', incompleteCount: '-1' } },
    { successfulCount: 3, failedCount: 0, doneCount: 3 },
  ],
  [
    'no total where Vertex AI leaves out how many are left',
    { completionStats: { failedCount: '3' } },
    { successfulCount: 0, failedCount: 3, doneCount: 3 },
  ],
  [
    'zeros that the Gemini API leaves out',
    { batchStats: { requestCount: '4', pendingRequestCount: '4' } },
    { successfulCount: 0, failedCount: 0, doneCount: 0, totalCount: 4, fraction: 0 },
  ],
  [
    'all that the Gemini API counts',
    { batchStats: { requestCount: '4', successfulRequestCount: '2', failedRequestCount: '1' } },
    { successfulCount: 2, failedCount: 1, doneCount: 3, totalCount: 4, fraction: 0.75 },
  ],
])('progress is %s', async ([, seen, progress]) => {
  const [first] = await Array.fromAsync(watch([job('JOB_STATE_RUNNING', seen), SUCCEEDED]));
  expect(first).toMatchObject({ type: 'job-seen' });
  expect(first).toHaveProperty('progress', { ...progress, elapsedMs: 0 });
});

test('a total that the caller knows stands in for one that the service does not tell', async () => {
  const unknown = job('JOB_STATE_RUNNING', { completionStats: { successfulCount: '5', incompleteCount: '-1' } });
  const [first] = await Array.fromAsync(watch([unknown, SUCCEEDED], { totalCount: 20 }));
  expect(first).toMatchObject({ progress: { totalCount: 20, fraction: 0.25 } });
});

test('a job that shows nothing new for long is told of as stalled, each time twice as late, and watched on', async () => {
  const looks = [...Array.from({ length: 20 }, () => PENDING), SUCCEEDED];
  const minute = 60_000;
  const options = {
    pollIntervalMs: minute,
    minPollIntervalMs: minute,
    stallAfterMs: { JOB_STATE_PENDING: 4 * minute },
  };
  const events = await Array.fromAsync(watch(looks, options));
  expect(events.map((event) => (event.type === 'job-stalled' ? event.stall.unchangedMs / minute : event.type))).toEqual(
    ['job-seen', 4, 8, 16, 'job-ended'],
  );
  expect(events[1]).toMatchObject({
    stall: { likelyCauses: [expect.stringContaining('72 hours'), expect.any(String)] },
  });
});

test('a pending job stalls after hours, not after minutes', async () => {
  const looks = Array.from({ length: 12 * 60 }, () => PENDING);
  const options = { pollIntervalMs: 60_000, minPollIntervalMs: 60_000 };
  const events = await Array.fromAsync(watch([...looks, SUCCEEDED], options));
  expect(events.flatMap((event) => (event.type === 'job-stalled' ? [event.stall.unchangedMs] : []))).toEqual([
    6 * 3_600_000,
  ]);
});

test('a change of counts is no stall', async () => {
  const looks = Array.from({ length: 50 }, (_, i) => counted(i, 50 - i));
  const events = await Array.fromAsync(watch([...looks, SUCCEEDED], { stallAfterMs: 60_000, pollIntervalMs: 30_000 }));
  expect(events.filter(({ type }) => type === 'job-stalled')).toEqual([]);
});

test('a paused job is told of at once, and watched on until it has ended', async () => {
  const events = await Array.fromAsync(watch([RUNNING, job('JOB_STATE_PAUSED'), RUNNING, SUCCEEDED]));
  expect(events.map(({ type }) => type)).toEqual([
    'job-seen',
    'job-changed',
    'job-stalled',
    'job-changed',
    'job-ended',
  ]);
  expect(events[2]).toMatchObject({ stall: { likelyCauses: [expect.stringContaining('only when it is resumed')] } });
});

test('pauses stay within their limits, whatever chance does', () =>
  fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 5_000 }),
      fc.integer({ min: 5_000, max: 60_000 }),
      fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })),
      fc.array(fc.constantFrom(PENDING, RUNNING, counted(1, 9), counted(5, 5), busy), { maxLength: 30 }),
      async (minPollIntervalMs, pollIntervalMs, chance, looks) => {
        const clock = fakeClock();
        const random = (): number => chance.next().value;
        const options = { clock, random, minPollIntervalMs, pollIntervalMs, maxFailedLooks: 30 };
        await Array.fromAsync(watch([...looks, SUCCEEDED], options));
        for (const pause of clock.pauses) {
          expect(pause).toBeGreaterThanOrEqual(minPollIntervalMs);
          expect(pause).toBeLessThanOrEqual(pollIntervalMs);
        }
      },
    ),
  ));

test('looks come close again after a change of state, and as the job nears its end', async () => {
  const clock = fakeClock();
  const pending = Array.from({ length: 12 }, () => PENDING);
  await Array.fromAsync(watch([...pending, RUNNING, SUCCEEDED], { clock }));
  expect(clock.pauses.at(-2)).toBe(30_000);
  expect(clock.pauses.at(-1)).toBe(1_000);

  const near = fakeClock();
  const looks = Array.from({ length: 99 }, (_, i) => counted(i + 1, 99 - i));
  await Array.fromAsync(watch([...looks, SUCCEEDED], { clock: near }));
  expect(Math.max(...near.pauses)).toBe(30_000);
  expect(near.pauses.at(-1)).toBeLessThan(15_000);
});

test('the same chance gives the same pauses', async () => {
  const pausesWith = async (seed: number): Promise<readonly number[]> => {
    const clock = fakeClock();
    let state = seed;
    const random = (): number => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647;
    await Array.fromAsync(watch([...Array.from({ length: 9 }, () => PENDING), SUCCEEDED], { clock, random }));
    return clock.pauses;
  };
  expect(await pausesWith(7)).toEqual(await pausesWith(7));
  expect(await pausesWith(7)).not.toEqual(await pausesWith(8));
});

test('a watch that is left makes no more looks', async () => {
  let looks = 0;
  const look = async (): Promise<BatchJob> => {
    looks++;
    return RUNNING;
  };
  for await (const event of watchJob(look, 'n', { clock: fakeClock() })) {
    expect(event.type).toBe('job-seen');
    break;
  }
  expect(looks).toBe(1);
});

test.for<[option: string, options: WatchOptions]>([
  ['minPollIntervalMs', { minPollIntervalMs: 0 }],
  ['pollIntervalMs', { pollIntervalMs: Number.NaN }],
  ['stallAfterMs', { stallAfterMs: -1 }],
  ['stallAfterMs.JOB_STATE_PENDING', { stallAfterMs: { JOB_STATE_PENDING: Number.NaN } }],
])('refuses a bad %s', async ([option, options]) => {
  await expect(watch([RUNNING], options).next()).rejects.toThrow(`${option} must be a number`);
});
