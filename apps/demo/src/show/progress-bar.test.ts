import fc from 'fast-check';
import { expect, test } from 'vitest';
import { progressBar } from './progress-bar.ts';

test.for<[share: number, bar: string]>([
  [0, '[░░░░]'],
  [0.5, '[██░░]'],
  [1, '[████]'],
])('shows %d of the way', ([share, bar]) => {
  expect(progressBar(share, 4)).toBe(bar);
});

test('is as wide as asked, whatever the share', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true }), fc.integer({ min: 1, max: 80 }), (share, width) => {
      expect(progressBar(share, width)).toHaveLength(width + 2);
    }),
  );
});
