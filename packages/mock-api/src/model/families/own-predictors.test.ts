import { describe, expect, test } from 'vitest';
import type { EmbeddingPredictor } from '../../predictors/embedding.ts';
import type { TextAnswer, TextPredictor } from '../../predictors/predictor.ts';
import type { JsonObject } from '../json.ts';
import { RowFailure } from './row-failure.ts';
import { linesOf, openSeeded, run } from './run-job.test-setup.ts';

describe('predictors of your own', () => {
  const ask = (id: number, text: string): JsonObject => ({
    id,
    request: { contents: [{ role: 'user', parts: [{ text }] }] },
  });
  const model = 'publishers/google/models/gemini-2.5-flash';

  test('answer in words, block, break off, or fail a row', async () => {
    const cloud = openSeeded({
      order: 'input',
      predictors: {
        text: async ({ text }) => {
          if (text === 'busy') throw new RowFailure('RESOURCE_EXHAUSTED', 'Later.');
          if (text === 'harm') return { text: '', blocked: { reason: 'SAFETY', of: 'answer' } };
          return text === 'long' ? { text: 'Once', isCut: true } : text.toUpperCase();
        },
      },
    });
    const rows = ['hello', 'busy', 'harm', 'long'].map((text, id) => ask(id, text));
    const { job, files } = await run(cloud, rows, { model });
    expect(job).toMatchObject({ completionStats: { successfulCount: '3', failedCount: '1' } });
    expect(linesOf(files['predictions.jsonl'])).toMatchObject([
      { response: { candidates: [{ content: { parts: [{ text: 'HELLO' }] }, finishReason: 'STOP' }] } },
      { status: expect.stringContaining('RESOURCE_EXHAUSTED error occurred'), response: {} },
      { response: { candidates: [{ finishReason: 'SAFETY' }] } },
      { response: { candidates: [{ finishReason: 'MAX_TOKENS' }] } },
    ]);
  });

  test('give vectors', async () => {
    const cloud = openSeeded({ predictors: { embedding: ({ text }) => [text.length] } });
    const { files } = await run(cloud, [{ content: 'four' }], { model: 'publishers/google/models/text-embedding-005' });
    expect(linesOf(files['000000000000.jsonl'])).toMatchObject([{ predictions: [{ embeddings: { values: [4] } }] }]);
  });

  const circular: Record<string, unknown> = {};
  circular['self'] = circular;

  test.for<[what: string, answer: () => unknown, message: string]>([
    ['nothing', () => undefined, 'predictors.text gave undefined: it gives a text, or an object with one.'],
    ['a number', async () => 5, 'predictors.text gave 5: it gives a text'],
    ['a list', () => ['words'], 'predictors.text gave a list: it gives a text'],
    ['no text', () => ({ text: 5 }), 'predictors.text gave an object that is no answer: its answer.text is a text'],
    [
      'calls of no input',
      () => ({ text: '', calls: [{ name: 'f' }] }),
      'its answer.calls is a list of { name, input }',
    ],
    ['a misspelt field', () => ({ text: '', block: {} }), 'its answer has no field block'],
    ['no JSON', () => ({ text: '', response: circular }), 'predictors.text gave an object: it gives what can be JSON'],
    [
      'an error',
      () => {
        throw new RangeError('boom');
      },
      'predictors.text threw RangeError: boom',
    ],
    ['a rejection', () => Promise.reject(new Error('boom')), 'predictors.text threw Error: boom'],
  ])('that give %s for one row fail that row, by name', async ([, answer, message]) => {
    const cloud = openSeeded({
      order: 'input',
      predictors: { text: (({ text }) => (text === 'odd' ? answer() : 'Fine.')) as TextPredictor },
    });
    const rows = ['hello', 'odd', 'bye'].map((text, id) => ask(id, text));
    const { job, files } = await run(cloud, rows, { model });
    expect(job).toMatchObject({
      state: 'JOB_STATE_SUCCEEDED',
      completionStats: { successfulCount: '2', failedCount: '1' },
    });
    expect(linesOf(files['predictions.jsonl'])[1]).toMatchObject({ status: expect.stringContaining(message) });
  });

  test('may give a whole response without words', async () => {
    const response = { candidates: [] };
    const cloud = openSeeded({ predictors: { text: () => ({ response }) as unknown as TextAnswer } });
    const { files } = await run(cloud, [ask(1, 'hello')], { model });
    expect(linesOf(files['predictions.jsonl'])).toMatchObject([{ status: '', response }]);
  });

  test.for<[vector: unknown, message: string]>([
    [undefined, 'predictors.embedding gave undefined: it gives a list of numbers.'],
    [[], 'predictors.embedding gave a list: it gives a list of numbers.'],
    [[1, NaN], 'predictors.embedding gave a list: it gives a list of numbers, and NaN at 1 is none.'],
  ])('that give %j for a vector fail the row', async ([vector, message]) => {
    const cloud = openSeeded({ predictors: { embedding: (() => vector) as EmbeddingPredictor } });
    const { files } = await run(cloud, [{ content: 'four' }], { model: 'publishers/google/models/text-embedding-005' });
    expect(linesOf(files['000000000000.jsonl'])).toMatchObject([{ status: expect.stringContaining(message) }]);
  });
});
