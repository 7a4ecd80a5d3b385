import { expect } from 'vitest';
import type { ParityCase } from '../machinery/parity-case.ts';
import type { RuleId } from '../rules.ts';

const create = (rule: RuleId, title: string, params: object, more: Partial<ParityCase> = {}): ParityCase => ({
  title,
  on: 'gemini',
  covers: [rule],
  call: ['batches.create', { model: 'gemini-2.5-flash', ...params }],
  ...more,
});
const refused = { refused: true } as const;

/** Creating jobs on the Gemini Developer API, apart from what stands in an inlined request. */
export const geminiCreateCases: readonly ParityCase[] = [
  create(
    'gemini-source/file',
    'an uploaded file',
    { src: 'files/abc' },
    {
      sent: 'POST https://generativelanguage.googleapis.com/v1/models/gemini-2.5-flash:batchGenerateContent',
    },
  ),
  create('gemini-source/object', 'a file object', { src: { fileName: 'files/abc' } }),
  create('gemini-source/object', 'a file object with a bare id', { src: { fileName: 'abc' } }),
  create('gemini-source/object', 'a requests object', { src: { inlinedRequests: [{ contents: 'hi' }] } }),
  create('gemini-source/object', 'a file object with null beside it', {
    src: { fileName: 'files/abc', inlinedRequests: null },
  }),
  create('gemini-source/inlined', 'two requests', { src: [{ contents: 'a' }, { contents: 'b' }] }),
  create('gemini-source/inlined', 'no request', { src: [] }),
  create('gemini-source/other-string', 'Cloud Storage', { src: 'gs://b/i.jsonl' }, refused),
  create('gemini-source/other-string', 'BigQuery', { src: 'bq://p.d.t' }, refused),
  {
    title: 'the path of a file that is not there',
    on: 'gemini',
    covers: [],
    call: ['batches.create', { model: 'gemini-2.5-flash', src: './rows.jsonl' }],
    differs: {
      as: 'rows-may-be-on-this-side',
      ours: {
        requests: [],
        error: { message: expect.stringContaining('Cannot read ./rows.jsonl: there is no such file') },
      },
    },
  },
  create('gemini-source/exactly-one', 'an empty source', { src: {} }, refused),
  create(
    'gemini-source/exactly-one',
    'a file and requests',
    { src: { fileName: 'files/f', inlinedRequests: [{ contents: 'a' }] } },
    refused,
  ),
  create('gemini-source/exactly-one', 'an empty file name', { src: { fileName: '' } }, refused),
  create('gemini-source/exactly-one', 'a source of Vertex AI', { src: { gcsUri: ['gs://b/i'] } }, refused),
  ...(['format', 'gcsUri', 'bigqueryUri', 'vertexDatasetName'] as const).map((key) =>
    create(
      'gemini-source/vertex-only',
      `source ${key} null beside a file`,
      { src: { fileName: 'files/f', [key]: null } },
      refused,
    ),
  ),
  create(
    'gemini-source/vertex-only',
    'a format beside a file',
    { src: { fileName: 'files/f', format: 'jsonl' } },
    refused,
  ),
  create('gemini-source/vertex-only', 'a destination', { src: 'files/f', config: { dest: 'gs://b/o' } }, refused),
  create('gemini-source/vertex-only', 'a destination of null', { src: 'files/f', config: { dest: null } }, refused),
  create(
    'gemini-source/vertex-only',
    'a format and a destination',
    { src: { fileName: 'files/f', format: 'jsonl' }, config: { dest: 'gs://b/o' } },
    refused,
  ),
  create('gemini-name/no-default', 'no config', { src: 'files/f' }),
  create('gemini-name/no-default', 'an empty config', { src: 'files/f', config: {} }),
  create('gemini-name/given', 'a display name', { src: 'files/f', config: { displayName: 'mine' } }),
  create('gemini-name/given', 'an empty display name', { src: 'files/f', config: { displayName: '' } }),
  create('gemini-webhook', 'a webhook', {
    src: 'files/f',
    config: { webhookConfig: { uris: ['https://e/w'], userMetadata: { b: 2, a: '1' } }, displayName: 'd' },
  }),
];
