import { expect, test } from 'vitest';
import { familyOfModel, familyOfResponse } from './model-family.ts';

test.for<[model: string | undefined, family: string | undefined]>([
  ['publishers/anthropic/models/claude-3-5-haiku', 'claude'],
  ['projects/p/locations/us-east5/publishers/anthropic/models/claude-3-5-haiku@20241022', 'claude'],
  ['publishers/google/models/gemini-2.5-flash', 'gemini'],
  ['gemini-2.5-flash', 'gemini'],
  ['models/gemini-2.5-flash', 'gemini'],
  ['projects/123/locations/us-central1/models/456@1', 'gemini'],
  ['publishers/google/models/gemini-embedding-001', undefined],
  ['publishers/meta/models/llama-3.1-405b-instruct-maas', undefined],
  [undefined, undefined],
])('the model %s answers as %s', ([model, family]) => {
  expect(familyOfModel(model)).toBe(family);
});

test.for<[response: Record<string, unknown>, family: string | undefined]>([
  [{ candidates: [] }, 'gemini'],
  [{ promptFeedback: {} }, 'gemini'],
  [{ type: 'message', content: [] }, 'claude'],
  [{ type: 'error', error: {} }, 'claude'],
  [{ object: 'chat.completion', choices: [] }, undefined],
  [{}, undefined],
])('the response %j looks like %s', ([response, family]) => {
  expect(familyOfResponse(response)).toBe(family);
});
