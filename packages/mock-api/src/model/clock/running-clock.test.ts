import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { RunningClock } from './running-clock.ts';

const START_MS = Date.UTC(2026, 10, 22);

beforeEach(() => void vi.useFakeTimers({ now: START_MS }));
afterEach(() => void vi.useRealTimers());

test('a real clock goes by its speed, and runs its events unasked', async () => {
  const clock = new RunningClock('real', 60);
  const seen: number[] = [];
  clock.at(START_MS + 120_000, (dueMs) => void seen.push(dueMs));
  clock.at(START_MS + 60_000, (dueMs) => void seen.push(dueMs));
  await vi.advanceTimersByTimeAsync(999);
  expect(seen).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(seen).toEqual([START_MS + 60_000]);
  await vi.advanceTimersByTimeAsync(1000);
  expect(seen).toEqual([START_MS + 60_000, START_MS + 120_000]);
  expect(clock.now()).toBe(START_MS + 120_000);
});

test('a real clock answers without waiting for the work that an event began', async () => {
  const clock = new RunningClock('real');
  let isDone = false;
  clock.at(START_MS, () => new Promise((resolve) => setTimeout(resolve, 5000)).then(() => void (isDone = true)));
  await clock.settle();
  expect(isDone).toBe(false);
  await vi.advanceTimersByTimeAsync(5000);
  expect(isDone).toBe(true);
});

test('a real clock that is moved on waits for the work on the way', async () => {
  const clock = new RunningClock('real');
  const seen: string[] = [];
  clock.at(START_MS + 3_600_000, async () => {
    await Promise.resolve();
    seen.push('worked');
  });
  await clock.advance(3_600_000);
  expect(seen).toEqual(['worked']);
  expect(clock.now()).toBe(START_MS + 3_600_000);
});

test('a system clock is Date.now, runs what is due when asked, and sets no timer of its own', async () => {
  const clock = new RunningClock('system');
  const seen: number[] = [];
  clock.at(START_MS + 60_000, (dueMs) => void seen.push(dueMs));
  expect(vi.getTimerCount()).toBe(0);
  vi.setSystemTime(START_MS + 90_000);
  expect(clock.now()).toBe(START_MS + 90_000);
  expect(seen).toEqual([]);
  await clock.settle();
  expect(seen).toEqual([START_MS + 60_000]);
});

test('a stopped clock runs nothing more', async () => {
  const clock = new RunningClock('real');
  const seen: string[] = [];
  clock.at(START_MS + 10, () => void seen.push('event'));
  clock.stop();
  clock.at(START_MS + 10, () => void seen.push('late event'));
  await vi.advanceTimersByTimeAsync(20);
  expect(seen).toEqual([]);
});

test('whoever waits for the next move goes on once the work that it began is done', async () => {
  const clock = new RunningClock('real');
  const seen: string[] = [];
  void clock.nextMove.then(() => seen.push('told'));
  clock.at(START_MS + 10, async () => {
    await Promise.resolve();
    seen.push('event');
  });
  await clock.advance(10);
  expect(seen).toEqual(['event', 'told']);
});

test.for([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('there is no speed of %d', (speed) => {
  expect(() => new RunningClock('real', speed)).toThrow('speed');
});
