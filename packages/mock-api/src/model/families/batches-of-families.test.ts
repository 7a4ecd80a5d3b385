import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { createMockCloud } from '../../create-mock-cloud.ts';
import { isJsonObject, type JsonObject } from '../json.ts';
import type { MockCloudOptions } from '../mock-cloud-options.ts';
import type { MockCloud } from '../mock-cloud.ts';
import { Crc32c } from '../objects/crc32c.ts';
import { RowFailure } from './row-failure.ts';

const opened: MockCloud[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((cloud) => cloud.close()));
});

function open(options?: MockCloudOptions): MockCloud {
  const cloud = createMockCloud({ seed: 7, ...options });
  opened.push(cloud);
  return cloud;
}

interface Answer {
  status: number;
  body: JsonObject;
}

interface Ended {
  job: JsonObject;
  /** The text of each output object, by its name below the output directory. */
  files: Record<string, string>;
}

async function call(cloud: MockCloud, method: string, path: string, body?: unknown): Promise<Answer> {
  const answer = await cloud.fetch(`https://aiplatform.googleapis.com/v1/${path}`, {
    method,
    headers: { authorization: 'Bearer t' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const json: unknown = await answer.json();
  return { status: answer.status, body: isJsonObject(json) ? json : {} };
}

interface Job {
  readonly model: string;
  readonly location?: string;
  readonly format?: string;
  readonly more?: JsonObject;
}

async function create(
  cloud: MockCloud,
  { model, location = 'us-central1', format = 'jsonl', more }: Job,
): Promise<Answer> {
  return call(cloud, 'POST', `projects/mock-project/locations/${location}/batchPredictionJobs`, {
    displayName: 'a job',
    model,
    inputConfig: { instancesFormat: format, gcsSource: { uris: ['gs://in/rows'] } },
    outputConfig: { predictionsFormat: 'jsonl', gcsDestination: { outputUriPrefix: 'gs://out' } },
    ...more,
  });
}

/** Runs a job to its end. */
async function run(cloud: MockCloud, data: string | Uint8Array | readonly unknown[], order: Job): Promise<Ended> {
  await cloud.bucket('in').put('rows', data);
  const created = await create(cloud, order);
  expect(created).toMatchObject({ status: 200 });
  let job = created.body;
  for (let poll = 0; poll < 5 && !('endTime' in job); poll += 1) {
    ({ body: job } = await call(cloud, 'GET', String(job['name'])));
  }
  const names = await cloud.bucket('out').list();
  const files = names.map(
    async (name) => [name.replace(/^[^/]*\//, ''), await cloud.bucket('out').text(name)] as const,
  );
  return { job, files: Object.fromEntries(await Promise.all(files)) };
}

const linesOf = (text = ''): JsonObject[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const value: unknown = JSON.parse(line);
      return isJsonObject(value) ? value : { value };
    });

function masked(bytes: Uint8Array): number {
  const crc = new Crc32c().update(bytes).value;
  return (((crc >>> 15) | (crc << 17)) + 0xa2_82_ea_d8) >>> 0;
}

describe('open models as a service', () => {
  const model = 'publishers/meta/models/llama-3.1-405b-instruct-maas';
  const rows = [
    {
      custom_id: 'a',
      method: 'POST',
      url: '/v1/chat/completions',
      body: { model: 'meta/another', messages: [{ role: 'user', content: 'Why is the sky blue?' }], max_tokens: 50 },
    },
    { body: { messages: [{ role: 'user', content: [{ type: 'image_url', image_url: { url: 'x' } }] }] }, note: 7 },
    { custom_id: 'c', body: {} },
  ];

  test('rows are answered as chat completions; those that cannot be say why', async () => {
    const { job, files } = await run(open({ order: 'input' }), rows, { model });
    expect(job).toMatchObject({
      state: 'JOB_STATE_SUCCEEDED',
      completionStats: { successfulCount: '1', failedCount: '2' },
    });
    expect(Object.keys(files)).toEqual(['predictions.jsonl']);
    const [first, second, third] = linesOf(files['predictions.jsonl']);
    expect(Object.keys(first ?? {})).toEqual(['custom_id', 'body', 'id', 'response', 'status']);
    expect(first).toMatchObject({
      custom_id: 'a',
      body: rows[0]?.body,
      status: '',
      response: {
        object: 'chat.completion',
        model: 'meta/llama-3.1-405b-instruct-maas',
        choices: [{ index: 0, message: { role: 'assistant' }, finish_reason: 'stop' }],
        usage: { prompt_tokens: 5, completion_tokens: expect.any(Number) },
      },
    });
    expect(second).toMatchObject({ note: 7, response: {}, status: expect.stringContaining('text only') });
    expect(third).toMatchObject({ custom_id: 'c', status: expect.stringContaining('messages: Field required') });
  });

  test.for(['response', 'id'])('a row with the reserved name %s fails the job', async (name) => {
    const { job } = await run(open(), [{ ...rows[0], [name]: 'x' }], { model });
    expect(job).toMatchObject({
      state: 'JOB_STATE_FAILED',
      error: { code: 3, message: expect.stringContaining(name) },
    });
  });

  test('rows without a body fail the job', async () => {
    const { job } = await run(open(), [{ custom_id: 'a', request: {} }], { model });
    expect(job).toMatchObject({ error: { message: expect.stringContaining('Unrecognized name: body') } });
  });

  test('E5 embeds one text or several', async () => {
    const inputs = ['Hello World', ['Hello', 'World']];
    const { files } = await run(
      open({ order: 'input' }),
      inputs.map((input) => ({ custom_id: String(input), url: '/v1/embeddings', body: { input } })),
      { model: 'publishers/intfloat/models/multilingual-e5-small-maas' },
    );
    const [one, two] = linesOf(files['predictions.jsonl']).map(({ response }) => response as { data: JsonObject[] });
    expect(one).toMatchObject({
      object: 'list',
      data: [{ object: 'embedding', index: 0 }],
      usage: { prompt_tokens: 3 },
    });
    expect(one?.data[0]?.['embedding']).toHaveLength(384);
    expect(two?.data.map(({ index }) => index)).toEqual([0, 1]);
  });

  test('they are not in global', async () => {
    expect(await create(open(), { model, location: 'global' })).toMatchObject({
      status: 400,
      body: { error: { status: 'INVALID_ARGUMENT', message: expect.stringContaining('in global') } },
    });
  });

  test('a model of Model Garden that the job deploys for itself takes the same rows', async () => {
    const gemma = 'publishers/google/models/gemma3@gemma-3-1b-it';
    const more = { dedicatedResources: { machineSpec: { machineType: 'g2-standard-12' }, startingReplicaCount: 1 } };
    const { files } = await run(open(), [rows[0]], { model: gemma, more });
    expect(linesOf(files['predictions.jsonl'])).toMatchObject([{ response: { object: 'chat.completion' } }]);
    expect(await create(open(), { model: gemma })).toMatchObject({ status: 400 });
  });
});

describe('text embeddings', () => {
  const model = 'publishers/google/models/text-embedding-005';

  test('the instance comes back whole, with its vector', async () => {
    const rows = [
      { content: 'Give a short description', requestId: 'a' },
      { content: 'x'.repeat(10_000), requestId: 'b', outputDimensionality: 3 },
      { content: 'About', requestId: 'c', title: 'Home', task_type: 'RETRIEVAL_DOCUMENT' },
    ];
    const { job, files } = await run(open({ order: 'input' }), rows, { model });
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
    const { job, files } = await run(open(), [row, { content: 'fine' }], { model });
    expect(job).toMatchObject({ completionStats: { successfulCount: '1', failedCount: '1' } });
    const failed = linesOf(files['000000000000.jsonl']).filter(({ status }) => status !== '');
    expect(failed).toMatchObject([{ instance: row, predictions: [], status: expect.stringContaining(words) }]);
  });
});

describe('Gemini embeddings', () => {
  const row = (key: string, config: JsonObject = {}, parts: unknown = [{ text: 'Hello World' }]): JsonObject => ({
    key,
    request: { content: { parts }, embed_content_config: config },
  });

  test('rows come back with their key, their request and a vector', async () => {
    const rows = [row('a'), row('b', { output_dimensionality: 3 }), { request: row('c')['request'] }];
    const { files } = await run(open({ order: 'input' }), rows, {
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
    const { files } = await run(open(), [row('a'), row('b', config)], { model, location });
    const [one, two] = linesOf(files['predictions.jsonl']).map(({ response }) => response);
    if (areIgnored) expect(one).toEqual(two);
    else expect(one).not.toEqual(two);
  });

  test('files are embedded by the second model alone', async () => {
    const rows = [row('a', {}, [{ file_data: { file_uri: 'gs://b/cat.png', mime_type: 'image/png' } }])];
    const [first, second] = await Promise.all(
      [['gemini-embedding-001', 'us-central1'] as const, ['gemini-embedding-2', 'eu'] as const].map(([id, location]) =>
        run(open(), rows, { model: `publishers/google/models/${id}`, location }),
      ),
    );
    expect(linesOf(first?.files['predictions.jsonl'])).toMatchObject([
      { key: 'a', response: {}, status: expect.stringContaining('only text') },
    ]);
    expect(linesOf(second?.files['predictions.jsonl'])).toMatchObject([{ response: { embedding: {} } }]);
  });
});

describe("models of one's own", () => {
  const model = 'projects/mock-project/locations/us-central1/models/7654321';
  const RESULTS = 'prediction.results-00000-of-00001';
  const ERRORS = 'prediction.errors_stats-00000-of-00001';

  test('any line of JSON is an instance, and a prompt is answered as by a Gemma', async () => {
    const rows = [{ prompt: 'Why is the sky blue?', max_tokens: 9 }, [0.1, 'red'], 'text', 42, null];
    const { job, files } = await run(
      open({ order: 'input' }),
      rows.map((row) => JSON.stringify(row)),
      { model },
    );
    expect(job).toMatchObject({ model, completionStats: { successfulCount: '5' } });
    expect(String((job['outputInfo'] as JsonObject)['gcsOutputDirectory'])).toMatch(
      /^gs:\/\/out\/prediction-7654321-2026/,
    );
    expect(Object.keys(files).toSorted()).toEqual([ERRORS, RESULTS]);
    expect(files[ERRORS]).toBe('');
    const lines = linesOf(files[RESULTS]);
    expect(lines.map(({ instance }) => instance)).toEqual(rows);
    expect(lines[0]?.['prediction']).toMatch(/^Prompt:\nWhy is the sky blue\?\nOutput:\nMock 7654321 was/);
    expect(Object.keys(lines[1] ?? {})).toEqual(['instance', 'prediction']);
  });

  test.for<[what: string, config: JsonObject, instance: unknown, line: JsonObject]>([
    ['a key', { keyField: 'id' }, { age: 31, colour: 'red' }, { key: '42' }],
    ['excluded fields', { excludedFields: ['id'] }, { age: 31, colour: 'red' }, { id: '42' }],
    ['included fields', { includedFields: ['colour'] }, { colour: 'red' }, {}],
    ['an array', { instanceType: 'array', includedFields: ['colour', 'age'] }, ['red', 31], {}],
    ['a key and an array', { instanceType: 'array', keyField: 'id', includedFields: ['age'] }, [31], { key: '42' }],
    [
      'an object',
      { instanceType: 'object', keyField: 'id', excludedFields: ['age'] },
      { colour: 'red' },
      { key: '42' },
    ],
  ])('with %s, the model sees what the job says', async ([, instanceConfig, instance, line]) => {
    const seen: unknown[] = [];
    const cloud = open({ models: { 7654321: { predict: (question) => seen.push(question.instance) } } });
    const { files } = await run(cloud, [{ id: '42', age: 31, colour: 'red' }], { model, more: { instanceConfig } });
    expect(seen).toEqual([instance]);
    expect(linesOf(files[RESULTS])).toEqual([{ ...('key' in line ? {} : { instance }), ...line, prediction: 1 }]);
  });

  test('CSV becomes arrays, in the order of its columns', async () => {
    const csv = 'id,age,colour\n42,31,"red, or ""so"""\n43,,blue\n';
    const cloud = open({ order: 'input' });
    const plain = await run(cloud, csv, { model, format: 'csv' });
    expect(plain.job).toMatchObject({ inputConfig: { instancesFormat: 'csv' } });
    expect(linesOf(plain.files[RESULTS]).map(({ instance }) => instance)).toEqual([
      [42, 31, 'red, or "so"'],
      [43, '', 'blue'],
    ]);
    const keyed = await run(open({ order: 'input' }), csv, {
      model,
      format: 'csv',
      more: { instanceConfig: { keyField: 'id' } },
    });
    expect(linesOf(keyed.files[RESULTS]).map(({ key }) => key)).toEqual([42, 43]);
  });

  test('the files of a list are sent in base64; one that is not there is an error', async () => {
    const cloud = open();
    await cloud.bucket('images').put('cat.jpg', new Uint8Array([1, 2, 3]));
    const { files } = await run(cloud, 'gs://images/cat.jpg\ngs://images/dog.jpg\n', { model, format: 'file-list' });
    expect(linesOf(files[RESULTS])).toMatchObject([{ instance: { b64: 'AQID' } }]);
    expect(linesOf(files[ERRORS])).toEqual([
      { instance: 'gs://images/dog.jpg', error: { code: 5, message: 'The file gs://images/dog.jpg does not exist.' } },
    ]);
  });

  test.for(['tf-record', 'tf-record-gzip'])('the records of a %s are sent in base64', async (format) => {
    // A record "abc", in TensorFlow's framing.
    const record = Buffer.from('03000000000000000000000061626300000000', 'hex');
    record.writeUInt32LE(masked(record.subarray(0, 8)), 8);
    record.writeUInt32LE(masked(record.subarray(12, 15)), 15);
    const data = Buffer.concat([record, record]);
    const { files } = await run(open(), format === 'tf-record' ? data : gzipSync(data), { model, format });
    expect(linesOf(files[RESULTS]).map(({ instance }) => instance)).toEqual([{ b64: 'YWJj' }, { b64: 'YWJj' }]);
    const broken = await run(open(), 'no record', { model, format });
    expect(broken.job).toMatchObject({
      error: { code: 3, message: expect.stringContaining('is no file of TFRecords') },
    });
  });

  test('rows are spread over numbered results, and errors are apart, with their keys', async () => {
    const rows = Array.from({ length: 250 }, (_, id) => ({ id, age: id }));
    const predict = ({ instance }: { instance: unknown }): unknown => {
      if (isJsonObject(instance) && Number(instance['age']) % 50 === 0) throw new Error('boom');
      return { score: 1 };
    };
    const cloud = open();
    cloud.models.add(model, { displayName: 'churn', predict });
    const { job, files } = await run(cloud, rows, { model, more: { instanceConfig: { keyField: 'id' } } });
    expect(job).toMatchObject({ completionStats: { successfulCount: '245', failedCount: '5' } });
    expect((job['outputInfo'] as JsonObject)['gcsOutputDirectory']).toMatch(/^gs:\/\/out\/prediction-churn-/);
    const keys = Object.entries(files).flatMap(([name, text]) => linesOf(text).map(({ key }) => [name, key] as const));
    expect(keys.map(([, key]) => Number(key)).toSorted((a, b) => a - b)).toEqual(rows.map(({ id }) => id));
    expect(Object.keys(files).toSorted()).toEqual([
      ERRORS,
      ...[0, 1, 2].map((shard) => `prediction.results-0000${shard}-of-00003`),
    ]);
    expect(linesOf(files[ERRORS])).toContainEqual({
      key: 50,
      error: { code: 13, message: expect.stringContaining('Non-OK result 500 (boom)') },
    });
  });

  test('a model tuned from Gemini takes rows of Gemini', async () => {
    const cloud = open({ models: { 7654321: { tunedFrom: 'gemini-2.5-flash' } } });
    const request = { contents: [{ role: 'user', parts: [{ text: 'Rain?' }] }] };
    const { job, files } = await run(cloud, [{ id: 1, request }], { model: `${model}@2` });
    expect((job['outputInfo'] as JsonObject)['gcsOutputDirectory']).toMatch(/^gs:\/\/out\/prediction-model-/);
    expect(linesOf(files['predictions.jsonl'])).toMatchObject([{ id: 1, response: { candidates: [{}] } }]);
  });

  test('parameters of the job reach the model', async () => {
    const seen: unknown[] = [];
    const cloud = open({ models: { 7654321: { predict: ({ parameters }) => seen.push(parameters) } } });
    await run(cloud, [{ a: 1 }], { model, more: { modelParameters: { confidence: 0.5 } } });
    expect(seen).toEqual([{ confidence: 0.5 }]);
  });

  test.for<[what: string, order: Partial<Job>, words: string]>([
    [
      'an unknown type',
      { more: { instanceConfig: { instanceType: 'list' } } },
      'Supported values are: [object, array]',
    ],
    [
      'fields both in and out',
      { more: { instanceConfig: { includedFields: ['a'], excludedFields: ['b'] } } },
      'Must be empty when included_fields is populated',
    ],
    [
      'a key in a list of files',
      { format: 'file-list', more: { instanceConfig: { keyField: 'a' } } },
      'Fields can be named',
    ],
    ['an unknown format', { format: 'parquet' }, '[jsonl, csv, tf-record, tf-record-gzip, file-list]'],
    ['a place that is not its own', { location: 'us-east1' }, 'runs in the region of its model'],
  ])('%s is refused', async ([, order, words]) => {
    const { status, body } = await create(open(), { model, ...order });
    expect(status).toBe(400);
    expect(JSON.stringify(body)).toContain(words);
  });

  test('models of Google take JSON Lines alone', async () => {
    const { body } = await create(open(), { model: 'publishers/google/models/gemini-2.5-flash', format: 'csv' });
    expect(JSON.stringify(body)).toContain('Supported values are: [jsonl]');
  });

  test('arrays of objects need an order of fields', async () => {
    const more = { instanceConfig: { instanceType: 'array' } };
    const { job } = await run(open(), [{ a: 1 }], { model, more });
    expect(job).toMatchObject({ error: { message: expect.stringContaining('included_fields must say the order') } });
  });

  test('a line that is no JSON fails the job, and is named', async () => {
    const { job } = await run(open(), '{"a":1}\n{"a":\n', { model });
    expect(job).toMatchObject({ error: { code: 3, message: expect.stringMatching(/JSON parsing error.*line 2/s) } });
  });

  test('a cloud can refuse models that it was told nothing of', async () => {
    const cloud = open({ unknownModels: 'refuse' });
    expect(await create(cloud, { model })).toMatchObject({
      status: 404,
      body: { error: { message: `The Model ${model} does not exist.` } },
    });
    cloud.models.add('7654321');
    expect(await create(cloud, { model })).toMatchObject({ status: 200 });
  });
});

test.for([
  ['claude-3-5-haiku', 'anthropic', 'anthropic-test-data-gcs.jsonl', '8'],
  ['gemini-2.5-flash', 'google', 'batch/prompt_for_batch_gemini_predict.jsonl', '4'],
  ['text-embedding-005', 'google', 'generative-ai/embeddings/embeddings_input.jsonl', '5'],
] as const)("Google's own sample for %s runs", async ([id, publisher, sample, successfulCount]) => {
  const inputConfig = { instancesFormat: 'jsonl', gcsSource: { uris: [`gs://cloud-samples-data/${sample}`] } };
  const { job } = await run(open(), '', { model: `publishers/${publisher}/models/${id}`, more: { inputConfig } });
  expect(job).toMatchObject({ state: 'JOB_STATE_SUCCEEDED', completionStats: { successfulCount } });
});

test('a cloud may cut up results, and put files beside them', async () => {
  const rows = Array.from({ length: 5 }, (_, id) => ({
    id,
    request: { contents: [{ role: 'user', parts: [{ text: `Rain on day ${id}?` }] }] },
  }));
  const model = 'publishers/google/models/gemini-2.5-flash';
  const { files } = await run(open({ vertex: { rowsPerShard: 2, outputSiblings: true } }), rows, { model });
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

describe('predictors of your own', () => {
  const ask = (id: number, text: string): JsonObject => ({
    id,
    request: { contents: [{ role: 'user', parts: [{ text }] }] },
  });
  const model = 'publishers/google/models/gemini-2.5-flash';

  test('answer in words, block, break off, or fail a row', async () => {
    const cloud = open({
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
    const cloud = open({ predictors: { embedding: ({ text }) => [text.length] } });
    const { files } = await run(cloud, [{ content: 'four' }], { model: 'publishers/google/models/text-embedding-005' });
    expect(linesOf(files['000000000000.jsonl'])).toMatchObject([{ predictions: [{ embeddings: { values: [4] } }] }]);
  });
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
  const first = await run(open(), rows, { model });
  expect((await run(open(), rows, { model })).files).toEqual(first.files);
  const linesIn = ({ files }: Ended): string[] => Object.values(files).join('').split('\n').toSorted();
  const turned = await run(open({ order: 'input' }), rows.toReversed(), { model });
  const withoutTimes = (lines: string[]): string[] => lines.map((line) => line.replace(/"created":\d+/, ''));
  expect(withoutTimes(linesIn(turned))).toEqual(withoutTimes(linesIn(first)));
  expect(linesIn(first).filter((line) => line !== '')).toHaveLength(12);
});
