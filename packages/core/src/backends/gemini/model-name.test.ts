import { expect, test } from 'vitest';
import { geminiModelName } from './model-name.ts';

test.for([
  ['gemini-2.5-flash', 'models/gemini-2.5-flash'],
  ['models/gemini-2.5-flash', 'models/gemini-2.5-flash'],
  ['tunedModels/mine', 'tunedModels/mine'],
  ['publishers/google/models/x', 'models/publishers/google/models/x'],
])('the model %s goes into the address as %s', ([given, name]) => {
  expect(geminiModelName(given)).toBe(name);
});

test.for([undefined, null, '', 7])('the model %s is missing', (model) => {
  expect(() => geminiModelName(model)).toThrow('model is required and must be a string');
});

test.for(['../files/x', 'a?b', 'a&b', 'a#b'])('the model %s would lead elsewhere', (model) => {
  expect(() => geminiModelName(model)).toThrow(`invalid model parameter: "${model}"`);
});
