import { expect, test } from 'vitest';
import { familyOfModel, familyOfResponse } from './model-family.ts';

test.for<[model: string | undefined, family: string | undefined]>([
  ['publishers/anthropic/models/claude-3-5-haiku', 'claude'],
  ['projects/p/locations/us-east5/publishers/anthropic/models/claude-3-5-haiku@20241022', 'claude'],
  ['anthropic/claude-3-5-haiku', 'claude'],
  ['claude-3-5-haiku@20241022', 'claude'],
  ['publishers/google/models/gemini-2.5-flash', 'gemini'],
  ['gemini-2.5-flash', 'gemini'],
  ['models/gemini-2.5-flash', 'gemini'],
  ['publishers/google/models/gemini-embedding-001', 'gemini-embedding'],
  ['gemini-embedding-2', 'gemini-embedding'],
  ['text-embedding-005', 'text-embedding'],
  ['publishers/google/models/text-multilingual-embedding-002', 'text-embedding'],
  ['publishers/meta/models/llama-3.1-405b-instruct-maas', 'open-model'],
  ['meta/llama-3.1-405b-instruct-maas', 'open-model'],
  ['projects/p/locations/l/publishers/openai/models/gpt-oss-120b-maas', 'open-model'],
  ['publishers/intfloat/models/multilingual-e5-large-instruct-maas', 'open-model'],
  ['publishers/meta/models/llama3_1@llama-3.1-8b-instruct', 'own-model'],
  ['publishers/google/models/gemma-3-27b-it', 'own-model'],
  ['projects/123/locations/us-central1/models/456@1', undefined],
  ['publishers/google/models/veo-3', undefined],
  ['my-model', undefined],
  [undefined, undefined],
])('the model %s is of the family %s', ([model, family]) => {
  expect(familyOfModel(model)).toBe(family);
});

test.for<[response: Record<string, unknown>, family: string | undefined]>([
  [{ candidates: [] }, 'gemini'],
  [{ promptFeedback: {} }, 'gemini'],
  [{ type: 'message', content: [] }, 'claude'],
  [{ type: 'error', error: {} }, 'claude'],
  [{ object: 'chat.completion', choices: [] }, 'open-model'],
  [{ object: 'list', data: [] }, 'open-model'],
  [{ embedding: {} }, 'gemini-embedding'],
  [{ object: 'response', output: [] }, undefined],
  [{}, undefined],
])('the response %j looks like %s', ([response, family]) => {
  expect(familyOfResponse(response)).toBe(family);
});
