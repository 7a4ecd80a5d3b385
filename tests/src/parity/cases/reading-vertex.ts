import type { ParityCase } from '../machinery/parity-case.ts';
import { VERTEX_JOB } from '../machinery/usual-answer.ts';
import type { RuleId } from '../rules.ts';
import { BATCH_STATES, JOB_STATES } from './states.ts';

const vertexJob = (rule: RuleId, title: string, fields: object): ParityCase => ({
  title,
  on: 'vertex',
  covers: [rule],
  answers: [{ body: { ...VERTEX_JOB, ...fields } }],
});

/** What becomes of a job that Vertex AI answers with. */
export const vertexReadingCases: readonly ParityCase[] = [
  vertexJob('job/fields', 'every field', {
    startTime: '2026-01-01T00:01:00Z',
    endTime: '2026-01-01T00:02:00Z',
    modelVersionId: '1',
    labels: { a: 'b' },
    partialFailures: [{ code: 1 }],
    encryptionSpec: { kmsKeyName: 'k' },
    other: { a: 1 },
  }),
  {
    title: 'no field but the name and the state',
    on: 'vertex',
    covers: ['job/fields'],
    answers: [{ body: { name: VERTEX_JOB.name, state: 'JOB_STATE_RUNNING' } }],
  },
  vertexJob('job/fields', 'fields of null', {
    displayName: null,
    error: null,
    inputConfig: null,
    outputInfo: null,
    completionStats: null,
  }),
  vertexJob('job/source', 'several files', {
    inputConfig: { instancesFormat: 'jsonl', gcsSource: { uris: ['gs://a', 'gs://b'] }, other: 1 },
  }),
  vertexJob('job/source', 'a table', {
    inputConfig: { instancesFormat: 'bigquery', bigquerySource: { inputUri: 'bq://p.d.t' } },
  }),
  vertexJob('job/source', 'a dataset', {
    inputConfig: { instancesFormat: 'vertex-dataset', vertexMultimodalDatasetSource: { datasetName: 'projects/p/d' } },
  }),
  vertexJob('job/destination', 'a folder', {
    outputConfig: { predictionsFormat: 'jsonl', gcsDestination: { outputUriPrefix: 'gs://b/o' }, other: 1 },
  }),
  vertexJob('job/destination', 'a table', {
    outputConfig: { predictionsFormat: 'bigquery', bigqueryDestination: { outputUri: 'bq://p.d.t' } },
  }),
  vertexJob('job/destination', 'a dataset', {
    outputConfig: {
      predictionsFormat: 'vertex-dataset',
      vertexMultimodalDatasetDestination: { displayName: 'o', bigqueryDestination: { outputUri: 'bq://p' } },
    },
  }),
  vertexJob('job/destination', 'a dataset without fields', {
    outputConfig: { vertexMultimodalDatasetDestination: {} },
  }),
  vertexJob('job/empty-objects', 'an empty source and destination', {
    inputConfig: {},
    outputConfig: {},
    outputInfo: {},
    completionStats: {},
  }),
  vertexJob('job/output-info', 'a folder', { outputInfo: { gcsOutputDirectory: 'gs://b/o/prediction-model-2026' } }),
  vertexJob('job/output-info', 'a table', {
    outputInfo: {
      bigqueryOutputDataset: 'bq://p.d',
      bigqueryOutputTable: 'predictions_1',
      vertexMultimodalDatasetName: 'x',
    },
  }),
  vertexJob('job/completion-stats', 'every count', {
    completionStats: {
      successfulCount: '10',
      failedCount: '1',
      incompleteCount: '-1',
      successfulForecastPointCount: '0',
    },
  }),
  vertexJob('job/error', 'a failed job', {
    state: 'JOB_STATE_FAILED',
    error: { code: 3, message: 'Failed to import data.', details: ['x'] },
  }),

  ...[...JOB_STATES, 'ACTIVE'].map((state) => vertexJob('job/state', `state ${state}`, { state })),
  ...BATCH_STATES.map((state): ParityCase => ({
    title: `state ${state}`,
    on: 'vertex',
    covers: [],
    answers: [{ body: { ...VERTEX_JOB, state } }],
    differs: { as: 'vertex-states-stay', ours: { result: { state } } },
  })),
  {
    title: 'no state',
    on: 'vertex',
    covers: [],
    answers: [{ body: { name: VERTEX_JOB.name } }],
    differs: { as: 'a-job-has-a-state', ours: { result: { state: 'JOB_STATE_UNSPECIFIED' } } },
  },
];
