import { test } from 'vitest';
import {
  checkRefused,
  checkWritten,
  EMBED,
  TEXT,
  type RefusedRow,
  type WrittenRow,
} from './encoded-rows.test-setup.ts';

test.for<WrittenRow>([
  [
    'a text embedding',
    TEXT,
    { key: 'a', contents: 'hi', config: { taskType: 'CLUSTERING', outputDimensionality: 3 } },
    '{"content":"hi","task_type":"CLUSTERING","outputDimensionality":3,"genai_batch_key":"a"}',
  ],
  [
    'a text embedding, its settings in snake_case',
    TEXT,
    { key: 'a', contents: 'hi', config: { task_type: 'CLUSTERING', output_dimensionality: 3 } },
    '{"content":"hi","task_type":"CLUSTERING","outputDimensionality":3,"genai_batch_key":"a"}',
  ],
  [
    'a text embedding, from its own line',
    TEXT,
    { content: 'hi', taskType: 'CLUSTERING' },
    '{"content":"hi","task_type":"CLUSTERING","genai_batch_key":"row-000001"}',
  ],
  [
    'a Gemini embedding on Vertex AI',
    EMBED,
    { key: 'a', contents: 'hi', config: { outputDimensionality: 3, taskType: 'CLUSTERING' } },
    '{"key":"a","request":{"content":{"role":"user","parts":[{"text":"hi"}]},"embed_content_config":{"output_dimensionality":3,"task_type":"CLUSTERING"}}}',
  ],
  [
    'a Gemini embedding in a file',
    { ...EMBED, backend: 'gemini' },
    { key: 'a', request: { content: { parts: [{ text: 'hi' }] }, output_dimensionality: 3 } },
    '{"key":"a","request":{"content":{"parts":[{"text":"hi"}]},"outputDimensionality":3}}',
  ],
  [
    'a Gemini embedding within a request',
    { ...EMBED, backend: 'gemini', carrier: 'inline' },
    { key: 'a', content: 'hi' },
    '{"request":{"content":{"role":"user","parts":[{"text":"hi"}]}},"metadata":{"key":"a"}}',
  ],
])('writes %s', (row) => checkWritten(row));

test.for<RefusedRow>([
  [
    'both spellings of a setting that Gemini has not',
    TEXT,
    { contents: 'hi', config: { taskType: 'CLUSTERING', task_type: 'CLUSTERING' } },
    '$.config.task_type: the field is given in both spellings. Keep taskType alone.',
  ],
  [
    'two contents to embed',
    EMBED,
    { contents: [{ parts: [{ text: 'a' }] }, { parts: [{ text: 'b' }] }] },
    '$.contents: a row has one content to embed.',
  ],
])('refuses %s, and says where and what to do', (row) => checkRefused(row));
