import { afterEach, describe, expect, test } from 'vitest';
import { createMockCloud } from '../../create-mock-cloud.ts';
import type { JsonObject } from '../../model/json.ts';
import type { MockCloudOptions } from '../../model/mock-cloud-options.ts';
import type { MockCloud } from '../../model/mock-cloud.ts';

const PARENT = 'v1/projects/mock-project/locations/us-central1';
const JOBS = `${PARENT}/batchPredictionJobs`;

const opened: MockCloud[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((cloud) => cloud.close()));
});

function open(options?: MockCloudOptions): MockCloud {
  const cloud = createMockCloud(options);
  opened.push(cloud);
  return cloud;
}

/** What the tests read out of an answer by name. */
interface Body {
  name?: string;
  state?: string;
  createTime?: string;
  outputInfo?: { gcsOutputDirectory: string };
  error?: { message: string; details?: unknown };
}

interface Answer {
  status: number;
  body: Body;
}

interface Line {
  id?: number;
  custom_id?: string;
  status: string;
  request: { contents: { parts: { text: string }[] }[] };
}

async function call(
  cloud: MockCloud,
  method: string,
  path: string,
  body?: unknown,
  headers = { authorization: 'Bearer t' } as Record<string, string>,
): Promise<Answer> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const location = /\/locations\/([^/]+)/.exec(path)?.[1] ?? 'us-central1';
  const url = `https://${location}-aiplatform.googleapis.com/${path}`;
  const answer = await cloud.fetch(url, { method, headers, ...(body !== undefined && { body: text }) });
  expect(answer.headers.get('content-type')).toBe('application/json; charset=UTF-8');
  return { status: answer.status, body: (await answer.json()) as Body };
}

const geminiJob = {
  displayName: 'my job',
  model: 'publishers/google/models/gemini-2.5-flash',
  inputConfig: { instancesFormat: 'jsonl', gcsSource: { uris: ['gs://in/rows.jsonl'] } },
  outputConfig: { predictionsFormat: 'jsonl', gcsDestination: { outputUriPrefix: 'gs://out/results' } },
};
const claudeJob = {
  ...geminiJob,
  model: 'publishers/anthropic/models/claude-3-5-haiku',
  inputConfig: {
    instancesFormat: 'jsonl',
    gcsSource: { uris: ['gs://cloud-samples-data/anthropic-test-data-gcs.jsonl'] },
  },
};
const geminiRow = (text: string, id?: number): JsonObject => ({
  ...(id !== undefined && { id }),
  request: { contents: [{ role: 'user', parts: [{ text }] }] },
});

/** Polls a job to its end. */
async function ended(cloud: MockCloud, job: unknown): Promise<Body> {
  const created = await call(cloud, 'POST', JOBS, job);
  expect(created.status).toBe(200);
  for (let poll = 0; poll < 4; poll += 1) {
    const { body } = await call(cloud, 'GET', `v1/${created.body.name}`);
    if (Object.hasOwn(body, 'endTime')) return body;
  }
  throw new Error('The job has not ended after four polls');
}

async function outputLines(cloud: MockCloud, job: Body | undefined): Promise<Line[]> {
  const directory = job?.outputInfo?.gcsOutputDirectory ?? '';
  const [bucket = '', ...name] = directory.slice('gs://'.length).split('/');
  const text = await cloud.bucket(bucket).text(`${name.join('/')}/predictions.jsonl`);
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
}

test('a job is created, polled three times, and its output is read', async () => {
  const cloud = open({ seed: 7 });
  const created = await call(cloud, 'POST', JOBS, claudeJob);
  expect(created).toEqual({
    status: 200,
    body: {
      name: expect.stringMatching(/^projects\/\d{12}\/locations\/us-central1\/batchPredictionJobs\/\d{18,19}$/),
      ...claudeJob,
      state: 'JOB_STATE_PENDING',
      createTime: expect.stringMatching(/^2026-01-01T00:00:00\.\d{6}Z$/),
      updateTime: created.body.createTime,
      modelVersionId: '1',
    },
  });
  expect(Object.keys(created.body)).toEqual([
    'name',
    'displayName',
    'model',
    'inputConfig',
    'outputConfig',
    'state',
    'createTime',
    'updateTime',
    'modelVersionId',
  ]);
  const polls = [];
  for (let poll = 0; poll < 3; poll += 1) polls.push((await call(cloud, 'GET', `v1/${created.body.name}`)).body);
  expect(polls.map(({ state }) => state)).toEqual(['JOB_STATE_PENDING', 'JOB_STATE_RUNNING', 'JOB_STATE_SUCCEEDED']);
  expect(polls[2]).toMatchObject({
    outputInfo: {
      gcsOutputDirectory: expect.stringMatching(/^gs:\/\/out\/results\/prediction-model-2026-01-01T00:01:00\.\d{6}Z$/),
    },
    completionStats: { successfulCount: '8' },
    startTime: expect.stringMatching(/^2026-01-01T00:01:00/),
    endTime: expect.stringMatching(/^2026-01-01T00:03:00/),
  });
  const lines = await outputLines(cloud, polls[2]);
  expect(lines.map((line) => String(line.custom_id)).toSorted()).toEqual(
    Array.from({ length: 8 }, (_, row) => `request-${row + 1}`),
  );
  expect(lines.map((line) => line.status)).toEqual(lines.map(() => ''));
});

test("Google's own Gemini sample runs", async () => {
  const cloud = open();
  const uris = 'gs://cloud-samples-data/batch/prompt_for_batch_gemini_predict.jsonl';
  const job = await ended(cloud, { ...geminiJob, inputConfig: { instancesFormat: 'jsonl', gcsSource: { uris } } });
  expect(job).toMatchObject({
    state: 'JOB_STATE_SUCCEEDED',
    completionStats: { successfulCount: '4' },
    inputConfig: { gcsSource: { uris: [uris] } },
  });
});

test('a bad row fails alone, in a job that succeeds', async () => {
  const cloud = open();
  const bad = { id: 2, request: { contents: [{ role: 'tester', parts: [{ text: 'x' }] }] } };
  await cloud.bucket('in').put('rows.jsonl', [geminiRow('a', 1), bad]);
  const job = await ended(cloud, geminiJob);
  expect(job).toMatchObject({
    state: 'JOB_STATE_SUCCEEDED',
    completionStats: { successfulCount: '1', failedCount: '1' },
  });
  const lines = await outputLines(cloud, job);
  expect(lines.find((line) => line.id === 2)).toMatchObject({
    status: expect.stringContaining('Please use a valid role: user, model.'),
    response: {},
  });
});

test('keys may be in either spelling at every depth, and come back in one', async () => {
  const cloud = open();
  const { body } = await call(cloud, 'POST', JOBS, {
    display_name: 'my job',
    model: geminiJob.model,
    input_config: { instances_format: 'jsonl', gcs_source: { uris: ['gs://in/rows.jsonl'] } },
    output_config: { predictions_format: 'jsonl', gcs_destination: { output_uri_prefix: 'gs://out/results' } },
    instance_config: { included_fields: ['a'] },
    labels: { snake_case: 'stays' },
    model_parameters: { any_key: 'stays' },
  });
  expect(body).toMatchObject({
    ...geminiJob,
    instanceConfig: { includedFields: ['a'] },
    labels: { snake_case: 'stays' },
    modelParameters: { any_key: 'stays' },
  });
});

test('several files and wildcards are read, each row once', async () => {
  const cloud = open();
  for (const name of ['a/1.jsonl', 'a/2.jsonl', 'a/2.txt', 'b/deep/3.jsonl'])
    await cloud.bucket('in').put(name, [geminiRow(name)]);
  const gcsSource = { uris: ['gs://in/a/*.jsonl', 'gs://in/b/*'] };
  const job = await ended(cloud, { ...geminiJob, inputConfig: { instancesFormat: 'jsonl', gcsSource } });
  const lines = await outputLines(cloud, job);
  expect(lines.map((line) => String(line.request.contents[0]?.parts[0]?.text)).toSorted()).toEqual([
    'a/1.jsonl',
    'a/2.jsonl',
    'b/deep/3.jsonl',
  ]);
});

describe('a job whose import breaks fails with the reason, and never runs', () => {
  test.for<[what: string, rows: unknown[] | undefined, message: string]>([
    ['a missing object', undefined, 'Failed to import data. Not found: URI gs://in/rows.jsonl'],
    ['no rows', [], 'Failed to import data. The input has no rows.'],
    ['a line that is not JSON', [geminiRow('a'), '{oops'], 'File: gs://in/rows.jsonl, line 2'],
    ['a line that is no object', ['[1]'], 'the row is not an object'],
    [
      'an empty object in a line',
      [{ request: { tools: [{ googleSearch: {} }] } }],
      "Unsupported empty struct type for field 'request.tools.googleSearch'",
    ],
    ['a reserved name', [{ ...geminiRow('a'), status: 'mine' }], 'Found duplicate(s): status'],
    ['no request anywhere', [{ prompt: 'hello' }], 'Unrecognized name: request'],
  ])('%s', async ([, rows, message]) => {
    const cloud = open();
    if (rows) await cloud.bucket('in').put('rows.jsonl', rows);
    const job = await ended(cloud, geminiJob);
    expect(job).toMatchObject({
      state: 'JOB_STATE_FAILED',
      error: { code: 3, message: expect.stringMatching(/^Failed to import data\. /) },
    });
    expect(job.error?.message).toContain(message);
    expect(job).not.toHaveProperty('startTime');
    expect(await cloud.bucket('out').list()).toEqual([]);
  });
});

test('a destination bucket that is not there is made, or fails the job', async () => {
  expect(await ended(open(), claudeJob)).toMatchObject({ state: 'JOB_STATE_SUCCEEDED' });
  expect(await ended(open({ missingBuckets: 'fail' }), claudeJob)).toMatchObject({
    state: 'JOB_STATE_FAILED',
    error: { code: 9, message: expect.stringContaining('Failed to get GCS bucket location for out.') },
  });
});

test('a running job that is cancelled keeps what it has done', async () => {
  const cloud = open({ clock: 'manual', order: 'input' });
  const { body } = await call(cloud, 'POST', JOBS, claudeJob);
  await cloud.clock.advance(60_000 + 60_000);
  expect(await call(cloud, 'POST', `v1/${body.name}:cancel`, {})).toEqual({ status: 200, body: {} });
  expect((await call(cloud, 'GET', `v1/${body.name}`)).body).toMatchObject({ state: 'JOB_STATE_CANCELLING' });
  expect(await cloud.bucket('out').list()).toEqual([]);
  await cloud.clock.advance(10_000);
  const job = (await call(cloud, 'GET', `v1/${body.name}`)).body;
  expect(job).toMatchObject({
    state: 'JOB_STATE_CANCELLED',
    completionStats: { successfulCount: '4', incompleteCount: '4' },
  });
  const lines = await outputLines(cloud, job);
  expect(lines.map((line) => line.custom_id)).toEqual(['request-1', 'request-2', 'request-3', 'request-4']);
});

test('cancelling takes any body or none; a job that has ended is not cancellable', async () => {
  const cloud = open({ clock: 'manual' });
  const { body } = await call(cloud, 'POST', JOBS, claudeJob);
  expect((await call(cloud, 'POST', `v1/${body.name}:cancel`)).status).toBe(200);
  await cloud.clock.advance(10_000);
  expect(await call(cloud, 'POST', `v1/${body.name}:cancel`)).toMatchObject({
    status: 400,
    body: { error: { status: 'FAILED_PRECONDITION', message: expect.stringContaining('JOB_STATE_CANCELLED') } },
  });
});

describe('a create call that is wrong is refused', () => {
  const without = (key: keyof typeof geminiJob): JsonObject => ({ ...geminiJob, [key]: null });

  test.for<[field: string, body: JsonObject]>([
    ['display_name', without('displayName')],
    ['model', without('model')],
    ['input_config', without('inputConfig')],
    ['output_config', without('outputConfig')],
    ['input_config.instances_format', { ...geminiJob, inputConfig: { gcsSource: { uris: ['gs://a/b'] } } }],
    ['input_config.source', { ...geminiJob, inputConfig: { instancesFormat: 'jsonl' } }],
    [
      'input_config.gcs_source.uris',
      { ...geminiJob, inputConfig: { instancesFormat: 'jsonl', gcsSource: { uris: ['b/in.jsonl'] } } },
    ],
    [
      'input_config.instances_format',
      { ...geminiJob, inputConfig: { instancesFormat: 'csv', gcsSource: { uris: ['gs://a/b'] } } },
    ],
    [
      'output_config.gcs_destination.output_uri_prefix',
      { ...geminiJob, outputConfig: { predictionsFormat: 'jsonl', gcsDestination: { outputUriPrefix: 'out' } } },
    ],
    ['labels', { ...geminiJob, labels: { Team: 'x' } }],
  ])('%s', async ([field, body]) => {
    const answer = await call(open(), 'POST', JOBS, body);
    expect(answer).toMatchObject({ status: 400, body: { error: { code: 400, status: 'INVALID_ARGUMENT' } } });
    expect(answer.body.error?.details).toEqual([
      {
        '@type': 'type.googleapis.com/google.rpc.BadRequest',
        fieldViolations: [{ field: `batch_prediction_job.${field}`, description: expect.any(String) }],
      },
    ]);
  });

  test.for<[what: string, body: unknown, status: number, message: string]>([
    ['not JSON', '{oops', 400, 'Invalid JSON payload received. '],
    ['an unknown field', { ...geminiJob, dislayName: 'x' }, 400, `Unknown name "dislayName" at 'batch_prediction_job'`],
    ['a field given twice', { ...geminiJob, display_name: 'x' }, 400, "Field 'displayName'"],
    ['a field of v1beta1 in v1', { ...geminiJob, endpoint: 'x' }, 400, 'Unknown name "endpoint"'],
    [
      'a model that nobody publishes',
      { ...geminiJob, model: 'publishers/google/models/gemini-x' },
      404,
      'The PublisherModel gemini-x does not exist.',
    ],
    [
      'a table without its dataset',
      { ...geminiJob, inputConfig: { instancesFormat: 'bigquery', bigquerySource: { inputUri: 'bq://a' } } },
      400,
      'Expected bq://project.dataset.table',
    ],
    [
      'a table that is read as lines',
      { ...geminiJob, inputConfig: { instancesFormat: 'jsonl', bigquerySource: { inputUri: 'bq://a.b.c' } } },
      400,
      'it is "bigquery"',
    ],
  ])('%s', async ([, body, status, message]) => {
    const answer = await call(open(), 'POST', JOBS, body);
    expect(answer.status).toBe(status);
    expect(answer.body.error?.message).toContain(message);
  });
});

describe('credentials', () => {
  test('none are refused', async () => {
    const answer = await call(open(), 'POST', JOBS, geminiJob, {});
    expect(answer).toMatchObject({ status: 401, body: { error: { status: 'UNAUTHENTICATED' } } });
  });

  test('a token of this cloud whose time is over is refused, and no answer repeats it', async () => {
    const cloud = open();
    const { accessToken } = cloud.credentials.issueToken();
    const headers = { authorization: `Bearer ${accessToken}` };
    expect((await call(cloud, 'POST', JOBS, claudeJob, headers)).status).toBe(200);
    cloud.credentials.expireTokens();
    const answer = await call(cloud, 'POST', JOBS, claudeJob, headers);
    expect(answer.status).toBe(401);
    expect(JSON.stringify(answer)).not.toContain(accessToken);
  });

  test.for(['v1/batchPredictionJobs', JOBS])('an API key opens %s only where it may', async (path) => {
    const headers = { 'x-goog-api-key': 'k' };
    expect((await call(open(), 'POST', path, claudeJob, headers)).status).toBe(400);
    const cloud = open({ vertexApiKey: 'accept' });
    const { status, body } = await call(cloud, 'POST', path, claudeJob, headers);
    expect(status).toBe(200);
    const id = String(body.name).split('/').at(-1);
    expect((await call(cloud, 'GET', `${path}/${id}`, undefined, headers)).body).toMatchObject({ name: body.name });
  });
});

describe('names', () => {
  test('a job is found by project id and by project number, in its own location alone', async () => {
    const cloud = open();
    const { body } = await call(
      cloud,
      'POST',
      'v1beta1/projects/other/locations/europe-west4/batchPredictionJobs',
      claudeJob,
    );
    const [, number, , location, , id] = String(body.name).split('/');
    expect(location).toBe('europe-west4');
    const statusOf = async (project = '', place = ''): Promise<number> =>
      (await call(cloud, 'GET', `v1/projects/${project}/locations/${place}/batchPredictionJobs/${id}`)).status;
    expect(await statusOf('other', 'europe-west4')).toBe(200);
    expect(await statusOf(number, 'europe-west4')).toBe(200);
    expect(await statusOf('other', 'us-central1')).toBe(404);
    expect(await statusOf('mock-project', 'europe-west4')).toBe(404);
  });

  test.for<[method: string, path: string]>([
    ['GET', `${JOBS}/1234567890123456789`],
    ['GET', `${JOBS}/my-job`],
    ['POST', `${JOBS}/1234567890123456789:cancel`],
    ['POST', `${JOBS}/1234567890123456789:restart`],
    ['GET', 'v1/nothing'],
    ['DELETE', 'v7/projects/p'],
  ])('%s %s is not there', async ([method, path]) => {
    const answer = await call(open(), method, path);
    expect(answer).toMatchObject({ status: 404, body: { error: { code: 404, status: 'NOT_FOUND' } } });
  });
});
