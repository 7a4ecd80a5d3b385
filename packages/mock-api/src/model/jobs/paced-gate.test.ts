import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { RunningClock } from '../clock/running-clock.ts';
import { dueRows, pacedGate } from './paced-gate.ts';

beforeEach(() => void vi.useFakeTimers({ now: Date.UTC(2026, 0, 1) }));
afterEach(() => void vi.useRealTimers());

test('rows are due evenly over the running time, and all of them at its end', () => {
  expect([-5, 0, 1, 50, 99, 100, 500].map((elapsedMs) => dueRows(10, elapsedMs, 100))).toEqual([0, 0, 0, 5, 9, 10, 10]);
  expect(dueRows(10, 0, 0)).toBe(10);
});

test('on a real clock rows go through as they become due, and none after the stop', async () => {
  const clock = new RunningClock('real');
  const stop = new AbortController();
  const gate = pacedGate({ clock, totalRows: 10, startMs: clock.now(), runningMs: 1000, stop: stop.signal });
  const passed: number[] = [];
  const run = (async () => {
    for (let row = 0; row < 10 && (await gate(row)); row += 1) passed.push(row);
  })();
  await vi.advanceTimersByTimeAsync(350);
  expect(passed).toEqual([0, 1, 2]);
  stop.abort();
  await run;
  expect(passed).toEqual([0, 1, 2]);
});
