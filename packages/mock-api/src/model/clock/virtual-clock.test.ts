import fc from 'fast-check';
import { expect, test } from 'vitest';
import { VIRTUAL_START_MS, VirtualClock } from './virtual-clock.ts';

const tick = (): Promise<void> => new Promise((resolve) => queueMicrotask(resolve));

test('starts at a fixed instant, and stands still', async () => {
  const clock = new VirtualClock('manual');
  await clock.settle();
  expect(new Date(clock.now()).toISOString()).toBe('2026-01-01T00:00:00.000Z');
});

test('events run in the order of their times, those of one time as they were scheduled, each at its time', () =>
  fc.assert(
    fc.asyncProperty(fc.array(fc.nat({ max: 20 })), fc.array(fc.nat({ max: 9 })), async (delays, steps) => {
      const clock = new VirtualClock('manual');
      const seen: { delay: number; order: number; at: number }[] = [];
      for (const [order, delay] of delays.entries()) {
        clock.at(VIRTUAL_START_MS + delay, async () => {
          await tick();
          seen.push({ delay, order, at: clock.now() - VIRTUAL_START_MS });
        });
      }
      for (const step of steps) await clock.advance(step);
      const nowMs = clock.now() - VIRTUAL_START_MS;
      expect(nowMs).toBe(steps.reduce((sum, step) => sum + step, 0));
      const expected = delays
        .map((delay, order) => ({ delay, order, at: delay }))
        .filter(({ delay }) => steps.length > 0 && delay <= nowMs)
        .toSorted((left, right) => left.delay - right.delay || left.order - right.order);
      expect(seen).toEqual(expected);
    }),
  ));

test('an event may schedule another one, which still runs in the same move', async () => {
  const clock = new VirtualClock('manual');
  const seen: string[] = [];
  clock.at(VIRTUAL_START_MS + 10, () => {
    seen.push('first');
    clock.at(clock.now() + 10, () => void seen.push('second'));
  });
  clock.at(VIRTUAL_START_MS + 30, () => void seen.push('third'));
  await clock.advance(30);
  expect(seen).toEqual(['first', 'second', 'third']);
});

test('a cancelled event does not run', async () => {
  const clock = new VirtualClock('manual');
  const seen: string[] = [];
  clock.at(clock.now() + 5, () => void seen.push('kept'));
  clock.at(clock.now() + 5, () => void seen.push('cancelled')).cancel();
  await clock.advance(5);
  expect(seen).toEqual(['kept']);
});

test('moves made at once follow each other, and the clock never goes back', async () => {
  const clock = new VirtualClock('manual');
  await Promise.all([clock.advance(100), clock.advanceTo(VIRTUAL_START_MS + 40), clock.advance(10)]);
  expect(clock.now()).toBe(VIRTUAL_START_MS + 110);
});

test('an event that fails is reported to whoever moved time, and time goes on after it', async () => {
  const clock = new VirtualClock('manual');
  clock.at(clock.now() + 5, () => Promise.reject(new Error('broken event')));
  await expect(clock.advance(10)).rejects.toThrow('broken event');
  await clock.advance(10);
  expect(clock.now()).toBe(VIRTUAL_START_MS + 15);
});

test('whoever waits for the next move goes on at its end, also when it fails; a move that changes nothing is none', async () => {
  const clock = new VirtualClock('manual');
  const seen: string[] = [];
  clock.at(clock.now() + 5, async () => {
    void clock.nextMove.then(() => seen.push('told'));
    await new Promise(setImmediate);
    seen.push('event');
  });
  await clock.advance(0);
  await clock.advance(10);
  expect(seen).toEqual(['event', 'told']);
  const { nextMove } = clock;
  clock.at(clock.now(), () => Promise.reject(new Error('broken event')));
  await expect(clock.advance(0)).rejects.toThrow('broken event');
  await nextMove;
});

test.for([-1, Number.NaN, Number.POSITIVE_INFINITY])('does not advance by %d', async (ms) => {
  await expect(new VirtualClock('manual').advance(ms)).rejects.toThrow(RangeError);
});
