import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../json.ts';
import { linesOf, openSeeded, run } from '../run-job.test-setup.ts';

describe('Gemini embeddings', () => {
  const row = (key: string, config: JsonObject = {}, parts: unknown = [{ text: 'Hello World' }]): JsonObject => ({
    key,
    request: { content: { parts }, embed_content_config: config },
  });

  test('rows come back with their key, their request and a vector', async () => {
    const rows = [row('a'), row('b', { output_dimensionality: 3 }), { request: row('c')['request'] }];
    const { files } = await run(openSeeded({ order: 'input' }), rows, {
      model: 'publishers/google/models/gemini-embedding-001',
    });
    const lines = linesOf(files['predictions.jsonl']);
    expect(lines.map(({ key, request }) => ({ ...(key !== undefined && { key }), request }))).toEqual(rows);
    const responses = lines.map(({ response }) => response as { tokenCount: string; embedding: { values: number[] } });
    expect(responses.map(({ tokenCount }) => tokenCount)).toEqual(['3', '3', '3']);
    expect(responses.map(({ embedding }) => embedding.values.length)).toEqual([3072, 3, 3072]);
    expect(Object.keys(lines[0] ?? {})).toEqual(['key', 'request', 'response']);
  });

  test.for([
    ['publishers/google/models/gemini-embedding-001', 'us-central1', false],
    ['publishers/google/models/gemini-embedding-2', 'global', true],
  ] as const)('%s in %s: task and title are ignored: %j', async ([model, location, areIgnored]) => {
    const config = { task_type: 'RETRIEVAL_DOCUMENT', title: 'Home' };
    const { files } = await run(openSeeded(), [row('a'), row('b', config)], { model, location });
    const [one, two] = linesOf(files['predictions.jsonl']).map(({ response }) => response);
    if (areIgnored) expect(one).toEqual(two);
    else expect(one).not.toEqual(two);
  });

  test('files are embedded by the second model alone', async () => {
    const rows = [row('a', {}, [{ file_data: { file_uri: 'gs://b/cat.png', mime_type: 'image/png' } }])];
    const [first, second] = await Promise.all(
      [['gemini-embedding-001', 'us-central1'] as const, ['gemini-embedding-2', 'eu'] as const].map(([id, location]) =>
        run(openSeeded(), rows, { model: `publishers/google/models/${id}`, location }),
      ),
    );
    expect(linesOf(first?.files['predictions.jsonl'])).toMatchObject([
      { key: 'a', response: {}, status: expect.stringContaining('only text') },
    ]);
    expect(linesOf(second?.files['predictions.jsonl'])).toMatchObject([{ response: { embedding: {} } }]);
  });
});
