import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SeededRandom } from './seeded-random.ts';
import { googleTimestamp, Timestamps } from './timestamps.ts';

test('a moment is written with microseconds', () => {
  expect(googleTimestamp(Date.UTC(2026, 0, 1, 0, 1) * 1000 + 7)).toBe('2026-01-01T00:01:00.000007Z');
});

test('timestamps are never given twice, and grow while time does not go back', () =>
  fc.assert(
    fc.property(fc.integer(), fc.array(fc.nat({ max: 3 }), { maxLength: 300 }), (seed, steps) => {
      const timestamps = new Timestamps(new SeededRandom(seed, 'test'));
      let timeMs = Date.UTC(2026, 0, 1);
      const stamps = steps.map((step) => timestamps.stamp((timeMs += step)));
      expect(stamps).toEqual([...new Set(stamps)].toSorted());
    }),
  ));

test('a timestamp is of the moment it was asked for', () => {
  const timestamps = new Timestamps(new SeededRandom(1, 'test'));
  expect(timestamps.stamp(Date.UTC(2026, 4, 6, 7, 8, 9, 123))).toMatch(/^2026-05-06T07:08:09\.123\d{3}Z$/);
});
