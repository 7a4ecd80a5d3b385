import { hash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { embedText } from './embedding.ts';

const embed = (text: string, dimensions = 768, model = 'gemini-embedding-001', seed = 1): number[] =>
  embedText({ seed, model, text, dimensions });

const likeness = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);

const dimensions = fc.integer({ min: 1, max: 3072 });

test('any text has one vector of the asked dimensions, of length 1', () =>
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), dimensions, (text, count) => {
      const vector = embed(text, count);
      expect(vector).toHaveLength(count);
      expect(Math.hypot(...vector)).toBeCloseTo(1, 4);
      expect(embed(text, count)).toEqual(vector);
    }),
    {
      examples: [
        ['', 1],
        ['', 3072],
      ],
    },
  ));

test('a shorter vector is how the longer one begins, made as long as it', () =>
  fc.assert(
    fc.property(fc.string(), dimensions, (text, count) => {
      const start = embed(text, 3072).slice(0, count);
      expect(likeness(start, embed(text, count)) / Math.hypot(...start)).toBeCloseTo(1, 4);
    }),
  ));

const word = fc.stringMatching(/^[a-z]{4,9}$/);

test('a text is closer to itself with one word changed than to one of other words', () =>
  fc.assert(
    fc.property(fc.uniqueArray(word, { minLength: 20, maxLength: 20 }), (words) => {
      const [own, other] = [words.slice(0, 10), words.slice(10)];
      const text = embed(own.join(' '));
      const near = embed([...own.slice(0, 9), other[0]].join(' '));
      expect(likeness(text, near)).toBeGreaterThan(likeness(text, embed(other.join(' '))) + 0.1);
    }),
  ));

test('case and punctuation change nothing, a plural little', () => {
  const text = embed('How do I bake bread?');
  expect(embed('how do I bake BREAD')).toEqual(text);
  expect(likeness(text, embed('How do I bake breads?'))).toBeGreaterThan(0.8);
  expect(likeness(text, embed('Which planet has the shortest day?'))).toBeLessThan(0.5);
});

test('each model and each seed has a space of its own', () => {
  const text = 'How do I bake bread?';
  for (const other of [embed(text, 768, 'text-embedding-005'), embed(text, 768, 'gemini-embedding-001', 2)]) {
    expect(Math.abs(likeness(embed(text), other))).toBeLessThan(0.3);
  }
});

test('no two numbers of a short text need be alike, and none is zero', () => {
  const vector = embed('Hello World');
  expect(new Set(vector.map(Math.abs)).size).toBeGreaterThan(100);
  expect(vector).not.toContain(0);
});

test.for<[text: string, dimensions: number, taskType: string | undefined, sha256: string]>([
  ['How do I bake bread?', 3072, undefined, 'ef888cf50ee50946'],
  ['', 33, undefined, 'a70fde1858fe800e'],
  ['漢字 🌦 Straße '.repeat(40), 768, 'RETRIEVAL_QUERY', 'fa44d0dd50cf6646'],
])('vectors that somebody kept are made again, byte for byte: %j', ([text, dimensions, taskType, sha256]) => {
  const vector = embedText({ seed: 1, model: 'gemini-embedding-001', text, dimensions, taskType });
  expect(hash('sha256', JSON.stringify(vector)).slice(0, 16)).toBe(sha256);
});
