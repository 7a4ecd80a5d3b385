import { expect, test } from 'vitest';
import { documentedLimits, limitsOf, modelKind, type ModelKind } from './job-limits.ts';

const models = {
  find: (id: string): { tunedFrom?: string } => (id.endsWith('/7') ? { tunedFrom: 'gemini-2.5-flash' } : {}),
};

test.for<[model: string, kind: ModelKind]>([
  ['publishers/google/models/gemini-2.5-flash', 'gemini'],
  ['projects/p/locations/l/publishers/google/models/gemini-2.5-flash', 'gemini'],
  ['publishers/google/models/gemini-embedding-001', 'geminiEmbedding'],
  ['publishers/google/models/text-multilingual-embedding-002', 'textEmbedding'],
  ['publishers/anthropic/models/claude-3-5-haiku@20241022', 'claude'],
  ['publishers/meta/models/llama-3.1-405b-instruct-maas', 'openModel'],
  ['projects/p/locations/l/models/7', 'gemini'],
  ['projects/p/locations/l/models/8', 'ownModel'],
])('%s goes by the rules for %s', ([model, kind]) => {
  expect(modelKind(model, models)).toBe(kind);
});

test('limits that are set replace the documented ones, and no other', () => {
  expect(limitsOf()).toEqual(documentedLimits);
  const { gemini, claude } = limitsOf({ gemini: { maxRows: 3 } });
  expect(gemini).toEqual({ ...documentedLimits.gemini, maxRows: 3 });
  expect(claude).toEqual(documentedLimits.claude);
});
