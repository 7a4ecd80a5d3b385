import { test } from 'vitest';
import { checkRefused, checkWritten, E5, LLAMA, type RefusedRow, type WrittenRow } from './encoded-rows.test-setup.ts';

test.for<WrittenRow>([
  [
    'an open model, from contents',
    LLAMA,
    { key: 'a', contents: 'hi', config: { system_instruction: 'Be brief', max_output_tokens: 5 } },
    '{"custom_id":"a","method":"POST","url":"/v1/chat/completions","body":{"messages":[{"role":"system","content":"Be brief"},{"role":"user","content":"hi"}],"max_tokens":5}}',
  ],
  [
    'an open model, from its own line',
    LLAMA,
    {
      custom_id: 'a',
      body: { model: 'meta/llama-3.1-405b-instruct-maas', messages: [{ role: 'user', content: 'hi' }] },
    },
    '{"custom_id":"a","method":"POST","url":"/v1/chat/completions","body":{"model":"meta/llama-3.1-405b-instruct-maas","messages":[{"role":"user","content":"hi"}]}}',
  ],
  [
    'E5',
    E5,
    { key: 'a', contents: 'hi' },
    '{"custom_id":"a","method":"POST","url":"/v1/embeddings","body":{"input":"hi"}}',
  ],
  [
    'E5, from its own body',
    E5,
    { key: 'a', input: 'hi' },
    '{"custom_id":"a","method":"POST","url":"/v1/embeddings","body":{"input":"hi"}}',
  ],
])('writes %s', (row) => checkWritten(row));

test.for<RefusedRow>([
  ['topK for an open model', LLAMA, { contents: 'hi', config: { topK: 1 } }, '$.config.topK: it has no counterpart'],
  ['two texts to embed', E5, { contents: ['a', 'b'] }, "$.contents: a row has one text to embed, the user's."],
])('refuses %s, and says where and what to do', (row) => checkRefused(row));
