import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createMockCloud } from '../../create-mock-cloud.ts';
import { openCloud } from '../../open-cloud.test-setup.ts';
import { call, create, list, type Job } from './list-jobs.test-setup.ts';

describe('polling by lists alone', () => {
  test('sees every state of every job, and comes to an end', async () => {
    const cloud = openCloud({
      timing: ({ displayName }) => (displayName === 'slow' ? { runningMs: 3_600_000 } : undefined),
    });
    for (const name of ['quick', 'slow']) create(cloud, name);
    const seen: Record<string, string[]> = {};
    for (let poll = 0; poll < 12; poll += 1) {
      for (const { displayName, state } of (await list(cloud)).batchPredictionJobs ?? []) {
        if (seen[displayName]?.at(-1) !== state) (seen[displayName] ??= []).push(state);
      }
    }
    const states = ['JOB_STATE_PENDING', 'JOB_STATE_RUNNING', 'JOB_STATE_SUCCEEDED'];
    expect(seen).toEqual({ quick: states, slow: states });
  });

  test('sees a job that was created while others were polled in each of its states, too', async () => {
    const cloud = openCloud();
    create(cloud, 'first');
    await list(cloud);
    create(cloud, 'second');
    const states = new Set<string>();
    for (let poll = 0; poll < 8; poll += 1) {
      const { batchPredictionJobs = [] } = await list(cloud);
      states.add(batchPredictionJobs.find(({ displayName }) => displayName === 'second')?.state ?? '');
    }
    expect([...states]).toEqual(['JOB_STATE_PENDING', 'JOB_STATE_RUNNING', 'JOB_STATE_SUCCEEDED']);
  });

  test('waits through a filter for jobs that it does not list yet, but not at the first look', async () => {
    const cloud = openCloud();
    create(cloud, 'a');
    const polls: number[] = [];
    for (let poll = 0; poll < 6; poll += 1) {
      polls.push((await list(cloud, { filter: 'state="JOB_STATE_SUCCEEDED"' })).batchPredictionJobs?.length ?? 0);
    }
    expect(polls[0]).toBe(0);
    expect(polls.at(-1)).toBe(1);
  });

  test('moves nothing on a manual clock', async () => {
    const cloud = openCloud({ clock: 'manual' });
    create(cloud, 'a');
    const before = cloud.clock.now();
    for (let poll = 0; poll < 5; poll += 1) await list(cloud);
    expect(cloud.clock.now()).toBe(before);
  });

  test('whatever the timing of the jobs, every state of each is seen in order', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 })), {
          minLength: 1,
          maxLength: 5,
        }),
        async (timings) => {
          const cloud = createMockCloud({
            timing: ({ displayName }) => {
              const [pendingMs = 1, runningMs = 1] = timings[Number(displayName)] ?? [];
              return { pendingMs, runningMs };
            },
          });
          for (const index of timings.keys()) create(cloud, String(index));
          const seen = timings.map((): string[] => []);
          for (let poll = 0; poll < 3 * timings.length + 3; poll += 1) {
            for (const { displayName, state } of (await list(cloud)).batchPredictionJobs ?? []) {
              const states = seen[Number(displayName)];
              if (states?.at(-1) !== state) states?.push(state);
            }
          }
          await cloud.close();
          const all = ['JOB_STATE_PENDING', 'JOB_STATE_RUNNING', 'JOB_STATE_SUCCEEDED'];
          expect(seen).toEqual(timings.map(() => all));
        },
      ),
      { numRuns: 40 },
    ));
});

test('a job of 72 hours is polled to its end without sleep, and quickly', async () => {
  const run = async (): Promise<number> => {
    const cloud = createMockCloud({ timing: { pendingMs: 48 * 3_600_000, runningMs: 24 * 3_600_000 } });
    await cloud.prepare();
    const id = create(cloud, 'long');
    const started = performance.now();
    const states: string[] = [];
    while (states.at(-1) !== 'JOB_STATE_SUCCEEDED' && states.length < 10) {
      states.push(((await call(cloud, `batchPredictionJobs/${id}`)).body as Job).state);
    }
    const tookMs = performance.now() - started;
    expect(states).toEqual(['JOB_STATE_PENDING', 'JOB_STATE_RUNNING', 'JOB_STATE_SUCCEEDED']);
    expect(cloud.clock.now() - Date.UTC(2026, 0, 1)).toBe(72 * 3_600_000);
    await cloud.close();
    return tookMs;
  };
  const tries: number[] = [];
  for (let attempt = 0; attempt < 20; attempt += 1) tries.push(await run());
  expect(Math.min(...tries)).toBeLessThan(10);
});
