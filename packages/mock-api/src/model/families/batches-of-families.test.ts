import { expect, test } from 'vitest';
import type { JsonObject } from '../json.ts';
import { linesOf, openSeeded, run, type Ended } from './run-job.test-setup.ts';

test.for([
  ['claude-3-5-haiku', 'anthropic', 'anthropic-test-data-gcs.jsonl', '8'],
  ['gemini-2.5-flash', 'google', 'batch/prompt_for_batch_gemini_predict.jsonl', '4'],
  ['text-embedding-005', 'google', 'generative-ai/embeddings/embeddings_input.jsonl', '5'],
] as const)("Google's own sample for %s runs", async ([id, publisher, sample, successfulCount]) => {
  const inputConfig = { instancesFormat: 'jsonl', gcsSource: { uris: [`gs://cloud-samples-data/${sample}`] } };
  const { job } = await run(openSeeded(), '', { model: `publishers/${publisher}/models/${id}`, more: { inputConfig } });
  expect(job).toMatchObject({ state: 'JOB_STATE_SUCCEEDED', completionStats: { successfulCount } });
});

test('a cloud may cut up results, and put files beside them', async () => {
  const rows = Array.from({ length: 5 }, (_, id) => ({
    id,
    request: { contents: [{ role: 'user', parts: [{ text: `Rain on day ${id}?` }] }] },
  }));
  const model = 'publishers/google/models/gemini-2.5-flash';
  const { files } = await run(openSeeded({ vertex: { rowsPerShard: 2, outputSiblings: true } }), rows, { model });
  const shards = [0, 1, 2].map((shard) => `predictions.jsonl-0000${shard}-of-00003`);
  expect(Object.keys(files).toSorted()).toEqual(
    [
      'incremental_predictions.jsonl',
      'row_count.json',
      ...shards,
      ...shards.map((shard) => `${shard}.metadata`),
    ].toSorted(),
  );
  const ids = shards.flatMap((shard) => linesOf(files[shard]).map(({ id }) => Number(id)));
  expect(ids.toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4]);
});

test.for<[family: string, model: string, row: (text: string) => JsonObject]>([
  [
    'chats',
    'publishers/openai/models/gpt-oss-120b-maas',
    (text) => ({ custom_id: text, body: { messages: [{ role: 'user', content: text }] } }),
  ],
  ['texts to embed', 'publishers/google/models/text-embedding-004', (text) => ({ content: text })],
  [
    'contents to embed',
    'publishers/google/models/gemini-embedding-001',
    (text) => ({
      key: text,
      request: { content: { parts: [{ text }] }, embed_content_config: { output_dimensionality: 8 } },
    }),
  ],
  ['instances', 'projects/mock-project/locations/us-central1/models/7654321', (text) => ({ prompt: text })],
])('%s: the same seed makes the same bytes, and order changes no line', async ([, model, row]) => {
  const rows = Array.from({ length: 12 }, (_, number) => row(`Question ${number}?`));
  const first = await run(openSeeded(), rows, { model });
  expect((await run(openSeeded(), rows, { model })).files).toEqual(first.files);
  const linesIn = ({ files }: Ended): string[] => Object.values(files).join('').split('\n').toSorted();
  const turned = await run(openSeeded({ order: 'input' }), rows.toReversed(), { model });
  const withoutTimes = (lines: string[]): string[] => lines.map((line) => line.replace(/"created":\d+/, ''));
  expect(withoutTimes(linesIn(turned))).toEqual(withoutTimes(linesIn(first)));
  expect(linesIn(first).filter((line) => line !== '')).toHaveLength(12);
});
