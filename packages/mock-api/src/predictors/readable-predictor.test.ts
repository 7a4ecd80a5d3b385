import { expect, test } from 'vitest';
import type { JsonObject } from '../model/json.ts';
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

const schema = { type: 'object', properties: { label: { enum: ['bug', 'question'] } } };

test.for<[what: string, request: JsonObject]>([
  ['a Gemini schema', { generationConfig: { responseMimeType: 'application/json', responseSchema: schema } }],
  ['a JSON schema of Gemini', { generation_config: { response_json_schema: schema } }],
  ['a chat completion', { response_format: { type: 'json_schema', json_schema: { name: 'label', schema } } }],
  ['a Messages call', { output_config: { format: { type: 'json_schema', schema } } }],
])('%s is answered in its shape', ([, request]) => {
  const text = readablePredictor({ model: 'm', text: 'Crash!', request, random: new SeededRandom(1, 'test') });
  expect(JSON.parse(text)).toEqual({ label: expect.stringMatching(/^(bug|question)$/) });
});

test.for<JsonObject>([
  { generationConfig: { responseMimeType: 'application/json' } },
  { response_format: { type: 'json_object' } },
])('%j is answered with some JSON', (request) => {
  const text = readablePredictor({ model: 'm', text: 'Crash!', request, random: new SeededRandom(1, 'test') });
  expect(JSON.parse(text)).toEqual({ answer: expect.stringContaining('Crash!') });
});
