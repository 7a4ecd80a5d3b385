import nock from 'nock';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { Client } from '../client.ts';
import type { CreateBatchJobParameters } from '../batches/parameters.ts';
import type { Fetch } from '../settings/http-options.ts';
import { crc32c, crc32cBase64 } from '../stores/crc32c.ts';

const HOST = 'https://storage.googleapis.com';
const model = 'publishers/anthropic/models/claude-3-5-haiku';
const request = { messages: [{ role: 'user', content: 'Hi' }], max_tokens: 5, anthropic_version: 'vertex-2023-10-16' };
const src = [
  { custom_id: 'a', request },
  { custom_id: 'b', request },
];

beforeAll(() => nock.disableNetConnect());
afterEach(() => {
  const left = nock.pendingMocks();
  nock.cleanAll();
  if (left.length > 0) throw new Error(`never asked for: ${left.join(', ')}`);
});
afterAll(() => nock.restore());

/** A client of Vertex AI whose creates are answered with a status, and what it asked for. */
function vertexClient(status = 200): { client: Client; creates: { inputConfig: unknown; outputConfig: unknown }[] } {
  const creates: { inputConfig: unknown; outputConfig: unknown }[] = [];
  const fetch: Fetch = async (_url, init) => {
    creates.push(JSON.parse(init?.body as string));
    return Response.json({ name: 'projects/1/locations/l/batchPredictionJobs/2' }, { status });
  };
  const authClient = { getRequestHeaders: async () => ({ authorization: 'Bearer t' }) };
  const httpOptions = { fetch, retryOptions: { attempts: 1 } };
  return {
    client: new Client({ enterprise: true, project: 'p', location: 'us-east5', authClient, httpOptions }),
    creates,
  };
}

/** Cloud Storage takes one object. */
function storageTakes(timeCreated?: string): { name: string; lines: string[] } {
  const stored = { name: '', lines: [] as string[] };
  nock(HOST, { reqheaders: { authorization: 'Bearer t' } })
    .post('/upload/storage/v1/b/stage/o', { metadata: { 'genai-batch': 'staged' } })
    .query(({ name, ifGenerationMatch }) => {
      stored.name = String(name);
      return ifGenerationMatch === '0';
    })
    .reply(200, '', { location: `${HOST}/upload/session` })
    .put('/upload/session')
    .reply(200, async (request: Request) => {
      const bytes = Buffer.from(await request.arrayBuffer());
      stored.lines = bytes.toString().trimEnd().split('\n');
      return { generation: '7', size: String(bytes.length), crc32c: crc32cBase64(crc32c(bytes)), timeCreated };
    });
  return stored;
}

test.for(['gs://stage/rows', 'gs://stage/rows/'])(
  'rows are staged under %s, and a job reads them there',
  async (stage) => {
    const stored = storageTakes();
    const { client, creates } = vertexClient();
    const progress: { sentBytes: number; totalBytes?: number }[] = [];
    await client.batches.create({ model, src, config: { stage, onProgress: (now) => progress.push(now) } });
    expect(stored.name).toMatch(/^rows\/genai-batch-staged-[0-9a-f-]{36}\/rows\.jsonl$/);
    expect(stored.lines.map((line): unknown => JSON.parse(line))).toEqual(src);
    expect(creates).toMatchObject([
      {
        inputConfig: { instancesFormat: 'jsonl', gcsSource: { uris: [`gs://stage/${stored.name}`] } },
        outputConfig: {
          gcsDestination: { outputUriPrefix: `gs://stage/${stored.name.replace('.jsonl', '/dest')}` },
        },
      },
    ]);
    expect(progress.at(-1)?.sentBytes).toBe(progress.at(-1)?.totalBytes);
  },
);

test.for<[status: number, isDeleted: boolean]>([
  [400, true],
  [429, true],
  [503, false],
])('after a create that is answered %i, what was staged is deleted: %s', async ([status, isDeleted]) => {
  const stored = storageTakes();
  if (isDeleted) {
    nock(HOST)
      .delete((uri) => decodeURIComponent(uri) === `/storage/v1/b/stage/o/${stored.name}?ifGenerationMatch=7`)
      .reply(204);
  }
  const { client } = vertexClient(status);
  const creating = client.batches.create({ model, src, config: { stage: 'gs://stage' } });
  await expect(creating).rejects.toMatchObject({ status });
  const { message } = (await creating.catch((error: unknown) => error)) as Error;
  expect(message.endsWith(` Its rows stay at gs://stage/${stored.name}.`)).toBe(!isDeleted);
});

test('a failure to stage creates no job', async () => {
  nock(HOST)
    .post('/upload/storage/v1/b/stage/o')
    .query(true)
    .reply(404, { error: { code: 404, message: 'No bucket.' } });
  const { client, creates } = vertexClient();
  await expect(client.batches.create({ model, src, config: { stage: 'gs://stage' } })).rejects.toThrow(
    /Writing gs:\/\/stage\/genai-batch-staged-.* was answered 404 NOT_FOUND: No bucket\. Check the name of the bucket/,
  );
  expect(creates).toEqual([]);
});

test.for<[title: string, params: CreateBatchJobParameters, name: string, message: string]>([
  [
    'an array and no stage',
    { model, src, config: { dest: 'gs://b/o' } },
    'ConfigurationError',
    'InlinedRequest[] is not supported in Vertex AI. Vertex AI reads rows from Cloud Storage or BigQuery: set config.stage',
  ],
  [
    'a path and no stage',
    { model, src: './rows.jsonl', config: { dest: 'gs://b/o' } },
    'ConfigurationError',
    'Unsupported string source for Vertex AI: ./rows.jsonl.',
  ],
  [
    'a generator and no stage',
    { model, src: src.values() },
    'ConfigurationError',
    'set config.stage to gs://bucket/prefix',
  ],
  ['a stage that is none', { model, src, config: { stage: './x' } }, 'ConfigurationError', 'but it is "./x"'],
  [
    'a bucket that is none',
    { model, src, config: { stage: 'gs://My' } },
    'ConfigurationError',
    'names the bucket "My"',
  ],
  [
    'a webhook',
    { model, src, config: { stage: 'gs://stage', webhookConfig: {} } },
    'InvalidArgumentError',
    'webhookConfig',
  ],
  [
    'rows of another family',
    { model: 'gemini-2.5-flash', src: [{ body: {} }], config: { stage: 'gs://stage' } },
    'InvalidRowsError',
    'row 1: it cannot be written as a line for Gemini on Vertex AI',
  ],
  [
    'a model that does not tell its family',
    { model: 'projects/p/locations/l/models/7', src, config: { stage: 'gs://stage' } },
    'ConfigurationError',
    "'own-model'",
  ],
])('says what is wrong with %s, before anything is staged', async ([, params, name, message]) => {
  const { client, creates } = vertexClient();
  const creating = client.batches.create(params);
  await expect(creating).rejects.toMatchObject({ name });
  await expect(creating).rejects.toThrow(message);
  expect(creates).toEqual([]);
});

test.for([
  ['ahead of this machine’s', '2126-01-01T00:00:00Z', '2125-12-24T00:00:00Z', '2125-12-31T00:00:00Z'],
  ['behind this machine’s', '2001-01-01T00:00:00Z', '2000-12-24T00:00:00Z', '2000-12-31T00:00:00Z'],
] as const)(
  'sweeping deletes what was staged long ago, and nothing else, by a clock %s',
  async ([, now, long, short]) => {
    const id = '0b1e2b1c-6a1f-4b5e-9a55-0f6f0e3a7c11';
    const staged = `rows/genai-batch-staged-${id}/rows.jsonl`;
    const notes = { 'genai-batch': 'staged' };
    const probe = storageTakes(now);
    nock(HOST)
      .get('/storage/v1/b/stage/o')
      .query({ prefix: 'rows/genai-batch-staged-' })
      .reply(200, {
        items: [
          { name: staged, generation: '1', timeCreated: long, metadata: notes },
          { name: `rows/genai-batch-staged-${id}/rows/dest/prediction-x/predictions.jsonl`, timeCreated: long },
          { name: staged.replace('0b', '0c'), timeCreated: long },
          { name: staged.replace('0b', '0d'), timeCreated: short, metadata: notes },
          { name: staged.replace('0b', '0e'), metadata: notes },
          { name: 'rows/genai-batch-staged-mine/rows.jsonl', timeCreated: long, metadata: notes },
        ],
      })
      .delete((uri) => decodeURIComponent(uri) === `/storage/v1/b/stage/o/${probe.name}?ifGenerationMatch=7`)
      .reply(204)
      .delete(`/storage/v1/b/stage/o/${encodeURIComponent(staged)}`)
      .query({ ifGenerationMatch: '1' })
      .reply(204);
    const { client } = vertexClient();
    expect(await client.batches.sweepStaged({ stage: 'gs://stage/rows' })).toEqual({
      deleted: [`gs://stage/${staged}`],
      kept: 2,
    });
  },
);

test('a sweep that finds nothing staged writes nothing, and one that cannot tell the time deletes nothing', async () => {
  const listing = nock(HOST).get('/storage/v1/b/stage/o').query({ prefix: 'genai-batch-staged-' });
  listing.reply(200, { items: [] });
  const { client } = vertexClient();
  expect(await client.batches.sweepStaged({ stage: 'gs://stage' })).toEqual({ deleted: [], kept: 0 });

  const item = {
    name: 'genai-batch-staged-0b1e2b1c-6a1f-4b5e-9a55-0f6f0e3a7c11/rows.jsonl',
    timeCreated: '2001-01-01T00:00:00Z',
    metadata: { 'genai-batch': 'staged' },
  };
  nock(HOST)
    .get('/storage/v1/b/stage/o')
    .query(true)
    .reply(200, { items: [item] });
  nock(HOST)
    .post('/upload/storage/v1/b/stage/o')
    .query(true)
    .reply(403, { error: { code: 403, message: 'No.' } });
  await expect(client.batches.sweepStaged({ stage: 'gs://stage' })).rejects.toThrow(
    /^Writing gs:\/\/stage\/.* was answered 403 PERMISSION_DENIED: No\. Ask for the role Storage Object User/,
  );
});

test('a stage that is none is not swept', async () => {
  const { client } = vertexClient();
  await expect(client.batches.sweepStaged({ stage: 'stage' })).rejects.toThrow('gs://bucket/prefix, but it is "stage"');
});
