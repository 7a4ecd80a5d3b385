import { expect, test } from 'vitest';
import { readOpenModel } from './decode.ts';

const completion = (finish_reason: string | null, content: unknown) => ({
  object: 'chat.completion',
  choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason }],
});

test('reads the first choice’s text, and the tokens it cost', () => {
  const usage = {
    prompt_tokens: 9,
    completion_tokens: 5,
    total_tokens: 14,
    prompt_tokens_details: { cached_tokens: 4 },
  };
  const response = { ...completion('stop', 'Hello'), usage };
  expect(readOpenModel('k', response)).toEqual({
    status: 'ok',
    key: 'k',
    output: 'Hello',
    response,
    usage: { promptTokens: 9, outputTokens: 5, cachedTokens: 4, totalTokens: 14 },
  });
});

test('reads the vector of an embedding', () => {
  const response = {
    object: 'list',
    data: [{ object: 'embedding', embedding: [0.5, 1] }],
    usage: { prompt_tokens: 3 },
  };
  expect(readOpenModel('k', response)).toMatchObject({ status: 'ok', output: [0.5, 1], usage: { totalTokens: 3 } });
});

test.for<[title: string, response: Record<string, unknown>, outcome: object]>([
  [
    'an answer that met its limit',
    completion('length', 'Once'),
    { status: 'truncated', reason: 'length', partial: 'Once' },
  ],
  ['an answer that was withheld', completion('content_filter', null), { status: 'blocked', reason: 'content_filter' }],
  ['a call of a tool', completion('tool_calls', null), { status: 'ok', output: '' }],
  [
    'text in parts',
    completion('stop', [
      { type: 'text', text: 'a' },
      { type: 'text', text: 'b' },
    ]),
    { status: 'ok', output: 'ab' },
  ],
  ['a reason yet unknown', completion('new', 'Hi'), { status: 'invalid', text: 'Hi' }],
  ['no choice', { choices: [] }, { status: 'invalid', issues: [{ message: 'no choice' }] }],
  ['no vector', { object: 'list', data: [{}] }, { status: 'invalid', issues: [{ message: 'no embedding' }] }],
  [
    'an error',
    { error: { code: 429, message: 'Slow down' } },
    { status: 'error', error: { status: 429, code: 'RESOURCE_EXHAUSTED', retryable: true } },
  ],
])('reads %s', ([, response, outcome]) => {
  expect(readOpenModel('k', response)).toMatchObject({ key: 'k', ...outcome });
});
