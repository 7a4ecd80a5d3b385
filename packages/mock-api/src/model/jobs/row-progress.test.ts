import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createClock } from '../clock/create-clock.ts';
import type { JobWork, RowCounts, RowGate } from './job-work.ts';
import { RowProgress } from './row-progress.ts';

beforeEach(() => void vi.useFakeTimers({ now: Date.UTC(2026, 0, 1) }));
afterEach(() => void vi.useRealTimers());

/** Ten rows, of which every third fails. */
class TenRows implements JobWork {
  readonly totalRows = 10;
  readonly counts = { successful: 0, failed: 0 };

  async predict(gate: RowGate): Promise<RowCounts> {
    for (let row = 0; row < this.totalRows && (await gate(row)); row += 1) {
      this.counts[row % 3 === 2 ? 'failed' : 'successful'] += 1;
    }
    return this.counts;
  }

  async settled(): Promise<void> {}
  interrupt(): void {}
  async publish(): Promise<void> {}
  async discard(): Promise<void> {}
}

test('on a virtual clock rows are predicted when somebody looks, as far as they are due', async () => {
  const clock = createClock('manual', 1);
  const rows = new RowProgress(new TenRows(), { clock, startMs: clock.now(), runningMs: 1000 });
  await clock.advance(350);
  expect(rows.stats).toEqual({ successful: 0, failed: 0, incomplete: 10 });
  await Promise.all([rows.catchUp(), rows.catchUp()]);
  expect(rows.stats).toEqual({ successful: 2, failed: 1, incomplete: 7 });
  await rows.catchUp();
  expect(rows.stats).toEqual({ successful: 2, failed: 1, incomplete: 7 });
  await clock.advance(300);
  await rows.catchUp();
  expect(rows.stats).toEqual({ successful: 4, failed: 2, incomplete: 4 });
  await clock.advance(350);
  await rows.catchUp();
  expect(rows.stats).toEqual({ successful: 7, failed: 3, incomplete: 0 });
});

test('on a real clock rows are predicted as they become due, and none after the stop', async () => {
  const clock = createClock('real', 1);
  const rows = new RowProgress(new TenRows(), { clock, startMs: clock.now(), runningMs: 1000 });
  await vi.advanceTimersByTimeAsync(350);
  expect(rows.stats).toMatchObject({ incomplete: 7 });
  rows.stopAt(3);
  await rows.finish();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(rows.stats).toMatchObject({ incomplete: 7 });
  expect(vi.getTimerCount()).toBe(0);
});

test('rows are stopped before the first is due, and after', async () => {
  for (const done of [0, 4]) {
    const clock = createClock('manual', 1);
    const rows = new RowProgress(new TenRows(), { clock, startMs: clock.now(), runningMs: 1000 });
    await clock.advance(done * 100);
    await rows.catchUp();
    rows.stopAt(4);
    await rows.finish();
    expect(rows.stats).toMatchObject({ incomplete: 6 });
  }
});

test('a job that stood still is behind by as much', async () => {
  const clock = createClock('manual', 1);
  const rows = new RowProgress(new TenRows(), { clock, startMs: clock.now(), runningMs: 1000 });
  await clock.advance(900);
  rows.delay(600);
  expect(rows.dueAt(clock.now())).toBe(3);
});
