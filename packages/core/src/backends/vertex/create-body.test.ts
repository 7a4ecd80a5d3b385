import { expect, test } from 'vitest';
import type { BatchJobDestinationUnion } from '../../batches/batch-job-destination.ts';
import type { BatchJobSourceUnion } from '../../batches/batch-job-source.ts';
import type { CreateRequestParameters } from '../../batches/parameters.ts';
import { InvalidArgumentError } from '../../errors/invalid-argument-error.ts';
import { toCreateBody } from './create-body.ts';

const TIME_MS = 1_795_343_454_851;
const GCS = { inputConfig: { instancesFormat: 'jsonl', gcsSource: { uris: ['gs://b/i.jsonl'] } } };
const DATASET = 'projects/p/locations/l/datasets/7';

test('a create is worded key for key, and in the order, of the official SDK', () => {
  const body = toCreateBody({ model: 'gemini-2.5-flash', src: 'gs://b/i.jsonl' }, TIME_MS);
  expect(JSON.stringify(body)).toBe(
    '{"model":"publishers/google/models/gemini-2.5-flash","inputConfig":{"instancesFormat":"jsonl","gcsSource":{"uris":' +
      '["gs://b/i.jsonl"]}},"displayName":"genaiBatchJob_1795343454851","outputConfig":{"predictionsFormat":"jsonl",' +
      '"gcsDestination":{"outputUriPrefix":"gs://b/i/dest"}}}',
  );
});

test.for<[src: BatchJobSourceUnion, inputConfig: object]>([
  ['gs://b/i.jsonl', GCS.inputConfig],
  ['bq://p.d.t', { instancesFormat: 'bigquery', bigquerySource: { inputUri: 'bq://p.d.t' } }],
  [DATASET, { instancesFormat: 'vertex-dataset', vertexMultimodalDatasetSource: { datasetName: DATASET } }],
  [
    { format: 'jsonl', gcsUri: ['gs://b/1', 'gs://b/2'] },
    { instancesFormat: 'jsonl', gcsSource: { uris: ['gs://b/1', 'gs://b/2'] } },
  ],
  [{ format: 'jsonl', gcsUri: 'gs://b/i.jsonl' }, GCS.inputConfig],
  [{ bigqueryUri: 'bq://p.d.t' }, { bigquerySource: { inputUri: 'bq://p.d.t' } }],
])('the source %o is %o', ([src, inputConfig]) => {
  expect(toCreateBody({ model: 'm', src, config: { dest: 'gs://o' } }, TIME_MS)).toMatchObject({ inputConfig });
});

test.for<[src: BatchJobSourceUnion, dest: BatchJobDestinationUnion | undefined, outputConfig: object]>([
  ['gs://b/i', 'gs://o', { predictionsFormat: 'jsonl', gcsDestination: { outputUriPrefix: 'gs://o' } }],
  ['gs://b/i', 'bq://p.d.o', { predictionsFormat: 'bigquery', bigqueryDestination: { outputUri: 'bq://p.d.o' } }],
  ['gs://b/i', { gcsUri: 'gs://o' }, { gcsDestination: { outputUriPrefix: 'gs://o' } }],
  [
    DATASET,
    { format: 'vertex-dataset', vertexDataset: { bigqueryDestination: 'bq://p.d.t', displayName: 'o' } },
    {
      predictionsFormat: 'vertex-dataset',
      vertexMultimodalDatasetDestination: { bigqueryDestination: { outputUri: 'bq://p.d.t' }, displayName: 'o' },
    },
  ],
  [
    'gs://b/i',
    undefined,
    { predictionsFormat: 'jsonl', gcsDestination: { outputUriPrefix: `gs://b/i_dest_${TIME_MS}` } },
  ],
  [
    { gcsUri: 'gs://b/i.jsonl' },
    undefined,
    { predictionsFormat: 'jsonl', gcsDestination: { outputUriPrefix: 'gs://b/i/dest' } },
  ],
  [
    'bq://p.d.t',
    undefined,
    { predictionsFormat: 'bigquery', bigqueryDestination: { outputUri: `bq://p.d.t_dest_${TIME_MS}` } },
  ],
])('from %o to %o writes to %o', ([src, dest, outputConfig]) => {
  expect(toCreateBody({ model: 'm', src, config: { dest } }, TIME_MS)['outputConfig']).toEqual(outputConfig);
});

test.for<[model: string, name: string]>([
  ['gemini-2.5-flash', 'publishers/google/models/gemini-2.5-flash'],
  ['anthropic/claude-x@2025', 'publishers/anthropic/models/claude-x@2025'],
  ['a/b/c', 'publishers/a/models/b/c'],
  ['publishers/anthropic/models/claude-3-5-haiku', 'publishers/anthropic/models/claude-3-5-haiku'],
  ['projects/p/locations/l/models/9', 'projects/p/locations/l/models/9'],
  ['models/123', 'models/123'],
])('the model %s is %s', ([model, name]) => {
  expect(toCreateBody({ model, src: 'gs://b/i' }, TIME_MS)).toMatchObject({ model: name });
});

const ONE_SOURCE = 'Exactly one of `gcsUri`, `bigqueryUri`, or `vertexDatasetName` must be set for Vertex AI.';
const notOnVertex = (name: string): string =>
  `${name} parameter is only supported in Gemini Developer API mode, not in Gemini Enterprise Agent Platform mode.`;

test.for<[parameters: Partial<CreateRequestParameters>, message: string]>([
  [{ src: 'files/abc', config: { dest: 'gs://o' } }, 'Unsupported string source for Vertex AI: files/abc'],
  [{ src: 'rows.csv', config: { dest: 'gs://o' } }, 'A file of this machine would be ./rows.csv:'],
  [
    { src: 'data/rows' },
    'No GCS or BigQuery URI found. Give a gs://… or bq://… source, or set config.dest. A file of this machine would be ./data/rows:',
  ],
  [{ src: 'files/abc' }, 'No GCS or BigQuery URI found.'],
  [{ src: [{ contents: 'hi' }], config: { dest: 'gs://o' } }, 'InlinedRequest[] is not supported in Vertex AI.'],
  [{ src: {}, config: { dest: 'gs://o' } }, ONE_SOURCE],
  [{ src: { gcsUri: ['gs://a'], bigqueryUri: 'bq://b' } }, ONE_SOURCE],
  [{ src: { gcsUri: ['gs://a'], fileName: 'files/a' } }, ONE_SOURCE],
  [{ src: { gcsUri: ['gs://a'], fileName: '' } }, notOnVertex('fileName')],
  [{ config: { dest: '/tmp/out' } }, 'Unsupported destination: /tmp/out'],
  [{ config: { dest: { fileName: 'files/a' } } }, notOnVertex('fileName')],
  [{ config: { dest: { inlinedResponses: [] } } }, notOnVertex('inlinedResponses')],
  [{ config: { webhookConfig: {} } }, notOnVertex('webhookConfig')],
  [{ model: 'a/../b' }, 'invalid model parameter'],
  [{ model: '' }, 'model is required and must be a string'],
])('refuses %o: %s', ([parameters, message]) => {
  const create = (): unknown => toCreateBody({ model: 'm', src: 'gs://b/i', ...parameters }, TIME_MS);
  expect(create).toThrow(InvalidArgumentError);
  expect(create).toThrow(message);
});

test("the caller's objects are only read", () => {
  const freeze = <Value extends object>(value: Value): Value => {
    for (const inner of Object.values(value)) if (typeof inner === 'object' && inner !== null) freeze(inner);
    return Object.freeze(value);
  };
  const parameters = freeze({ model: 'm', src: { gcsUri: ['gs://b/i'] }, config: {} });
  expect(() => toCreateBody(parameters, TIME_MS)).not.toThrow();
});
