import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lengthOf } from './vector-length.ts';

test.for<[values: number[], length: number]>([
  [[], 0],
  [[0, 0], 0],
  [[3, -4], 5],
  [[3 * 2 ** 600, -4 * 2 ** 600], 5 * 2 ** 600],
])('%j is %d long', ([values, length]) => {
  expect(lengthOf(new Float64Array(values))).toBe(length);
});

test('no vector is longer or shorter than another way of measuring says', () =>
  fc.assert(
    fc.property(fc.float64Array({ noNaN: true, noDefaultInfinity: true, min: -1e300, max: 1e300 }), (values) => {
      const length = Math.hypot(...values);
      expect(Math.abs(lengthOf(values) - length)).toBeLessThanOrEqual(length * 1e-14);
    }),
  ));
