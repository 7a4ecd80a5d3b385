import { expect, test } from 'vitest';
import { claudeFamily } from './claude/claude-family.ts';
import { geminiEmbedding1Family, geminiEmbedding2Family } from './gemini-embedding/gemini-embedding-family.ts';
import { geminiFamily } from './gemini/gemini-family.ts';
import { chatModelFamily } from './open-model/open-model-family.ts';
import { findPublisherModel } from './publisher-models.ts';
import type { RowFamily } from './row-family.ts';
import { textEmbeddingFamily } from './text-embedding/text-embedding-family.ts';

test.for<[model: string, family: RowFamily, location?: string, hasMachines?: boolean]>([
  ['publishers/google/models/gemini-2.5-flash', geminiFamily],
  ['publishers/google/models/gemini-2.5-flash', geminiFamily, 'global'],
  ['publishers/google/models/gemini-2.0-flash-001', geminiFamily],
  ['projects/p/locations/l/publishers/google/models/gemini-3-pro-preview', geminiFamily],
  ['publishers/anthropic/models/claude-3-5-haiku', claudeFamily],
  ['publishers/anthropic/models/claude-sonnet-4-5@20250929', claudeFamily, 'us-east5', true],
  ['publishers/meta/models/llama-3.1-405b-instruct-maas', chatModelFamily],
  ['publishers/meta/models/llama-4-maverick-17b-128e-instruct-maas', chatModelFamily],
  ['publishers/openai/models/gpt-oss-120b-maas', chatModelFamily],
  ['publishers/qwen/models/qwen3-235b-a22b-instruct-2507-maas', chatModelFamily],
  ['publishers/deepseek-ai/models/deepseek-r1-0528-maas', chatModelFamily],
  ['publishers/google/models/gemma3@gemma-3-1b-it', chatModelFamily, 'us-central1', true],
  ['publishers/meta/models/llama3_1@llama-3.1-8b-instruct', chatModelFamily, 'us-central1', true],
  ['publishers/google/models/text-embedding-005', textEmbeddingFamily],
  ['publishers/google/models/text-multilingual-embedding-002', textEmbeddingFamily],
  ['publishers/google/models/gemini-embedding-001', geminiEmbedding1Family],
  ['publishers/google/models/gemini-embedding-2', geminiEmbedding2Family, 'global'],
  ['publishers/google/models/gemini-embedding-2-preview', geminiEmbedding2Family, 'eu'],
])('finds %s', ([model, family, location = 'us-central1', hasMachines = false]) => {
  const found = findPublisherModel(model, { location, hasMachines });
  expect(found.name).toBe(model.slice(model.indexOf('publishers/')));
  expect(`publishers/${found.publisher}/models/${found.id}`).toBe(found.name);
  expect(found.family).toBe(family);
});

test('E5 models embed', () => {
  const found = findPublisherModel('publishers/intfloat/models/multilingual-e5-large-instruct-maas', {
    location: 'us-central1',
    hasMachines: false,
  });
  expect(found.family.payload).toBe('body');
});

test.for<[model: string, status: string, message: string, location?: string]>([
  ['publishers/google/models/gemini-ultra', 'NOT_FOUND', 'The PublisherModel gemini-ultra does not exist.'],
  ['publishers/nobody/models/gemini-2.5-flash', 'NOT_FOUND', 'The PublisherModel gemini-2.5-flash does not exist.'],
  ['projects/p/locations/l/models/123', 'NOT_FOUND', 'The Model projects/p/locations/l/models/123 does not exist.'],
  ['gemini-2.5-flash', 'NOT_FOUND', 'The Model gemini-2.5-flash does not exist.'],
  ['publishers/anthropic/models/claude-3-haiku', 'INVALID_ARGUMENT', 'Do not support publisher model claude-3-haiku'],
  ['publishers/google/models/imagen-4.0', 'INVALID_ARGUMENT', 'Do not support publisher model imagen-4.0'],
  ['publishers/google/models/gemma-3-1b-it', 'INVALID_ARGUMENT', 'Do not support publisher model gemma-3-1b-it'],
  [
    'publishers/mistralai/models/mistral-medium-3',
    'INVALID_ARGUMENT',
    'Do not support publisher model mistral-medium-3',
  ],
  [
    'publishers/google/models/gemma3@gemma-3-1b-it',
    'INVALID_ARGUMENT',
    'Do not support publisher model gemma3@gemma-3-1b-it without machines of your own: set dedicatedResources.machineSpec',
  ],
  [
    'publishers/meta/models/llama-3.1-405b-instruct-maas',
    'INVALID_ARGUMENT',
    'Do not support publisher model llama-3.1-405b-instruct-maas in global. It needs a region: there are no batches in global',
    'global',
  ],
  [
    'publishers/google/models/gemini-embedding-001',
    'INVALID_ARGUMENT',
    'Do not support publisher model gemini-embedding-001 in eu. It needs a single region, such as us-central1',
    'eu',
  ],
  [
    'publishers/google/models/gemini-embedding-2',
    'INVALID_ARGUMENT',
    'Do not support publisher model gemini-embedding-2 in us-central1. It needs global, us or eu',
    'us-central1',
  ],
])('refuses %s', ([model, status, message, location = 'us-central1']) => {
  expect(() => findPublisherModel(model, { location, hasMachines: false })).toThrow(
    expect.objectContaining({ status, message }),
  );
});
