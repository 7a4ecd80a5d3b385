import { describe, expect, test } from 'vitest';
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
});
