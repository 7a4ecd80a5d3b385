import { expect, test } from 'vitest';
import { SeededRandom } from '../model/seeded-random.ts';
import { readablePredictor } from './readable-predictor.ts';

const answer = (text: string): string =>
  readablePredictor({ model: 'gemini-2.5-flash', text, request: {}, random: new SeededRandom(1, 'test') });

test('an answer says which model was asked what', () => {
  expect(answer('Why is\n the sky  blue?')).toMatch(/^Mock gemini-2\.5-flash was asked “Why is the sky blue\?” \S/);
});

test('a long question is shortened, between characters', () => {
  const question = '🌦️'.repeat(300);
  expect(answer(question).length).toBeLessThan(400);
  expect(answer(question).isWellFormed()).toBe(true);
});
