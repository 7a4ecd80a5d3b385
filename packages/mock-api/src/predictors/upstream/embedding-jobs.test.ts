import { expect, onTestFinished, test } from 'vitest';
import { createMockCloud } from '../../create-mock-cloud.ts';
import { serveLocalModel, type LocalModel, type LocalModelOptions } from '../../local-model/local-model.ts';
import type { JobSnapshot } from '../../model/jobs/batch-jobs.ts';
import type { JsonObject } from '../../model/json.ts';
import type { MockCloudOptions } from '../../model/mock-cloud-options.ts';
import type { MockCloud } from '../../model/mock-cloud.ts';

async function serveModel(options?: LocalModelOptions): Promise<LocalModel> {
  const model = await serveLocalModel(options);
  onTestFinished(() => model.close());
  return model;
}

function cloudOf(options: MockCloudOptions): MockCloud {
  const cloud = createMockCloud({ clock: 'manual', order: 'input', ...options });
  onTestFinished(() => cloud.close());
  return cloud;
}

const upstreamAt = ({ url }: LocalModel): { url: string; embeddingModel: string } => ({
  url,
  embeddingModel: 'nomic-embed-text',
});

async function createJob(cloud: MockCloud, model: string, rows: readonly JsonObject[]): Promise<JobSnapshot> {
  return cloud.jobs.create({
    project: cloud.project,
    location: cloud.location,
    displayName: 'vectors',
    model: `publishers/${model}`,
    source: { kind: 'gcs', uris: [await cloud.bucket('in').put('rows.jsonl', rows)] },
    destination: { kind: 'gcs', uriPrefix: 'gs://out/' },
  });
}

/** The output lines of a job of these rows. */
async function linesOf(cloud: MockCloud, model: string, rows: readonly JsonObject[]): Promise<JsonObject[]> {
  await createJob(cloud, model, rows);
  await cloud.clock.advance(3_600_000);
  const names = (await cloud.bucket('out').list()).filter((name) => name.includes('.jsonl') || name.includes('000000'));
  const texts = await Promise.all(names.map((name) => cloud.bucket('out').text(name)));
  return texts.flatMap((text) => text.trim().split('\n').map((line) => JSON.parse(line) as JsonObject)); // oxfmt-ignore
}

const vectors =
  (...given: readonly (readonly number[])[]): NonNullable<LocalModelOptions['embed']> =>
  () => ({ vectors: given, tokens: 77 });

test('a text embedding row has the model’s vector and count of tokens', async () => {
  const model = await serveModel({ embed: vectors([3, 4, 12]) });
  const cloud = cloudOf({ upstream: upstreamAt(model) });
  const row = { content: 'a river', outputDimensionality: 2 };
  expect(await linesOf(cloud, 'google/models/text-embedding-005', [row])).toEqual([
    {
      instance: row,
      predictions: [{ embeddings: { statistics: { token_count: 77, truncated: false }, values: [0.6, 0.8] } }],
      status: '',
    },
  ]);
  expect(model.calls).toEqual([{ model: 'nomic-embed-text', input: 'a river', dimensions: 2 }]);
});

test('a Gemini embedding row has as many numbers as the model gives, if it asks for none', async () => {
  const model = await serveModel({ embed: vectors([3, 4, 12]) });
  const cloud = cloudOf({ upstream: upstreamAt(model) });
  const row = { key: 'a', request: { content: { parts: [{ text: 'a river' }] } } };
  expect(await linesOf(cloud, 'google/models/gemini-embedding-001', [row])).toEqual([
    { ...row, response: { tokenCount: '77', embedding: { values: [3, 4, 12] } } },
  ]);
});

test('a row of several inputs is one call, its length asked for in its own words', async () => {
  const model = await serveModel({ embed: vectors([3, 4, 12], [4, 3, 12]) });
  const cloud = cloudOf({ upstream: upstreamAt(model) });
  const row = { custom_id: 'a', body: { input: ['a river', 'a lake'], dimensions: 2, encoding_format: 'float' } };
  const [line] = await linesOf(cloud, 'intfloat/models/multilingual-e5-small-maas', [row]);
  expect(line).toMatchObject({
    custom_id: 'a',
    response: {
      data: [{ index: 0, embedding: [0.6, 0.8] }, { index: 1, embedding: [0.8, 0.6] }], // oxfmt-ignore
      usage: { prompt_tokens: 77, total_tokens: 77 },
    },
  });
  expect(model.calls).toEqual([{ model: 'nomic-embed-text', input: ['a river', 'a lake'], dimensions: 2 }]);
});

test('a batch of the Gemini API has vectors from elsewhere, too', async () => {
  const model = await serveModel({ embed: vectors([3, 4, 12]) });
  const cloud = cloudOf({ upstream: upstreamAt(model) });
  const headers = { 'x-goog-api-key': 'any' };
  const requests = [{ request: { content: { parts: [{ text: 'a river' }] }, outputDimensionality: 2 } }];
  const api = 'https://generativelanguage.googleapis.com/v1beta/';
  const created = await cloud.fetch(`${api}models/gemini-embedding-001:asyncBatchEmbedContent`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ batch: { inputConfig: { requests: { requests } } } }),
  });
  const { name } = (await created.json()) as { name: string };
  await cloud.clock.advance(3_600_000);
  expect(await (await cloud.fetch(api + name, { headers })).json()).toMatchObject({
    response: {
      inlinedResponses: { inlinedResponses: [{ response: { tokenCount: '77', embedding: { values: [0.6, 0.8] } } }] },
    },
  });
});

test('without an embeddingModel nothing is asked for elsewhere, and the mock answers', async () => {
  const model = await serveModel();
  const rows = [{ content: 'a river' }];
  const text = 'google/models/text-embedding-005';
  const own = await linesOf(cloudOf({}), text, rows);
  expect(await linesOf(cloudOf({ upstream: { url: model.url, model: 'llama3.2' } }), text, rows)).toEqual(own);
  expect(own).toMatchObject([{ predictions: [{ embeddings: { statistics: { token_count: 2 } } }] }]);
  expect(model.calls).toEqual([]);
});

const many = Array.from({ length: 12 }, (_, index) => ({ content: `text ${index}` }));

test('no more rows are asked for at once than allowed; one that fails elsewhere is a row that failed', async () => {
  const together = Promise.withResolvers<void>();
  let now = 0;
  let most = 0;
  const model = await serveModel({
    embed: async ({ texts }) => {
      now += 1;
      most = Math.max(most, now);
      if (now === 3) together.resolve();
      await together.promise;
      now -= 1;
      return texts[0] === 'text 5' ? Response.json({ error: 'no such thing' }, { status: 422 }) : { vectors: [[1]] };
    },
  });
  const cloud = cloudOf({ upstream: { ...upstreamAt(model), concurrency: 3 } });
  const lines = await linesOf(cloud, 'google/models/text-embedding-005', many);
  expect(most).toBe(3);
  expect(cloud.jobs.list()[0]).toMatchObject({ completionStats: { successful: 11, failed: 1 } });
  const failed = lines.filter(({ status }) => status !== '');
  expect(failed).toMatchObject([{ instance: { content: 'text 5' }, predictions: [] }]);
  expect(failed[0]?.['status']).toMatch(/^Bad Request: .*answered 422: no such thing/);
});

test('cancelling a job gives up the vectors that are under way', async () => {
  const arrived = Promise.withResolvers<void>();
  const gone = Promise.withResolvers<void>();
  const model = await serveModel({
    embed: ({ number, signal }) => {
      if (number === 1) return { vectors: [[1]] };
      arrived.resolve();
      return new Promise((resolve) =>
        signal.addEventListener('abort', () => {
          gone.resolve();
          resolve(undefined);
        }),
      );
    },
  });
  const cloud = cloudOf({
    clock: 'real',
    speed: 1_000_000,
    upstream: { ...upstreamAt(model), concurrency: 1 },
    timing: { pendingMs: 1, runningMs: 1, cancellingMs: 1 },
  });
  const job = await createJob(cloud, 'google/models/text-embedding-005', many);
  await arrived.promise;
  cloud.jobs.cancel(job);
  await gone.promise;
  await expect.poll(() => cloud.jobs.get(job.id)?.state).toBe('JOB_STATE_CANCELLED');
  expect(cloud.jobs.get(job.id)?.completionStats).toEqual({ successful: 1, failed: 0, incomplete: 11 });
  expect(model.calls).toHaveLength(2);
});
