import type { BatchJob } from '@genai-batch/core';
import { createMockCloud, type MockCloud, type MockCloudOptions } from '@genai-batch/mock-api';
import fc, { type Scheduler } from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { createTestClient } from './test-client.ts';

/** When a small job ends: a minute to wait, two to run. */
const END_MS = 180_000;
/** Turns of the event loop in which nothing has happened. */
const QUIET_TURNS = 100;

const rows = [{ request: { contents: [{ role: 'user', parts: [{ text: 'hi' }] }] } }];

interface Play {
  readonly options: MockCloudOptions;
  /** How time is moved while somebody waits. */
  readonly moves: readonly { readonly ms: number; readonly isAwaited: boolean }[];
  readonly by: 'wait' | 'watch';
  readonly pollIntervalMs: number;
  /** Decides what comes first: looks that are sent, their answers, moves of time. */
  readonly scheduler: Scheduler;
}

/** How a job was seen to end; a wait that comes to nothing is told of once all is quiet. */
async function play({ options, moves, by, pollIntervalMs, scheduler }: Play): Promise<string | undefined> {
  const cloud = createMockCloud(options);
  const turn = (label: string): Promise<unknown> => scheduler.schedule(Promise.resolve(), label);
  const fetch: MockCloud['fetch'] = async (...call) => {
    await turn('a look is sent');
    const answer = await cloud.fetch(...call);
    await turn('a look is answered');
    return answer;
  };
  try {
    await cloud.bucket('in').put('rows.jsonl', rows);
    const { name } = await createTestClient(cloud).batches.create({
      model: 'gemini-2.5-flash',
      src: 'gs://in/rows.jsonl',
    });
    const { batches } = createTestClient(Object.create(cloud, { fetch: { value: fetch } }) as MockCloud);
    const pace = { pollIntervalMs, minPollIntervalMs: Math.min(1000, pollIntervalMs) };
    const follow = async (): Promise<BatchJob> => {
      if (by === 'wait') return batches.wait({ name }, pace);
      let last: BatchJob | undefined;
      for await (const { job } of batches.watch({ name }, pace)) last = job;
      return last!;
    };
    const seen: { job?: BatchJob } = {};
    const followed = follow().then((job) => (seen.job = job));
    const moved = moveAll(cloud, moves, turn);
    await untilQuiet(scheduler, () => seen.job !== undefined, options.clock === 'real');
    await moved;
    return seen.job && (await followed).state;
  } finally {
    await cloud.close();
  }
}

async function moveAll(
  cloud: MockCloud,
  moves: Play['moves'],
  turn: (label: string) => Promise<unknown>,
): Promise<void> {
  for (const { ms, isAwaited } of moves) {
    await turn(`time moves on by ${ms} ms`);
    const move = cloud.clock.advance(ms);
    if (isAwaited) await move;
  }
}

/** Plays until it is done, or nothing comes any more. */
async function untilQuiet(scheduler: Scheduler, isDone: () => boolean, hasTimers: boolean): Promise<void> {
  for (let quiet = 0; quiet < QUIET_TURNS && !isDone(); quiet += 1) {
    if (scheduler.count() > 0) {
      quiet = 0;
      await scheduler.waitIdle();
    }
    // Pauses by timers last a millisecond here.
    await new Promise((resolve) => (hasTimers ? setTimeout(resolve, 1) : setImmediate(resolve)));
  }
}

/** Moves that come to the job's end, or beyond it. */
const toTheEnd = fc
  .tuple(
    fc.array(fc.integer({ min: 1, max: END_MS - 1 }), { maxLength: 4 }),
    fc.constantFrom(0, 0, 1, 600_000),
    fc.infiniteStream(fc.boolean()),
  )
  .map(([cuts, beyondMs, isAwaited]) => {
    const stops = [...cuts.toSorted((one, other) => one - other), END_MS + beyondMs];
    return stops.map((stop, index) => ({ ms: stop - (stops[index - 1] ?? 0), isAwaited: isAwaited.next().value }));
  });

const plays = {
  by: fc.constantFrom('wait' as const, 'watch' as const),
  pollIntervalMs: fc.constantFrom(1, 1000, 30_000, 10_000_000),
  scheduler: fc.scheduler(),
};

// A module that is loaded takes turns that no scheduler knows of.
beforeAll(async () => {
  for (const by of ['wait', 'watch'] as const) {
    const scheduler = fc.sample(fc.scheduler(), 1)[0]!;
    await play({ options: { clock: 'auto' }, moves: [], by, pollIntervalMs: 1000, scheduler });
  }
});

test('on a manual clock a wait ends once time has moved to the job’s end, in whatever order things come', () =>
  fc.assert(
    fc.asyncProperty(fc.record({ ...plays, moves: toTheEnd }), async (given) => {
      expect(await play({ ...given, options: { clock: 'manual' } })).toBe('JOB_STATE_SUCCEEDED');
    }),
    { numRuns: 300 },
  ));

test('on an auto clock a wait ends by itself, be time moved as well or not', () =>
  fc.assert(
    fc.asyncProperty(fc.record({ ...plays, moves: fc.oneof(fc.constant([]), toTheEnd) }), async (given) => {
      const pollIntervalMs = Math.max(given.pollIntervalMs, 1000);
      expect(await play({ ...given, pollIntervalMs, options: { clock: 'auto' } })).toBe('JOB_STATE_SUCCEEDED');
    }),
    { numRuns: 100 },
  ));

test('on a real clock a wait ends with its job', () =>
  fc.assert(
    fc.asyncProperty(fc.record({ ...plays, moves: toTheEnd }), async (given) => {
      expect(await play({ ...given, pollIntervalMs: 1, options: { clock: 'real', speed: 1_000_000 } })).toBe(
        'JOB_STATE_SUCCEEDED',
      );
    }),
    { numRuns: 30 },
  ));
