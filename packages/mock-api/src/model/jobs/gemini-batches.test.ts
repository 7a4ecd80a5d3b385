import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { createMockCloud } from '../../create-mock-cloud.ts';
import type { MockCloudOptions } from '../mock-cloud-options.ts';
import type { MockCloud } from '../mock-cloud.ts';
import type { GeminiBatchSnapshot } from './gemini-batch.ts';
import { hasEnded } from './job-state.ts';
import { shownState } from './shown-state.ts';

function open(options: MockCloudOptions): MockCloud {
  const cloud = createMockCloud(options);
  onTestFinished(() => cloud.close());
  return cloud;
}

/** A batch of so many rows, of which every third is wrong. */
function create({ batches }: MockCloud, rows: number): GeminiBatchSnapshot {
  const inlined = Array.from({ length: rows }, (_, index) =>
    JSON.stringify({ request: index % 3 === 2 ? {} : { contents: [{ parts: [{ text: `row ${index}` }] }] } }),
  );
  return batches.create(
    { kind: 'generate', model: 'models/gemini-2.5-flash' },
    { inlined, requestCount: rows, tokens: rows },
  );
}

test('whatever is done to a batch and whenever, it ends, and every row is counted once', () =>
  fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 30 }),
      fc.array(fc.oneof(fc.nat({ max: 90_000 }), fc.constantFrom('cancel' as const, 'look' as const)), {
        maxLength: 8,
      }),
      async (rows, acts) => {
        const cloud = open({ clock: 'manual' });
        const { id } = create(cloud, rows);
        for (const act of [...acts, 48 * 3_600_000]) {
          if (act === 'cancel') {
            if (['JOB_STATE_PENDING', 'JOB_STATE_RUNNING'].includes(cloud.batches.get(id)!.state))
              cloud.batches.cancel(id);
          } else if (act === 'look') await cloud.batches.show(id);
          else await cloud.clock.advance(act);
          const { state, completionStats } = cloud.batches.get(id)!;
          if (completionStats) {
            const { successful, failed, incomplete } = completionStats;
            expect(successful + failed + incomplete).toBe(rows);
          }
          expect(cloud.batches.inlinedResponses(id)?.length ?? 0).toBeLessThanOrEqual(rows);
          if (state === 'JOB_STATE_SUCCEEDED') expect(cloud.batches.inlinedResponses(id)).toHaveLength(rows);
        }
        expect(hasEnded(cloud.batches.get(id)!.state)).toBe(true);
      },
    ),
    { numRuns: 40 },
  ));

test('a batch that runs tells how many of its rows are done', async () => {
  const cloud = open({ clock: 'manual' });
  const { id } = create(cloud, 30);
  await cloud.clock.advance(60_000 + 60_000);
  expect(await cloud.batches.show(id)).toMatchObject({
    state: 'JOB_STATE_RUNNING',
    completionStats: { successful: 10, failed: 5, incomplete: 15 },
  });
});

test('a batch that is being cancelled shows the state it was in', () => {
  expect(shownState({ state: 'JOB_STATE_CANCELLING' })).toBe('JOB_STATE_PENDING');
  expect(shownState({ state: 'JOB_STATE_CANCELLING', startTime: '2026-01-01T00:01:00Z' })).toBe('JOB_STATE_RUNNING');
  expect(shownState({ state: 'JOB_STATE_EXPIRED' })).toBe('JOB_STATE_EXPIRED');
});

test('a batch can be put into a state, and let go on', async () => {
  const cloud = open({ clock: 'auto' });
  const { id } = create(cloud, 3);
  await cloud.batches.force(id, 'JOB_STATE_PAUSED');
  for (let look = 0; look < 3; look += 1) expect((await cloud.batches.show(id)).state).toBe('JOB_STATE_PAUSED');
  cloud.batches.resume(id);
  await cloud.clock.advance(180_000);
  expect(cloud.batches.get(`batches/${id}`)?.state).toBe('JOB_STATE_SUCCEEDED');
  await expect(cloud.batches.force('batches/nope', 'JOB_STATE_FAILED')).rejects.toThrow('batches/nope');
});
