import { expect } from 'vitest';
import type { ParityCase } from '../machinery/parity-case.ts';
import type { RuleId } from '../rules.ts';

const DATASET = 'projects/p/locations/us-central1/datasets/7';
const named = { displayName: 'd' };
const withDest = { displayName: 'd', dest: 'gs://b/o' };

const create = (rule: RuleId, title: string, params: object, more: Partial<ParityCase> = {}): ParityCase => ({
  title,
  on: 'vertex',
  covers: [rule],
  call: ['batches.create', { model: 'gemini-2.5-flash', ...params }],
  ...more,
});
const refused = { refused: true } as const;

/** Creating jobs on Vertex AI. */
export const vertexCreateCases: readonly ParityCase[] = [
  create('vertex-source/gs', 'a file', { src: 'gs://b/i.jsonl', config: withDest }),
  create('vertex-source/gs', 'a file of another kind', { src: 'gs://b/i.csv', config: withDest }),
  create('vertex-source/gs', 'a wildcard', { src: 'gs://b/in/*.jsonl', config: withDest }),
  create('vertex-source/bq', 'a table', { src: 'bq://p.d.t', config: withDest }),
  create('vertex-source/dataset', 'a dataset', { src: DATASET, config: withDest }),
  create('vertex-source/object', 'a file object with format', {
    src: { format: 'jsonl', gcsUri: ['gs://b/i.jsonl'] },
    config: withDest,
  }),
  create('vertex-source/object', 'a file object without format', {
    src: { gcsUri: ['gs://b/i.jsonl'] },
    config: withDest,
  }),
  create('vertex-source/object', 'a format of one’s own', {
    src: { format: 'csv', gcsUri: ['gs://b/i.csv'] },
    config: withDest,
  }),
  create('vertex-source/object', 'a table object', {
    src: { format: 'bigquery', bigqueryUri: 'bq://p.d.t' },
    config: withDest,
  }),
  create('vertex-source/object', 'a dataset object', { src: { vertexDatasetName: DATASET }, config: withDest }),
  create('vertex-source/object', 'a file object with null beside it', {
    src: { gcsUri: ['gs://b/i'], bigqueryUri: null, format: undefined },
    config: withDest,
  }),
  create('vertex-source/several', 'two files', {
    src: { format: 'jsonl', gcsUri: ['gs://b/1.jsonl', 'gs://b/2.jsonl'] },
    config: withDest,
  }),
  create('vertex-source/several', 'two files, no destination', {
    src: { format: 'jsonl', gcsUri: ['gs://b/1.jsonl', 'gs://b/2.jsonl'] },
    config: named,
  }),
  create('vertex-source/other-string', 'a file of the Gemini API', { src: 'files/abc', config: withDest }, refused),
  create('vertex-source/other-string', 'a local path', { src: './rows.jsonl', config: withDest }, refused),
  create(
    'vertex-source/other-string',
    'a dataset with more behind it',
    { src: `${DATASET}/x`, config: withDest },
    refused,
  ),
  create('vertex-source/inlined', 'inlined requests', { src: [{ contents: 'hi' }], config: withDest }, refused),
  create('vertex-source/inlined', 'no inlined requests', { src: [], config: withDest }, refused),
  create('vertex-source/exactly-one', 'an empty source', { src: {}, config: withDest }, refused),
  create(
    'vertex-source/exactly-one',
    'a file and a table',
    { src: { gcsUri: ['gs://b/i'], bigqueryUri: 'bq://p.d.t' }, config: withDest },
    refused,
  ),
  create('vertex-source/exactly-one', 'an empty table name', { src: { bigqueryUri: '' }, config: withDest }, refused),
  create(
    'vertex-source/exactly-one',
    'a file and an uploaded one',
    { src: { gcsUri: ['gs://b/i'], fileName: 'files/f' }, config: withDest },
    refused,
  ),
  create(
    'vertex-source/gemini-only',
    'an empty fileName beside a file',
    { src: { gcsUri: ['gs://b/i'], fileName: '' }, config: withDest },
    refused,
  ),
  create(
    'vertex-source/gemini-only',
    'inlinedRequests null beside a file',
    { src: { gcsUri: ['gs://b/i'], inlinedRequests: null }, config: withDest },
    refused,
  ),
  ...['fileName', 'inlinedResponses', 'inlinedEmbedContentResponses'].map((key) =>
    create(
      'vertex-source/gemini-only',
      `destination ${key}`,
      { src: 'gs://b/i', config: { dest: { gcsUri: 'gs://b/o', [key]: 'x' } } },
      refused,
    ),
  ),
  create(
    'vertex-source/gemini-only',
    'a webhook',
    { src: 'gs://b/i', config: { ...withDest, webhookConfig: { uris: ['https://e/w'] } } },
    refused,
  ),
  create('vertex-dest/gs', 'a folder', { src: 'bq://p.d.t', config: { ...named, dest: 'gs://b/out/' } }),
  create('vertex-dest/bq', 'a table', { src: 'gs://b/i.jsonl', config: { ...named, dest: 'bq://p.d.out' } }),
  create('vertex-dest/object', 'a folder object', {
    src: 'gs://b/i.jsonl',
    config: { ...named, dest: { format: 'jsonl', gcsUri: 'gs://b/o' } },
  }),
  create('vertex-dest/object', 'a folder object without format', {
    src: 'gs://b/i.jsonl',
    config: { ...named, dest: { gcsUri: 'gs://b/o' } },
  }),
  create('vertex-dest/object', 'a table object', {
    src: 'gs://b/i.jsonl',
    config: { ...named, dest: { format: 'bigquery', bigqueryUri: 'bq://p' } },
  }),
  create('vertex-dest/object', 'an empty object', { src: 'gs://b/i.jsonl', config: { ...named, dest: {} } }),
  create('vertex-dest/dataset', 'a dataset', {
    src: DATASET,
    config: {
      ...named,
      dest: { format: 'vertex-dataset', vertexDataset: { displayName: 'o', bigqueryDestination: 'bq://p.d.t' } },
    },
  }),
  create('vertex-dest/dataset', 'a dataset without a name', {
    src: DATASET,
    config: { ...named, dest: { vertexDataset: { bigqueryDestination: 'bq://p.d.t' } } },
  }),
  create('vertex-dest/other-string', 'a local path', { src: 'gs://b/i.jsonl', config: { dest: './out' } }, refused),
  create('vertex-dest/other-string', 'an empty string', { src: 'gs://b/i.jsonl', config: { dest: '' } }, refused),
  create('vertex-dest/default-jsonl', 'no destination', { src: 'gs://b/i.jsonl', config: named }),
  create('vertex-dest/default-jsonl', 'no destination for a file object', {
    src: { gcsUri: ['gs://b/x/i.jsonl'] },
    config: named,
  }),
  create('vertex-dest/default-gs', 'no destination for a folder', { src: 'gs://b/in', config: named }),
  create('vertex-dest/default-gs', 'no destination for .JSONL', { src: 'gs://b/in.JSONL', config: named }),
  create('vertex-dest/default-bq', 'no destination for a table', { src: 'bq://p.d.t' }),
  create('vertex-dest/default-bq', 'no destination for a table object', {
    src: { format: 'bigquery', bigqueryUri: 'bq://p.d.t' },
    config: named,
  }),
  create('vertex-dest/no-default', 'no destination for a dataset', { src: DATASET }, refused),
  create('vertex-dest/no-default', 'no destination for an uploaded file', { src: 'files/abc' }, refused),
  create('vertex-dest/no-default', 'no destination for inlined requests', { src: [{ contents: 'hi' }] }, refused),
  create('vertex-dest/no-default', 'no destination for an empty source', { src: {} }, refused),
  create('vertex-dest/null', 'a destination of null', { src: 'gs://b/i.jsonl', config: { ...named, dest: null } }),
  create('vertex-name/default', 'no config', { src: 'gs://b/i.jsonl' }),
  create('vertex-name/default', 'an empty config', { src: 'gs://b/i.jsonl', config: {} }),
  create('vertex-name/empty', 'an empty display name', { src: 'gs://b/i.jsonl', config: { displayName: '' } }),
  create('vertex-name/given', 'a display name', { src: 'gs://b/i.jsonl', config: { displayName: 'mine' } }),
  {
    title: 'a string as gcsUri',
    on: 'vertex',
    covers: [],
    call: ['batches.create', { model: 'm', src: { format: 'jsonl', gcsUri: 'gs://b/i.jsonl' }, config: named }],
    differs: {
      as: 'gcs-uri-as-string',
      ours: {
        error: undefined,
        result: expect.anything(),
        requests: [{ body: expect.stringContaining('"uris":["gs://b/i.jsonl"]') }],
      },
    },
  },
  {
    title: 'a string as gcsUri, with a destination',
    on: 'vertex',
    covers: [],
    call: ['batches.create', { model: 'm', src: { gcsUri: 'gs://b/i.jsonl' }, config: withDest }],
    differs: {
      as: 'gcs-uri-as-string',
      ours: { requests: [{ body: expect.stringContaining('"uris":["gs://b/i.jsonl"]') }] },
    },
  },
  {
    title: 'a create with a config',
    on: 'vertex',
    covers: [],
    call: ['batches.create', { model: 'm', src: 'gs://b/i.jsonl', config: {} }],
    differs: { as: 'caller-objects-untouched', ours: { mutated: [] } },
  },
];
