import { expect, onTestFinished, test } from 'vitest';
import { createMockCloud } from '../create-mock-cloud.ts';
import type { JsonObject } from '../model/json.ts';
import type { EmbeddingQuestion } from './embedding.ts';

const about = { content: { parts: [{ text: 'a river' }] } };
const asked = { text: 'Rivers a river', dimensions: 3, taskType: 'RETRIEVAL_DOCUMENT' };

/** What a predictor is asked for the vectors of one row. */
async function questionOf(model: string, row: JsonObject): Promise<EmbeddingQuestion | undefined> {
  let question: EmbeddingQuestion | undefined;
  const embedding = (given: EmbeddingQuestion): number[] => ((question = given), [1]);
  const cloud = createMockCloud({ clock: 'manual', predictors: { embedding } });
  onTestFinished(() => cloud.close());
  if (model.startsWith('models/')) await createBatch(cloud.fetch, model, row);
  else {
    cloud.jobs.create({
      project: cloud.project,
      location: cloud.location,
      displayName: 'a job',
      model,
      source: { kind: 'gcs', uris: [await cloud.bucket('my-bucket').put('in.jsonl', [row])] },
      destination: { kind: 'gcs', uriPrefix: 'gs://my-bucket/out' },
    });
  }
  await cloud.clock.advance(3_600_000);
  return question;
}

async function createBatch(call: typeof fetch, model: string, row: JsonObject): Promise<void> {
  const address = `https://generativelanguage.googleapis.com/v1beta/${model}:asyncBatchEmbedContent`;
  const body = JSON.stringify({ batch: { inputConfig: { requests: { requests: [row] } } } });
  await call(address, { method: 'POST', headers: { 'x-goog-api-key': 'any' }, body });
}

test.for<[where: string, model: string, row: JsonObject, request: JsonObject]>([
  [
    'a text embedding model',
    'publishers/google/models/text-embedding-005',
    { content: 'a river', title: 'Rivers', task_type: asked.taskType, outputDimensionality: 3, note: 1 },
    { content: 'a river', title: 'Rivers', task_type: asked.taskType, outputDimensionality: 3, note: 1 },
  ],
  [
    'a Gemini embedding model',
    'publishers/google/models/gemini-embedding-001',
    {
      key: 'a',
      request: {
        ...about,
        embed_content_config: { title: 'Rivers', task_type: asked.taskType, output_dimensionality: 3 },
      },
    },
    { ...about, embed_content_config: { title: 'Rivers', task_type: asked.taskType, output_dimensionality: 3 } },
  ],
  [
    'the Gemini API',
    'models/gemini-embedding-001',
    { request: { ...about, title: 'Rivers', task_type: asked.taskType, output_dimensionality: 3 } },
    { ...about, title: 'Rivers', taskType: asked.taskType, outputDimensionality: 3 },
  ],
])('for %s, a predictor is asked for all that the row says', async ([, model, row, request]) => {
  expect(await questionOf(model, row)).toMatchObject({ ...asked, request });
});

test('of an open model’s row, the whole body is told', async () => {
  const body = { input: 'a river', user: 'me' };
  const model = 'publishers/intfloat/models/multilingual-e5-small-maas';
  expect(await questionOf(model, { custom_id: 'a', body })).toMatchObject({ text: 'a river', request: body });
});
