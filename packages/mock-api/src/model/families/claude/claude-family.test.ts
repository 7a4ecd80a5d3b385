import { expect, test } from 'vitest';
import type { TextAnswer } from '../../../predictors/predictor.ts';
import type { JsonObject } from '../../json.ts';
import { SeededRandom } from '../../seeded-random.ts';
import { RowFailure } from '../row-failure.ts';
import { claudeFamily } from './claude-family.ts';

async function outputLine(
  row: JsonObject,
  { model = 'claude-3-5-haiku', answer = { text: 'Good day to you.' } }: { model?: string; answer?: TextAnswer } = {},
): Promise<string> {
  const rows = claudeFamily.openJob({ echo: 'vertex' });
  const context = { model, random: new SeededRandom(1, 'test'), timeMs: 0 };
  const ask = { id: model, say: async () => answer, embed: async () => ({ vectors: [] }), predict: async () => null };
  try {
    return JSON.stringify(await rows.answer(row, { ...context, ask }));
  } catch (error) {
    if (error instanceof RowFailure) return JSON.stringify(rows.failed(row, error, context));
    throw error;
  }
}

const request = {
  messages: [{ role: 'user', content: 'Hello!' }],
  anthropic_version: 'vertex-2023-10-16',
  max_tokens: 50,
};

test('an answered line carries id, request, an Anthropic Message and an empty status, in this order', async () => {
  expect(await outputLine({ custom_id: 'request-1', request })).toMatch(
    new RegExp(
      String.raw`^{"custom_id":"request-1","request":{"messages":\[{"role":"user","content":"Hello!"}\],"anthropic_version":"vertex-2023-10-16","max_tokens":50},` +
        String.raw`"response":{"id":"msg_vrtx_01[1-9A-Za-z]{22}","type":"message","role":"assistant","model":"claude-3-5-haiku-20241022",` +
        String.raw`"content":\[{"type":"text","text":"Good day to you\."}\],"stop_reason":"end_turn","stop_sequence":null,` +
        String.raw`"usage":{"input_tokens":2,"output_tokens":4}},"status":""}$`,
    ),
  );
});

test.for([
  ['claude-3-5-haiku@20241022', 'claude-3-5-haiku-20241022'],
  ['claude-sonnet-4-5', 'claude-sonnet-4-5-20250929'],
  ['claude-of-tomorrow', 'claude-of-tomorrow'],
] as const)('%s answers as %s', async ([model, version]) => {
  expect(JSON.parse(await outputLine({ custom_id: 'a', request }, { model }))).toHaveProperty(
    'response.model',
    version,
  );
});

test('an answer longer than max_tokens is cut there', async () => {
  const line: unknown = JSON.parse(await outputLine({ custom_id: 'a', request: { ...request, max_tokens: 2 } }));
  expect(line).toMatchObject({
    response: { content: [{ text: 'Good day' }], stop_reason: 'max_tokens', usage: { output_tokens: 2 } },
  });
});

test.for<[what: string, row: JsonObject, message: string]>([
  ['custom_id', { request }, 'custom_id: Field required'],
  ['max_tokens', { custom_id: 'a', request: { ...request, max_tokens: undefined } }, 'max_tokens: Field required'],
  [
    'anthropic_version',
    { custom_id: 'a', request: { ...request, anthropic_version: null } },
    'anthropic_version: Field required',
  ],
  ['messages', { custom_id: 'a', request: { ...request, messages: [] } }, 'at least one message is required'],
  ['request', { custom_id: 'a' }, 'request: Input should be an object'],
])('a row without %s fails alone, and says so', async ([, row, message]) => {
  const line = JSON.parse(await outputLine(row)) as { status: string; response: unknown };
  expect(line.response).toEqual({});
  expect(line.status).toContain(message);
});

test.for<[what: string, change: JsonObject, message: string]>([
  ['max_tokens that is no whole number', { max_tokens: 1.5 }, 'max_tokens: Input should be a valid integer'],
  ['max_tokens of nothing', { max_tokens: 0 }, 'max_tokens: Input should be greater than or equal to 1'],
  ['a model', { model: 'claude-3-5-haiku' }, 'model: Extra inputs are not permitted'],
  ['a stream', { stream: true }, 'stream: '],
  [
    'an unknown role',
    { messages: [{ role: 'system', content: 'x' }] },
    "messages.0.role: Input should be 'user' or 'assistant'",
  ],
  [
    'nothing said',
    { messages: [{ role: 'user', content: '' }] },
    'messages.0: all messages must have non-empty content',
  ],
])('a row with %s fails alone, and says so', async ([, change, message]) => {
  const { status } = JSON.parse(await outputLine({ custom_id: 'a', request: { ...request, ...change } })) as {
    status: string;
  };
  expect(status).toContain(JSON.stringify(message).slice(1, -1));
});

test('an answer ends before the first stop sequence, and says which it was', async () => {
  const row = { custom_id: 'a', request: { ...request, stop_sequences: ['you', ' day'] } };
  expect(JSON.parse(await outputLine(row))).toMatchObject({
    response: { content: [{ text: 'Good' }], stop_reason: 'stop_sequence', stop_sequence: ' day' },
  });
});

test('a model that is not to answer refuses, without a word', async () => {
  const answer = { text: '', blocked: { reason: 'SAFETY', of: 'prompt' as const } };
  expect(JSON.parse(await outputLine({ custom_id: 'a', request }, { answer }))).toMatchObject({
    response: { content: [], stop_reason: 'refusal', usage: { output_tokens: 0 } },
    status: '',
  });
});

test('an answer that broke off says so', async () => {
  const answer = { text: 'Good', isCut: true };
  expect(JSON.parse(await outputLine({ custom_id: 'a', request }, { answer }))).toMatchObject({
    response: { content: [{ text: 'Good' }], stop_reason: 'max_tokens' },
  });
});
