import { test } from 'vitest';
import { checkRefused, checkWritten, CLAUDE, type RefusedRow, type WrittenRow } from './encoded-rows.test-setup.ts';

test.for<WrittenRow>([
  [
    'Claude, from its own body',
    CLAUDE,
    { custom_id: 'a', request: { messages: [{ role: 'user', content: 'hi' }], maxTokens: 5 } },
    '{"custom_id":"a","request":{"messages":[{"role":"user","content":"hi"}],"max_tokens":5,"anthropic_version":"vertex-2023-10-16"}}',
  ],
  [
    'Claude, from a row of Anthropic’s batches',
    CLAUDE,
    {
      custom_id: 'a',
      params: { model: 'claude-3-5-haiku', messages: [{ role: 'user', content: 'hi' }], max_tokens: 5, stream: false },
    },
    '{"custom_id":"a","request":{"messages":[{"role":"user","content":"hi"}],"max_tokens":5,"anthropic_version":"vertex-2023-10-16"}}',
  ],
  [
    'Claude, from contents',
    CLAUDE,
    {
      key: 'a',
      contents: [
        { role: 'user', parts: [{ text: 'hi' }] },
        { role: 'model', parts: [{ text: 'yes?' }] },
        { role: 'user', parts: [{ text: 'x' }, { text: 'y' }] },
      ],
      config: { systemInstruction: 'Be brief', maxOutputTokens: 5, topK: 2, stopSequences: ['.'] },
    },
    '{"custom_id":"a","request":{"messages":[{"role":"user","content":"hi"},{"role":"assistant","content":"yes?"},{"role":"user","content":[{"type":"text","text":"x"},{"type":"text","text":"y"}]}],"system":"Be brief","max_tokens":5,"top_k":2,"stop_sequences":["."],"anthropic_version":"vertex-2023-10-16"}}',
  ],
])('writes %s', (row) => checkWritten(row));

test.for<RefusedRow>([
  [
    'Claude without a limit',
    CLAUDE,
    { contents: 'hi' },
    '$.config.maxOutputTokens: Claude asks for it. Say how long an answer may be',
  ],
  [
    'Claude without a limit, in its own form',
    CLAUDE,
    { request: { messages: [] } },
    '$.request.max_tokens: Claude asks for it.',
  ],
  [
    'a setting that Claude has not',
    CLAUDE,
    { contents: 'hi', config: { maxOutputTokens: 5, seed: 1 } },
    '$.config.seed: it has no counterpart with this model.',
  ],
  [
    'a picture for Claude in Gemini’s form',
    CLAUDE,
    { contents: [{ inlineData: { data: '', mimeType: 'image/png' } }], config: { maxOutputTokens: 5 } },
    '$.contents[0].parts[0].inlineData: it has no counterpart',
  ],
  [
    'a stream from Claude',
    CLAUDE,
    { messages: [{ role: 'user', content: 'x' }], max_tokens: 5, stream: true },
    '$.stream: a batch job does not stream.',
  ],
  [
    'a field beside Claude’s request',
    CLAUDE,
    { custom_id: 'a', note: 'x', request: { messages: [], max_tokens: 5 } },
    '$.note has no place in a line for Claude on Vertex AI',
  ],
])('refuses %s, and says where and what to do', (row) => checkRefused(row));
