import { expect, test } from 'vitest';
import { readGemini } from './decode.ts';

const answer = (finishReason: string | undefined, parts?: unknown[]) => ({
  candidates: [{ content: parts && { role: 'model', parts }, ...(finishReason !== undefined && { finishReason }) }],
});

test('reads the text of all parts, and the tokens it cost', () => {
  const response = {
    ...answer('STOP', [{ text: 'Hel' }, { text: 'lo' }]),
    usageMetadata: {
      promptTokenCount: 8,
      candidatesTokenCount: 11,
      thoughtsTokenCount: 829,
      cachedContentTokenCount: 4,
      totalTokenCount: 848,
    },
  };
  expect(readGemini('k', response)).toEqual({
    status: 'ok',
    key: 'k',
    output: 'Hello',
    response,
    usage: { promptTokens: 8, outputTokens: 11, thoughtsTokens: 829, cachedTokens: 4, totalTokens: 848 },
  });
});

test('leaves the model’s thoughts out of the text', () => {
  const parts = [{ text: 'Let me think.', thought: true }, { text: '42' }];
  expect(readGemini('k', answer('STOP', parts))).toMatchObject({ status: 'ok', output: '42' });
});

test('has no usage where the service gave none, and adds up where it gave no total', () => {
  expect(readGemini('k', answer('STOP', [{ text: '' }]))).not.toHaveProperty('usage');
  const usageMetadata = { promptTokenCount: 3, candidatesTokenCount: 4, thoughtsTokenCount: 5 };
  expect(readGemini('k', { ...answer('STOP', [{ text: '' }]), usageMetadata })).toMatchObject({
    usage: { promptTokens: 3, outputTokens: 4, thoughtsTokens: 5, totalTokens: 12 },
  });
});

test('a prompt that was refused is blocked', () => {
  const response = { promptFeedback: { blockReason: 'PROHIBITED_CONTENT' }, usageMetadata: { promptTokenCount: 3 } };
  expect(readGemini('k', response)).toMatchObject({
    status: 'blocked',
    reason: 'PROHIBITED_CONTENT',
    usage: { promptTokens: 3 },
  });
});

test.for([['SAFETY'], ['RECITATION'], ['SPII'], ['BLOCKLIST'], ['IMAGE_SAFETY']])(
  'an answer that ended with %s is blocked',
  ([reason]) => {
    expect(readGemini('k', answer(reason))).toMatchObject({ status: 'blocked', reason });
  },
);

test('an answer that met the token limit is truncated, with what there is of it', () => {
  const truncated = readGemini('k', answer('MAX_TOKENS', [{ text: 'Once upon' }]));
  expect(truncated).toMatchObject({ status: 'truncated', reason: 'MAX_TOKENS', partial: 'Once upon' });
  expect(readGemini('k', answer('MAX_TOKENS'))).not.toHaveProperty('partial');
});

test.for<[title: string, response: Record<string, unknown>, message: string]>([
  ['no candidate', { candidates: [] }, 'no candidate'],
  ['nothing at all but its cost', { usageMetadata: {} }, 'no candidate'],
  ['a candidate without content', answer('STOP'), 'the candidate has no content'],
  ['a malformed call', answer('MALFORMED_FUNCTION_CALL'), 'the answer ended with MALFORMED_FUNCTION_CALL, not STOP'],
  ['a reason yet unknown', answer('A_NEW_REASON', [{ text: 'hm' }]), 'the answer ended with A_NEW_REASON, not STOP'],
])('a response with %s is invalid', ([, response, message]) => {
  expect(readGemini('k', response)).toMatchObject({ status: 'invalid', issues: [{ message }], response });
});

test('a function call is an answer, though it has no text', () => {
  expect(readGemini('k', answer('STOP', [{ functionCall: { name: 'f' } }]))).toMatchObject({
    status: 'ok',
    output: '',
  });
});
