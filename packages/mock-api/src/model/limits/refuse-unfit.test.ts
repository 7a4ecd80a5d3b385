import { expect, onTestFinished, test } from 'vitest';
import { createMockCloud } from '../../create-mock-cloud.ts';
import type { JobOrder } from '../jobs/batch-job.ts';
import type { MockCloudOptions } from '../mock-cloud-options.ts';
import type { MockCloud } from '../mock-cloud.ts';

const own = 'projects/mock-project/locations/us-central1/models/7654321';

function open(options: MockCloudOptions = {}): MockCloud {
  const cloud = createMockCloud({ clock: 'manual', order: 'input', ...options });
  onTestFinished(() => cloud.close());
  return cloud;
}

function order(more: Partial<JobOrder>): JobOrder {
  return {
    project: 'mock-project',
    location: 'us-central1',
    displayName: 'a job',
    model: own,
    source: { kind: 'gcs', uris: ['gs://in/rows.jsonl'] },
    destination: { kind: 'gcs', uriPrefix: 'gs://out' },
    ...more,
  };
}

/** The lines that a job has written when it has had the time it takes. */
async function linesOf(cloud: MockCloud, more: Partial<JobOrder>): Promise<unknown[]> {
  const { id } = cloud.jobs.create(order(more));
  await cloud.clock.advance(180_000);
  expect(cloud.jobs.get(id)).toMatchObject({ state: 'JOB_STATE_SUCCEEDED' });
  const texts = (await cloud.bucket('out').list()).map((name) => cloud.bucket('out').text(name));
  const lines = (await Promise.all(texts)).flatMap((text) => text.split('\n'));
  return lines.filter((line) => line !== '').map((line): unknown => JSON.parse(line));
}

const predict = ({ instance }: { instance: unknown }): unknown => ({ seen: instance });

test('a job with a model of one’s own needs no more than any other: each line is an instance', async () => {
  const cloud = open({ models: { '7654321': { predict } } });
  await cloud.bucket('in').put('rows.jsonl', [{ age: 42 }, [1, 2]]);
  expect(await linesOf(cloud, {})).toEqual([
    { instance: { age: 42 }, prediction: { seen: { age: 42 } } },
    { instance: [1, 2], prediction: { seen: [1, 2] } },
  ]);
});

test('how lines become instances may be said', async () => {
  const cloud = open({ models: { '7654321': { predict } } });
  await cloud.bucket('in').put('rows.jsonl', 'id,age\na,42\n');
  const instances = { format: 'csv', keyField: 'id', includedFields: [], excludedFields: [] } as const;
  expect(await linesOf(cloud, { instances })).toEqual([{ key: 'a', prediction: { seen: [42] } }]);
});

test('of a model that is sent no instances, what is said of them changes nothing', async () => {
  const cloud = open();
  const request = { contents: [{ role: 'user', parts: [{ text: 'hi' }] }] };
  await cloud.bucket('in').put('rows.jsonl', [{ request }]);
  const instances = { format: 'jsonl', includedFields: [], excludedFields: [] } as const;
  const model = 'publishers/google/models/gemini-2.5-flash';
  expect(await linesOf(cloud, { model, instances })).toMatchObject([{ status: '', request }]);
});

test.for<[what: string, more: Partial<JobOrder>, code: string, message: string]>([
  [
    'for a model by half its name',
    { model: 'gemini-2.5-flash' },
    'NOT_FOUND',
    'The Model gemini-2.5-flash does not exist. It is named in full: publishers/google/models/gemini-2.5-flash, or',
  ],
  [
    'for an endpoint',
    { model: 'projects/p/locations/us-central1/endpoints/42' },
    'NOT_FOUND',
    'A batch job takes the model itself',
  ],
  [
    'for a model that nobody publishes',
    { model: 'publishers/google/models/gemini' },
    'NOT_FOUND',
    'The PublisherModel gemini does not exist.',
  ],
  [
    'for a Gemma without machines',
    { model: 'publishers/google/models/gemma2@gemma-2-2b-it' },
    'INVALID_ARGUMENT',
    'without machines of your own: set dedicatedResources.machineSpec',
  ],
  ['for a model of another region', { location: 'europe-west4' }, 'INVALID_ARGUMENT', 'in the region of its model'],
  [
    'with a table, for a model that reads none',
    { source: { kind: 'bigquery', uri: 'bq://p.d.t' } },
    'INVALID_ARGUMENT',
    `Instance format "bigquery" is not supported for Model ${own}.`,
  ],
  [
    'into a table, for a model that writes none',
    { destination: { kind: 'bigquery', uri: 'bq://p.d.t' } },
    'INVALID_ARGUMENT',
    `Prediction format "bigquery" is not supported for Model ${own}.`,
  ],
  [
    'with a dataset, for a model of one’s own',
    { source: { kind: 'dataset', name: 'projects/1/locations/us-central1/datasets/rows' } },
    'INVALID_ARGUMENT',
    `Instance format "vertex-dataset" is not supported for Model ${own}.`,
  ],
])('a job is refused when it is created, not later: %s', ([, more, code, message]) => {
  const cloud = open();
  expect(() => cloud.jobs.create(order(more))).toThrow(
    expect.objectContaining({ status: code, message: expect.stringContaining(message) }),
  );
  expect(cloud.jobs.list()).toEqual([]);
});

test('by HTTP, a dataset for a model of one’s own is refused with the formats that it takes', async () => {
  const cloud = open();
  const answer = await cloud.fetch(
    'https://us-central1-aiplatform.googleapis.com/v1beta1/projects/mock-project/locations/us-central1/batchPredictionJobs',
    {
      method: 'POST',
      headers: { authorization: 'Bearer t' },
      body: JSON.stringify({
        displayName: 'a job',
        model: own,
        inputConfig: {
          instancesFormat: 'vertex-dataset',
          vertexMultimodalDatasetSource: { datasetName: 'projects/1/locations/us-central1/datasets/rows' },
        },
        outputConfig: { predictionsFormat: 'jsonl', gcsDestination: { outputUriPrefix: 'gs://out' } },
      }),
    },
  );
  const supported = 'Supported values are: [jsonl, csv, tf-record, tf-record-gzip, file-list].';
  expect(await answer.json()).toMatchObject({
    error: {
      code: 400,
      details: [{ fieldViolations: [{ description: expect.stringContaining(supported) }] }],
    },
  });
});
