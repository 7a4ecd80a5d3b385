import fc from 'fast-check';
import { expect, test } from 'vitest';
import { outputLineReader } from './output-line.ts';

const GEMINI = 'publishers/google/models/gemini-2.5-flash';
const gemini = { candidates: [{ content: { parts: [{ text: 'Hi' }] }, finishReason: 'STOP' }] };
const claude = { type: 'message', content: [{ type: 'text', text: 'Hi' }], stop_reason: 'end_turn' };
const failure = 'Bad Request: {"error": {"code": 400, "message": "No.", "status": "INVALID_ARGUMENT"}}';
const read = (line: unknown, model?: string) =>
  outputLineReader(model)(typeof line === 'string' ? line : JSON.stringify(line), 1);

test.for<[title: string, line: object, model: string | undefined, outcome: object]>([
  ['an answer', { key: 'k', status: '', response: gemini }, GEMINI, { status: 'ok', key: 'k', output: 'Hi' }],
  ['an answer without a status', { key: 'k', response: gemini }, GEMINI, { status: 'ok' }],
  [
    'a response that is a JSON text',
    { key: 'k', status: '', response: JSON.stringify(gemini) },
    GEMINI,
    { status: 'ok', response: gemini },
  ],
  [
    'Claude’s answer, of a model with a name that does not tell',
    { key: 'k', response: claude },
    undefined,
    { status: 'ok', output: 'Hi' },
  ],
  [
    'a failure',
    { key: 'k', status: failure, response: {} },
    GEMINI,
    { status: 'error', error: { status: 400, message: 'No.' } },
  ],
  ['a failure without a response', { key: 'k', status: failure }, GEMINI, { status: 'error' }],
  ['an answer beside a status', { key: 'k', status: 'warning', response: gemini }, GEMINI, { status: 'ok' }],
  [
    'a failure that cost tokens',
    { key: 'k', status: failure, response: { usageMetadata: {} } },
    GEMINI,
    { status: 'error' },
  ],
  [
    'an rpc error',
    { key: 'k', error: { code: 13, message: 'it broke' } },
    GEMINI,
    { status: 'error', error: { code: 'INTERNAL' } },
  ],
  [
    'neither',
    { key: 'k', status: '', response: {} },
    GEMINI,
    { status: 'invalid', issues: [{ message: 'the line has neither a response nor an error' }] },
  ],
  ['a text that is no JSON', { key: 'k', response: 'Hi' }, GEMINI, { status: 'invalid', text: 'Hi', response: 'Hi' }],
  [
    'a shape yet unknown',
    { key: 'k', response: { object: 'response', output: [] } },
    undefined,
    {
      status: 'invalid',
      issues: [{ message: 'this version does not know the shape of the response, which has object, output' }],
    },
  ],
  [
    'an open model’s answer',
    { custom_id: 'k', response: { choices: [{ message: { content: 'Hi' }, finish_reason: 'stop' }] } },
    undefined,
    { status: 'ok', key: 'k', output: 'Hi' },
  ],
  [
    'an embedding of a Gemini model',
    { key: 'k', response: { tokenCount: '2', embedding: { values: [0.5, -1] } } },
    undefined,
    { status: 'ok', output: [0.5, -1], usage: { promptTokens: 2, outputTokens: 0, totalTokens: 2 } },
  ],
  [
    'an embedding of a text model',
    {
      instance: { content: 'hi', genai_batch_key: 'k' },
      predictions: [{ embeddings: { statistics: { token_count: 8, truncated: false }, values: [0.5] } }],
      status: '',
    },
    undefined,
    { status: 'ok', key: 'k', output: [0.5], usage: { promptTokens: 8 } },
  ],
  [
    'an embedding that failed',
    { instance: { genai_batch_key: 'k' }, predictions: [], status: failure },
    undefined,
    { status: 'error', key: 'k', error: { status: 400 } },
  ],
  [
    'what an own model answers',
    { key: 'k', prediction: { label: 'x' } },
    undefined,
    { status: 'ok', output: { label: 'x' } },
  ],
  [
    'what an own model failed at',
    { instance: { genai_batch_key: 'k' }, error: { code: 13, message: 'it broke' } },
    undefined,
    { status: 'error', key: 'k', error: { code: 'INTERNAL', message: 'it broke' } },
  ],
])('reads a line with %s', ([, line, model, outcome]) => {
  expect(read(line, model)).toMatchObject(outcome);
});

test.for<[line: string, reason: RegExp]>([
  ['{"key":"k"', /^not JSON: /],
  ['[1]', /^not a JSON object$/],
  ['null', /^not a JSON object$/],
])('reports a line that is no JSON object, as it stands: %s', ([line, reason]) => {
  expect(read(line)).toEqual({ status: 'unmatched', line, lineNumber: 1, reason: expect.stringMatching(reason) });
});

test('reports a line without a key, with its answer', () => {
  const line = JSON.stringify({ request: {}, tag: 'a', response: gemini });
  expect(read(line)).toEqual({
    status: 'unmatched',
    line,
    lineNumber: 1,
    reason: 'no key',
    response: gemini,
  });
});

test.for([{ response: gemini }, { response: gemini, metadata: {}, key: '', status: '', error: null }])(
  'reports a line that repeats nothing of its row, with its answer and what rows are found by: %j',
  (line) => {
    expect(read(JSON.stringify(line))).toMatchObject({
      status: 'unmatched',
      reason:
        'no key, and nothing else of its row. Send rows with a key: `metadata: { key }` in the request, or `key` on the lines of a file.',
      response: gemini,
    });
  },
);

test('every line with a key ends in exactly one outcome, whatever else is on it', () => {
  const value = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom<unknown>(
      '',
      failure,
      gemini,
      claude,
      JSON.stringify(gemini),
      {},
      { candidates: [null] },
      { content: [null] },
    ),
  );
  const model = fc.constantFrom(GEMINI, 'publishers/anthropic/models/claude-3-5-haiku', undefined);
  fc.assert(
    fc.property(value, value, value, model, fc.string({ minLength: 1 }), (response, status, error, model, key) => {
      const outcome = read({ custom_id: key, response, status, error }, model);
      expect(outcome).toMatchObject({ key });
      expect(['ok', 'blocked', 'truncated', 'invalid', 'error']).toContain(outcome.status);
    }),
  );
});

test('no line that is not a JSON object throws', () =>
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(fc.jsonValue()).map((value) => JSON.stringify(value)),
      ),
      (line) => {
        fc.pre(!/^\s*\{/.test(line));
        expect(read(line)).toMatchObject({ status: 'unmatched', line });
      },
    ),
  ));
