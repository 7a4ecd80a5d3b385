import fc from 'fast-check';
import { expect, test } from 'vitest';
import { endOfWalk, type Step } from './random-walk.ts';

const step = fc.tuple(fc.integer(), fc.double({ min: -2, max: 2, noNaN: true }));

test('steps taken together lead to where they lead one by one, to the last bit', () =>
  fc.assert(
    fc.property(fc.array(step, { maxLength: 11 }), fc.integer({ min: 1, max: 100 }), (steps: Step[], dimensions) => {
      const singly = new Float64Array(dimensions);
      for (const each of steps) {
        for (const [at, far] of endOfWalk([each], dimensions).entries()) singly[at]! += far;
      }
      expect(endOfWalk(steps, dimensions)).toEqual(singly);
    }),
  ));

test('a step goes as far in every dimension, and forth about as often as back', () => {
  const end = endOfWalk([[42, 0.5]], 3072);
  expect(new Set(end)).toEqual(new Set([0.5, -0.5]));
  expect(Math.abs(end.reduce((sum, far) => sum + far, 0))).toBeLessThan(150);
});
