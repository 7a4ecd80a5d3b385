import { expect, test } from 'vitest';
import { claudeFamily } from './claude/claude-family.ts';
import { geminiFamily } from './gemini/gemini-family.ts';
import { findPublisherModel } from './publisher-models.ts';

test.for([
  ['publishers/google/models/gemini-2.5-flash', 'gemini-2.5-flash', geminiFamily],
  ['publishers/google/models/gemini-2.0-flash-001', 'gemini-2.0-flash-001', geminiFamily],
  ['projects/p/locations/l/publishers/google/models/gemini-3-pro-preview', 'gemini-3-pro-preview', geminiFamily],
  ['publishers/anthropic/models/claude-3-5-haiku', 'claude-3-5-haiku', claudeFamily],
  ['publishers/anthropic/models/claude-sonnet-4-5@20250929', 'claude-sonnet-4-5@20250929', claudeFamily],
] as const)('finds %s', ([model, id, family]) => {
  const found = findPublisherModel(model);
  expect(found).toEqual({ name: model.slice(model.indexOf('publishers/')), id, family });
});

test.for([
  ['publishers/google/models/gemini-ultra', 'NOT_FOUND', 'The PublisherModel gemini-ultra does not exist.'],
  ['publishers/nobody/models/gemini-2.5-flash', 'NOT_FOUND', 'The PublisherModel gemini-2.5-flash does not exist.'],
  ['projects/p/locations/l/models/123', 'NOT_FOUND', 'The Model projects/p/locations/l/models/123 does not exist.'],
  ['gemini-2.5-flash', 'NOT_FOUND', 'The Model gemini-2.5-flash does not exist.'],
  ['publishers/anthropic/models/claude-3-haiku', 'INVALID_ARGUMENT', 'Do not support publisher model claude-3-haiku'],
  ['publishers/google/models/imagen-4.0', 'INVALID_ARGUMENT', 'Do not support publisher model imagen-4.0'],
] as const)('refuses %s', ([model, status, message]) => {
  expect(() => findPublisherModel(model)).toThrow(expect.objectContaining({ status, message }));
});
