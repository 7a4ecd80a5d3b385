import { createMockCloud, type KnownJobState, type MockCloud } from '@genai-batch/mock-api';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { messageProblems } from '../proto/message-problems.ts';
import { messageType } from '../proto/message-types.ts';

type Json = Record<string, unknown>;

let cloud: MockCloud;
beforeEach(async () => {
  cloud = createMockCloud({ clock: 'manual' });
  onTestFinished(async () => cloud.close());
  const row = { request: { contents: [{ role: 'user', parts: [{ text: 'Say hello.' }] }] } };
  await cloud.bucket('in').put('rows.jsonl', [row, row, row]);
});

describe.for(['v1', 'v1beta1'])('%s', (version) => {
  const parent = `https://us-central1-aiplatform.googleapis.com/${version}/projects/p/locations/us-central1`;
  const typeOf = (name: string): ReturnType<typeof messageType> =>
    messageType(`google.cloud.aiplatform.${version}.${name}`);

  const call = async (method: string, path: string, body?: Json): Promise<Json> => {
    const response = await cloud.fetch(`${parent}/${path}`, {
      method,
      headers: { authorization: 'Bearer x' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    expect(response.status).toBe(200);
    return (await response.json()) as Json;
  };
  const create = async (uris: string[], outputConfig?: Json): Promise<string> => {
    const { name } = await call('POST', 'batchPredictionJobs', {
      displayName: 'a job',
      model: 'publishers/google/models/gemini-2.5-flash',
      inputConfig: { instancesFormat: 'jsonl', gcsSource: { uris } },
      outputConfig: outputConfig ?? {
        predictionsFormat: 'jsonl',
        gcsDestination: { outputUriPrefix: 'gs://out/results/' },
      },
      labels: { team: 'a' },
    });
    return String(name).split('/').at(-1) ?? '';
  };

  test('a list, its pages and its masked jobs are ListBatchPredictionJobsResponses', async () => {
    for (let count = 0; count < 3; count += 1) await create(['gs://in/rows.jsonl', 'gs://in/missing.jsonl']);
    await cloud.clock.advance(60_000 + 40_000);
    const first = await call('GET', 'batchPredictionJobs?pageSize=2');
    const answers = [
      first,
      await call('GET', `batchPredictionJobs?pageSize=2&pageToken=${String(first['nextPageToken'])}`),
      await call('GET', 'batchPredictionJobs?readMask=name,completionStats'),
      await call('GET', 'batchPredictionJobs?filter=state%3D%22JOB_STATE_PAUSED%22'),
    ];
    const problems = answers.flatMap((answer) => messageProblems(typeOf('ListBatchPredictionJobsResponse'), answer));
    expect(problems).toEqual([]);
    expect(first['batchPredictionJobs']).toMatchObject([
      { completionStats: { successfulCount: '1', incompleteCount: '2' }, partialFailures: [{ code: 3 }] },
      {},
    ]);
  });

  test.for<KnownJobState>([
    'JOB_STATE_QUEUED',
    'JOB_STATE_PAUSED',
    'JOB_STATE_UPDATING',
    'JOB_STATE_EXPIRED',
    'JOB_STATE_PARTIALLY_SUCCEEDED',
    'JOB_STATE_UNSPECIFIED',
  ])('a job forced into %s is a BatchPredictionJob', async (state) => {
    const id = await create(['gs://in/rows.jsonl']);
    await cloud.clock.advance(60_000 + 40_000);
    await cloud.jobs.force(id, state);
    const answer = await call('GET', `batchPredictionJobs/${id}`);
    expect({ state: answer['state'], problems: messageProblems(typeOf('BatchPredictionJob'), answer) }).toEqual({
      state,
      problems: [],
    });
  });

  test('the answer to a delete is an Operation, with the metadata of a deletion', async () => {
    const id = await create(['gs://in/rows.jsonl']);
    await cloud.clock.advance(180_000);
    const operation = await call('DELETE', `batchPredictionJobs/${id}`);
    expect(messageProblems(messageType('google.longrunning.Operation'), operation)).toEqual([]);
    const { '@type': type, ...metadata } = operation['metadata'] as Json;
    expect(messageProblems(typeOf('DeleteOperationMetadata'), metadata)).toEqual([]);
    expect(type).toBe(`type.googleapis.com/google.cloud.aiplatform.${version}.DeleteOperationMetadata`);
    expect(await call('GET', `operations/${String(operation['name']).split('/').at(-1)}`)).toEqual(operation);
  });
});

test('a job that writes a dataset is a BatchPredictionJob in either version', async () => {
  const host = 'https://us-central1-aiplatform.googleapis.com';
  const headers = { authorization: 'Bearer x' };
  const datasetName = await cloud.datasets.put('rows', [
    { request: { contents: [{ role: 'user', parts: [{ text: 'a' }] }] } },
  ]);
  const created = await cloud.fetch(`${host}/v1beta1/projects/p/locations/us-central1/batchPredictionJobs`, {
    method: 'POST',
    headers,
    body: JSON.stringify({
      displayName: 'a job',
      model: 'publishers/google/models/gemini-2.5-flash',
      inputConfig: { instancesFormat: 'vertex-dataset', vertexMultimodalDatasetSource: { datasetName } },
      outputConfig: {
        predictionsFormat: 'vertex-dataset',
        vertexMultimodalDatasetDestination: { bigqueryDestination: { outputUri: 'bq://p.d.t' }, displayName: 'o' },
      },
    }),
  });
  const { name } = (await created.json()) as { name: string };
  await cloud.clock.advance(180_000);
  for (const version of ['v1', 'v1beta1']) {
    const job = (await (await cloud.fetch(`${host}/${version}/${name}`, { headers })).json()) as Json;
    expect(messageProblems(messageType(`google.cloud.aiplatform.${version}.BatchPredictionJob`), job)).toEqual([]);
    expect(job).toMatchObject({
      state: 'JOB_STATE_SUCCEEDED',
      outputInfo: { vertexMultimodalDatasetName: expect.stringContaining('/datasets/') },
    });
  }
});
