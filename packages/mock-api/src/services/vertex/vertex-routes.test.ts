import { expect, test } from 'vitest';
import { openCloud } from '../../open-cloud.test-setup.ts';
import { call, ended, JOBS, outputLines } from './call-vertex.test-setup.ts';
import { claudeJob, geminiJob, geminiRow } from './job-orders.test-setup.ts';

test('a job is created, polled three times, and its output is read', async () => {
  const cloud = openCloud({ seed: 7 });
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
  const cloud = openCloud();
  const uris = 'gs://cloud-samples-data/batch/prompt_for_batch_gemini_predict.jsonl';
  const job = await ended(cloud, { ...geminiJob, inputConfig: { instancesFormat: 'jsonl', gcsSource: { uris } } });
  expect(job).toMatchObject({
    state: 'JOB_STATE_SUCCEEDED',
    completionStats: { successfulCount: '4' },
    inputConfig: { gcsSource: { uris: [uris] } },
  });
});

test('a bad row fails alone, in a job that succeeds', async () => {
  const cloud = openCloud();
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
  const cloud = openCloud();
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
  const cloud = openCloud();
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

test('a destination bucket that is not there is made, or fails the job', async () => {
  expect(await ended(openCloud(), claudeJob)).toMatchObject({ state: 'JOB_STATE_SUCCEEDED' });
  expect(await ended(openCloud({ missingBuckets: 'fail' }), claudeJob)).toMatchObject({
    state: 'JOB_STATE_FAILED',
    error: { code: 9, message: expect.stringContaining('Failed to get GCS bucket location for out.') },
  });
});
