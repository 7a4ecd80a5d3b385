import { expect, test } from 'vitest';
import { readClaude } from './decode.ts';

const message = (stop_reason: string | null, ...texts: string[]) => ({
  type: 'message',
  role: 'assistant',
  content: texts.map((text) => ({ type: 'text', text })),
  stop_reason,
});

test('reads the text of all text blocks, and the tokens it cost', () => {
  const response = {
    ...message('end_turn', 'Hel', 'lo'),
    usage: { input_tokens: 9, cache_creation_input_tokens: 20, cache_read_input_tokens: 100, output_tokens: 5 },
  };
  expect(readClaude('k', response)).toEqual({
    status: 'ok',
    key: 'k',
    output: 'Hello',
    response,
    usage: { promptTokens: 129, outputTokens: 5, cachedTokens: 100, totalTokens: 134 },
  });
});

test('leaves the model’s thinking out of the text', () => {
  const content = [
    { type: 'thinking', thinking: 'Hm' },
    { type: 'text', text: '42' },
  ];
  expect(readClaude('k', { ...message('end_turn'), content })).toMatchObject({ status: 'ok', output: '42' });
});

test.for([['end_turn'], ['stop_sequence'], ['tool_use'], [null]])(
  'an answer that stopped with %s is ok',
  ([reason]) => {
    expect(readClaude('k', message(reason!, 'Hi'))).toMatchObject({ status: 'ok', output: 'Hi' });
  },
);

test('an answer that met max_tokens is truncated, with what there is of it', () => {
  expect(readClaude('k', message('max_tokens', 'Once'))).toMatchObject({
    status: 'truncated',
    reason: 'max_tokens',
    partial: 'Once',
  });
  expect(readClaude('k', message('max_tokens'))).not.toHaveProperty('partial');
});

test('a refusal is blocked', () => {
  expect(readClaude('k', message('refusal', 'I cannot'))).toMatchObject({ status: 'blocked', reason: 'refusal' });
});

test('a stop reason yet unknown is invalid, and the text is not lost', () => {
  const outcome = readClaude('k', message('a_new_reason', 'Hi'));
  expect(outcome).toMatchObject({ status: 'invalid', text: 'Hi', issues: [{ path: ['stop_reason'] }] });
});

test('a message without content is invalid', () => {
  expect(readClaude('k', { type: 'message' })).toMatchObject({
    status: 'invalid',
    issues: [{ message: 'no content' }],
  });
});

test.for<[type: string, error: object]>([
  ['overloaded_error', { status: 529, code: 'UNAVAILABLE', retryable: true }],
  ['rate_limit_error', { status: 429, code: 'RESOURCE_EXHAUSTED', retryable: true }],
  ['invalid_request_error', { status: 400, code: 'INVALID_ARGUMENT', retryable: false }],
  ['a_new_error', { status: 500, code: 'UNKNOWN', retryable: false }],
])('Anthropic’s own %s is an error', ([type, error]) => {
  expect(readClaude('k', { type: 'error', error: { type, message: 'No.' } })).toEqual({
    status: 'error',
    key: 'k',
    error: { ...error, message: `${type}: No.` },
  });
});
