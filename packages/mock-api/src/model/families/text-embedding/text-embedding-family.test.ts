import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../json.ts';
import { linesOf, openSeeded, run } from '../run-job.test-setup.ts';

describe('text embeddings', () => {
  const model = 'publishers/google/models/text-embedding-005';

  test('the instance comes back whole, with its vector', async () => {
    const rows = [
      { content: 'Give a short description', requestId: 'a' },
      { content: 'x'.repeat(10_000), requestId: 'b', outputDimensionality: 3 },
      { content: 'About', requestId: 'c', title: 'Home', task_type: 'RETRIEVAL_DOCUMENT' },
    ];
    const { job, files } = await run(openSeeded({ order: 'input' }), rows, { model });
    expect(job).toMatchObject({ completionStats: { successfulCount: '3' } });
    expect(Object.keys(files)).toEqual(['000000000000.jsonl']);
    const lines = linesOf(files['000000000000.jsonl']);
    expect(lines.map(({ instance }) => instance)).toEqual(rows);
    const embeddings = lines.map(
      ({ predictions }) => (predictions as [{ embeddings: { statistics: unknown; values: number[] } }])[0].embeddings,
    );
    expect(Object.keys(lines[0] ?? {})).toEqual(['instance', 'predictions', 'status']);
    expect(embeddings.map(({ statistics }) => statistics)).toEqual([
      { token_count: 6, truncated: false },
      { token_count: 2048, truncated: true },
      { token_count: 2, truncated: false },
    ]);
    expect(embeddings.map(({ values }) => values.length)).toEqual([768, 3, 768]);
  });

  test.for<[row: JsonObject, words: string]>([
    [{ content: '' }, 'content is empty'],
    [{ content: 'a', task_type: 'COOKING' }, 'COOKING'],
    [{ content: 'a', outputDimensionality: 769 }, '769 is out of range'],
    [{ content: 'a', title: 'b' }, 'RETRIEVAL_DOCUMENT'],
  ])('%j fails alone', async ([row, words]) => {
    const { job, files } = await run(openSeeded(), [row, { content: 'fine' }], { model });
    expect(job).toMatchObject({ completionStats: { successfulCount: '1', failedCount: '1' } });
    const failed = linesOf(files['000000000000.jsonl']).filter(({ status }) => status !== '');
    expect(failed).toMatchObject([{ instance: row, predictions: [], status: expect.stringContaining(words) }]);
  });
});
