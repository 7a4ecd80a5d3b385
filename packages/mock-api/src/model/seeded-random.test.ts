import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SeededRandom } from './seeded-random.ts';

const draw = (random: SeededRandom): number[] => Array.from({ length: 20 }, () => random.uint32());

test('the same seed and purpose give the same numbers', () =>
  fc.assert(
    fc.property(fc.integer(), fc.string(), (seed, purpose) => {
      expect(draw(new SeededRandom(seed, purpose))).toEqual(draw(new SeededRandom(seed, purpose)));
    }),
  ));

test('another seed, or another purpose, gives other numbers', () =>
  fc.assert(
    fc.property(fc.integer(), fc.integer(), fc.string(), fc.string(), (seed, otherSeed, purpose, otherPurpose) => {
      fc.pre(seed !== otherSeed && purpose !== otherPurpose);
      const numbers = draw(new SeededRandom(seed, purpose));
      expect(draw(new SeededRandom(otherSeed, purpose))).not.toEqual(numbers);
      expect(draw(new SeededRandom(seed, otherPurpose))).not.toEqual(numbers);
    }),
  ));

test('every number below a limit comes up, and none beyond it', () => {
  const random = new SeededRandom(1, 'test');
  const seen = new Set(Array.from({ length: 2000 }, () => random.below(7)));
  expect([...seen].toSorted((left, right) => left - right)).toEqual([0, 1, 2, 3, 4, 5, 6]);
});

test('texts are of the length and the alphabet asked for', () => {
  expect(new SeededRandom(1, 'test').text(50, 'abc')).toMatch(/^[abc]{50}$/);
});
