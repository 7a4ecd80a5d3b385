import { afterEach, describe, expect, test } from 'vitest';
import { createMockCloud } from '../../create-mock-cloud.ts';
import type { JsonObject } from '../../model/json.ts';
import type { MockCloudOptions } from '../../model/mock-cloud-options.ts';
import type { MockCloud } from '../../model/mock-cloud.ts';

const opened: MockCloud[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((cloud) => cloud.close()));
});

function open(options?: MockCloudOptions): MockCloud {
  const cloud = createMockCloud(options);
  opened.push(cloud);
  return cloud;
}

const gemini = 'publishers/google/models/gemini-2.5-flash';
const claude = 'publishers/anthropic/models/claude-3-5-haiku';
const row = (text: string): JsonObject => ({ request: { contents: [{ role: 'user', parts: [{ text }] }] } });

function order(uris: string[], model = gemini): JsonObject {
  return {
    displayName: 'a job',
    model,
    inputConfig: { instancesFormat: 'jsonl', gcsSource: { uris } },
    outputConfig: { predictionsFormat: 'jsonl', gcsDestination: { outputUriPrefix: 'gs://out' } },
  };
}

interface Answer {
  status: number;
  body: { name?: string; state?: string | number; error?: { message: string; status: string } } & JsonObject;
}

async function call(cloud: MockCloud, method: string, path: string, body?: JsonObject): Promise<Answer> {
  const answer = await cloud.fetch(`https://aiplatform.googleapis.com/${path}`, {
    method,
    headers: { authorization: 'Bearer t' },
    ...(body && { body: JSON.stringify(body) }),
  });
  return { status: answer.status, body: (await answer.json()) as Answer['body'] };
}

async function create(cloud: MockCloud, job: JsonObject, version = 'v1beta1'): Promise<Answer> {
  return call(cloud, 'POST', `${version}/projects/mock-project/locations/us-central1/batchPredictionJobs`, job);
}

async function ended(cloud: MockCloud, job: JsonObject, version = 'v1beta1'): Promise<Answer['body']> {
  const created = await create(cloud, job, version);
  expect(created.status, JSON.stringify(created.body)).toBe(200);
  for (let poll = 0; poll < 3; poll += 1) await call(cloud, 'GET', `${version}/${created.body.name}`);
  return (await call(cloud, 'GET', `${version}/${created.body.name}`)).body;
}

test('a fifth Claude job at once is one too many, until one of them has ended', async () => {
  const cloud = open({ clock: 'manual' });
  const job = order(['gs://cloud-samples-data/anthropic-test-data-gcs.jsonl'], claude);
  for (let count = 0; count < 4; count += 1) expect((await create(cloud, job)).status).toBe(200);
  expect(await create(cloud, job)).toMatchObject({
    status: 429,
    body: { error: { status: 'RESOURCE_EXHAUSTED', message: expect.stringContaining('limit 4, in use 4') as string } },
  });
  expect((await create(cloud, order(['gs://in/rows.jsonl']))).status).toBe(200);
  await cloud.clock.advance(180_000);
  expect((await create(cloud, job)).status).toBe(200);
});

describe('a file that cannot be read', () => {
  test('is reported beside others that can', async () => {
    const cloud = open();
    await cloud.bucket('in').put('a.jsonl', [row('a')]);
    await cloud.bucket('in').put('b.jsonl.gz', 'x');
    expect(await ended(cloud, order(['gs://in/a.jsonl', 'gs://in/none.jsonl', 'gs://in/b*']))).toMatchObject({
      state: 'JOB_STATE_SUCCEEDED',
      completionStats: { successfulCount: '1' },
      partialFailures: [
        { code: 3, message: 'Failed to import data. Not found: URI gs://in/none.jsonl' },
        { code: 3, message: 'Failed to import data. Compressed files are not supported: URI gs://in/b.jsonl.gz' },
      ],
    });
  });

  test('is one of twenty at the most', async () => {
    const cloud = open();
    await cloud.bucket('in').put('a.jsonl', [row('a')]);
    const missing = Array.from({ length: 30 }, (_, index) => `gs://in/${index}.jsonl`);
    expect((await ended(cloud, order(['gs://in/a.jsonl', ...missing])))['partialFailures']).toHaveLength(20);
  });

  test('fails the job where the cloud says so, or when it is the only one', async () => {
    const cloud = open({ vertex: { unreadableFiles: 'fail' } });
    await cloud.bucket('in').put('a.jsonl', [row('a')]);
    expect(await ended(cloud, order(['gs://in/a.jsonl', 'gs://in/none']))).toMatchObject({ state: 'JOB_STATE_FAILED' });
    expect(await ended(open(), order(['gs://in/a.jsonl.gz']))).toMatchObject({ state: 'JOB_STATE_FAILED' });
  });
});

describe('how an input is imported', () => {
  test('strictly, unless the cloud says otherwise', async () => {
    const rows = [{ request: { ...(row('a')['request'] as JsonObject), tools: [{ googleSearch: {} }] } }];
    for (const [strictImport, state] of [
      [true, 'JOB_STATE_FAILED'] as const,
      [false, 'JOB_STATE_SUCCEEDED'] as const,
    ]) {
      const cloud = open({ vertex: { strictImport } });
      await cloud.bucket('in').put('a.jsonl', rows);
      expect(await ended(cloud, order(['gs://in/a.jsonl']))).toMatchObject({ state });
    }
  });

  test('an empty one fails the job, or leads to an empty output', async () => {
    for (const [emptyInput, state] of [
      ['fail', 'JOB_STATE_FAILED'] as const,
      ['succeed', 'JOB_STATE_SUCCEEDED'] as const,
    ]) {
      const cloud = open({ vertex: { emptyInput } });
      await cloud.bucket('in').put('a.jsonl', '\n\n');
      expect(await ended(cloud, order(['gs://in/a.jsonl']))).toMatchObject({ state });
      expect(await cloud.bucket('out').list()).toHaveLength(emptyInput === 'fail' ? 0 : 1);
    }
  });
});

test('buckets of another region are refused where the cloud looks at them', async () => {
  const cloud = open({ vertex: { bucketLocations: 'check' } });
  cloud.objects.createBucket('in', { location: 'us' });
  expect(await create(cloud, order(['gs://in/a.jsonl']))).toMatchObject({
    status: 400,
    body: {
      error: {
        status: 'FAILED_PRECONDITION',
        message: expect.stringContaining('is in location `us`. It must be in the same regional location') as string,
      },
    },
  });
  expect((await create(cloud, order(['gs://elsewhere/a.jsonl']))).status).toBe(200);
});

describe('completionStats', () => {
  test('grow with service time while a job runs', async () => {
    const cloud = open({ clock: 'manual' });
    const bad = { request: { contents: [{ role: 'tester', parts: [{ text: 'x' }] }] } };
    await cloud.bucket('in').put('a.jsonl', [row('a'), row('b'), row('c'), bad]);
    const { body } = await create(cloud, order(['gs://in/a.jsonl']));
    const stats = async (): Promise<unknown> => (await call(cloud, 'GET', `v1/${body.name}`)).body['completionStats'];
    expect(await stats()).toBeUndefined();
    await cloud.clock.advance(60_000);
    expect(await stats()).toEqual({ incompleteCount: '4' });
    await cloud.clock.advance(119_000);
    const late = (await stats()) as Record<string, string>;
    expect(late['incompleteCount']).toBe('1');
    await cloud.clock.advance(1000);
    expect(await stats()).toEqual({ successfulCount: '3', failedCount: '1' });
  });

  test.for([
    ['ended', undefined, { successfulCount: '1' }],
    ['empty', {}, {}],
  ] as const)('%s', async ([completionStats, running, after]) => {
    const cloud = open({ clock: 'manual', vertex: { completionStats } });
    await cloud.bucket('in').put('a.jsonl', [row('a')]);
    const { body } = await create(cloud, order(['gs://in/a.jsonl']));
    await cloud.clock.advance(60_000);
    expect((await call(cloud, 'GET', `v1/${body.name}`)).body['completionStats']).toEqual(running);
    await cloud.clock.advance(120_000);
    expect((await call(cloud, 'GET', `v1/${body.name}`)).body['completionStats']).toEqual(after);
  });
});

test('a job that expired, or succeeded in part, has no endTime', async () => {
  const cloud = open();
  const { body } = await create(cloud, order(['gs://in/a.jsonl']));
  const show = async (): Promise<JsonObject> => (await call(cloud, 'GET', `v1/${body.name}`)).body;
  await cloud.jobs.force(String(body.name), 'JOB_STATE_EXPIRED');
  expect(await show()).not.toHaveProperty('endTime');
  await cloud.jobs.force(String(body.name), 'JOB_STATE_FAILED');
  expect(await show()).toHaveProperty('endTime');
});

describe('datasets', () => {
  const source = (datasetName: string): JsonObject => ({
    instancesFormat: 'vertex-dataset',
    vertexMultimodalDatasetSource: { datasetName },
  });
  const destination = {
    predictionsFormat: 'vertex-dataset',
    vertexMultimodalDatasetDestination: {
      bigqueryDestination: { outputUri: 'bq://p.d.t' },
      displayName: 'the results',
    },
  };

  test('are read and written', async () => {
    const cloud = open();
    const name = await cloud.datasets.put('rows', [row('a'), row('b')]);
    expect(name).toMatch(/^projects\/\d{12}\/locations\/us-central1\/datasets\/rows$/);
    const inputConfig = source('projects/mock-project/locations/us-central1/datasets/rows');
    const job = await ended(cloud, { ...order([]), inputConfig, outputConfig: destination });
    expect(job).toMatchObject({
      state: 'JOB_STATE_SUCCEEDED',
      inputConfig,
      outputConfig: destination,
      outputInfo: { vertexMultimodalDatasetName: expect.stringMatching(/\/datasets\/\d{18,19}$/) as string },
    });
    const output = (job['outputInfo'] as { vertexMultimodalDatasetName: string }).vertexMultimodalDatasetName;
    expect(await cloud.datasets.rows(output)).toHaveLength(2);
    expect(cloud.datasets.get(output)).toMatchObject({ displayName: 'the results', bigqueryUri: 'bq://p.d.t' });
  });

  test('must be there', async () => {
    const inputConfig = source('projects/mock-project/locations/us-central1/datasets/none');
    expect(await ended(open(), { ...order([]), inputConfig })).toMatchObject({
      state: 'JOB_STATE_FAILED',
      error: { code: 3, message: expect.stringContaining('Not found: Dataset') as string },
    });
    await expect(open().datasets.rows('none')).rejects.toThrow('There is no dataset none. The cloud has none');
  });

  test('are no destination in v1, and a job that has one says nothing about it there', async () => {
    const cloud = open();
    const job = { ...order(['gs://in/a.jsonl']), outputConfig: destination };
    expect(await create(cloud, job, 'v1')).toMatchObject({
      status: 400,
      body: {
        error: { message: expect.stringContaining('Unknown name "vertexMultimodalDatasetDestination"') as string },
      },
    });
    const { body } = await create(cloud, job);
    expect((await call(cloud, 'GET', `v1/${body.name}`)).body['outputConfig']).toEqual({
      predictionsFormat: 'vertex-dataset',
    });
  });

  test.for<[what: string, job: JsonObject, field: string]>([
    ['a name that is none', { inputConfig: source('rows') }, 'vertex_multimodal_dataset_source.dataset_name'],
    [
      'a format that does not go with it',
      { inputConfig: { ...source('projects/p/locations/l/datasets/d'), instancesFormat: 'jsonl' } },
      'input_config.instances_format',
    ],
    [
      'a format of output that does not go with it',
      { outputConfig: { ...destination, predictionsFormat: 'jsonl' } },
      'output_config.predictions_format',
    ],
  ])('with %s are refused', async ([, job, field]) => {
    const answer = await create(open(), { ...order(['gs://in/a.jsonl']), ...job });
    expect(answer).toMatchObject({ status: 400 });
    expect(answer.body.error?.message).toContain(field);
  });
});

test('a field that came with v1beta1 is not shown in v1', async () => {
  const cloud = open();
  const { body } = await create(cloud, { ...order(['gs://in/a.jsonl']), endpoint: 'e', serviceAccount: 's' });
  expect(body).toMatchObject({ endpoint: 'e', serviceAccount: 's' });
  const v1 = (await call(cloud, 'GET', `v1/${body.name}`)).body;
  expect(v1).toMatchObject({ serviceAccount: 's' });
  expect(v1).not.toHaveProperty('endpoint');
});

test('a model of one’s own says what its machines have consumed, once it has ended', async () => {
  const cloud = open({ timing: { runningMs: 5_400_000 } });
  await cloud.bucket('in').put('a.jsonl', [{ prompt: 'a' }]);
  const model = 'projects/mock-project/locations/us-central1/models/42';
  const dedicatedResources = { machineSpec: { machineType: 'n1-standard-4' }, startingReplicaCount: 2 };
  const job = { ...order(['gs://in/a.jsonl'], model), dedicatedResources };
  expect((await create(cloud, job)).body).not.toHaveProperty('resourcesConsumed');
  const { resourcesConsumed } = (await ended(cloud, job)) as { resourcesConsumed?: { replicaHours: number } };
  expect(resourcesConsumed?.replicaHours).toBeCloseTo(3, 3);
});

test('the address of express mode has lists, deletes and operations too', async () => {
  const cloud = open();
  const job = order(['gs://cloud-samples-data/batch/prompt_for_batch_gemini_predict.jsonl']);
  const { body } = await call(cloud, 'POST', 'v1beta1/batchPredictionJobs', job);
  const id = String(body.name).split('/').at(-1);
  for (let poll = 0; poll < 3; poll += 1) await call(cloud, 'GET', 'v1beta1/batchPredictionJobs');
  expect((await call(cloud, 'GET', 'v1beta1/batchPredictionJobs')).body).toMatchObject({
    batchPredictionJobs: [{ state: 'JOB_STATE_SUCCEEDED' }],
  });
  const { body: deleted } = await call(cloud, 'DELETE', `v1beta1/batchPredictionJobs/${id}`);
  expect((await call(cloud, 'GET', `v1beta1/operations/${String(deleted.name).split('/').at(-1)}`)).status).toBe(200);
});
