import { expect, test } from 'vitest';
import { Client } from '../../client.ts';
import type { Fetch } from '../../settings/http-options.ts';

/** A client of the Gemini API, and what it sent. */
function geminiClient(status = 200): { client: Client; sent: string[] } {
  const sent: string[] = [];
  const fetch: Fetch = async (url, init) => {
    sent.push(`${init?.method} ${new URL(url).pathname} ${(init?.body as string | undefined) ?? ''}`.trimEnd());
    return Response.json({ name: 'batches/1', metadata: { state: 'BATCH_STATE_PENDING' } }, { status });
  };
  return { client: new Client({ apiKey: 'the-key', enterprise: false, httpOptions: { fetch } }), sent };
}

test('a job is created from rows, followed and cancelled', async () => {
  const { client, sent } = geminiClient();
  const job = await client.batches.create({ model: 'gemini-2.5-flash', src: [{ contents: 'hi' }] });
  expect(job).toEqual({ name: 'batches/1', state: 'JOB_STATE_PENDING' });
  await client.batches.get({ name: job.name });
  await client.batches.cancel({ name: job.name });
  expect(sent).toEqual([
    'POST /v1/models/gemini-2.5-flash:batchGenerateContent ' +
      '{"batch":{"inputConfig":{"requests":{"requests":[{"request":{"contents":[{"parts":[{"text":"hi"}],"role":"user"}]}}]}}}}',
    'GET /v1/batches/1',
    'POST /v1/batches/1:cancel {}',
  ]);
});

test('a job for embeddings has an address of its own', async () => {
  const { client, sent } = geminiClient();
  await client.batches.createEmbeddings({ model: 'gemini-embedding-001', src: { fileName: 'files/f' } });
  expect(sent).toEqual([
    'POST /v1/models/gemini-embedding-001:asyncBatchEmbedContent {"batch":{"inputConfig":{"file_name":"files/f"}}}',
  ]);
});

test('Vertex AI makes embeddings in another way, and says so', async () => {
  const client = new Client({ enterprise: true, apiKey: 'the-key' });
  await expect(client.batches.createEmbeddings({ model: 'm', src: { fileName: 'files/f' } })).rejects.toThrow(
    'Gemini Enterprise Agent Platform (previously known as Vertex AI) does not support batches.createEmbeddings.',
  );
});

test('a job that may exist is described, with or without a display name', async () => {
  const { client } = geminiClient(503);
  await expect(client.batches.create({ model: 'm', src: 'files/f' })).rejects.toMatchObject({
    outcome: 'unknown',
    displayName: '',
    message: expect.stringContaining('look for a job without a display name first') as unknown,
  });
  await expect(
    client.batches.create({ model: 'm', src: 'files/f', config: { displayName: 'd' } }),
  ).rejects.toMatchObject({
    outcome: 'unknown',
    displayName: 'd',
  });
});

test('a wait tells of rows that have ended meanwhile', async () => {
  const answers = [
    { state: 'BATCH_STATE_RUNNING', batchStats: { requestCount: '2', pendingRequestCount: '2' } },
    { state: 'BATCH_STATE_RUNNING', batchStats: { requestCount: '2', pendingRequestCount: '2' } },
    {
      state: 'BATCH_STATE_RUNNING',
      batchStats: { requestCount: '2', failedRequestCount: '1', pendingRequestCount: '1' },
    },
    {
      state: 'BATCH_STATE_SUCCEEDED',
      batchStats: { requestCount: '2', failedRequestCount: '1', successfulRequestCount: '1' },
    },
  ];
  const fetch: Fetch = async () => Response.json({ name: 'batches/1', metadata: answers.shift() });
  const client = new Client({ apiKey: 'the-key', enterprise: false, httpOptions: { fetch } });
  const changes: string[] = [];
  await client.batches.wait(
    { name: 'batches/1' },
    {
      clock: { now: () => 0, sleep: async () => {} },
      onChange: ({ state, batchStats }) => changes.push(`${state} ${batchStats?.failedRequestCount ?? 0} failed`),
    },
  );
  expect(changes).toEqual(['JOB_STATE_RUNNING 0 failed', 'JOB_STATE_RUNNING 1 failed', 'JOB_STATE_SUCCEEDED 1 failed']);
});
