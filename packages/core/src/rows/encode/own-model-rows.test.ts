import { test } from 'vitest';
import { checkRefused, checkWritten, OWN, type RefusedRow, type WrittenRow } from './encoded-rows.test-setup.ts';

test.for<WrittenRow>([
  [
    'an own model',
    OWN,
    { prompt: 'hi', max_tokens: 5, key: 'theirs' },
    '{"prompt":"hi","max_tokens":5,"key":"theirs","genai_batch_key":"row-000001"}',
  ],
  [
    'an own model with a key beside',
    OWN,
    { key: 'a', instance: { prompt: 'hi' } },
    '{"prompt":"hi","genai_batch_key":"a"}',
  ],
  [
    'an own model whose job has a keyField',
    { ...OWN, keyField: 'id' },
    { id: 42, prompt: 'hi' },
    '{"prompt":"hi","id":"42"}',
  ],
])('writes %s', (row) => checkWritten(row));

test.for<RefusedRow>([
  [
    'an own instance that is no object',
    OWN,
    { instance: [1, 2] },
    '$.instance: is a list, which has no place for a key.',
  ],
])('refuses %s, and says where and what to do', (row) => checkRefused(row));
