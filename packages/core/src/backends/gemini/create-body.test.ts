import { expect, test } from 'vitest';
import type { CreateRequestParameters } from '../../batches/parameters.ts';
import { toCreateBody } from './create-body.ts';

const ONE = '{"request":{"contents":[{"parts":[{"text":"hi"}],"role":"user"}]}}';

test.for<[title: string, parameters: CreateRequestParameters, body: string]>([
  ['an uploaded file', { src: 'files/abc' }, '{"batch":{"inputConfig":{"fileName":"files/abc"}}}'],
  ['a file object', { src: { fileName: 'files/abc' } }, '{"batch":{"inputConfig":{"fileName":"files/abc"}}}'],
  ['rows', { src: [{ contents: 'hi' }] }, `{"batch":{"inputConfig":{"requests":{"requests":[${ONE}]}}}}`],
  [
    'rows in an object',
    { src: { inlinedRequests: [{ contents: 'hi' }] } },
    `{"batch":{"inputConfig":{"requests":{"requests":[${ONE}]}}}}`,
  ],
  ['no rows', { src: [] }, '{"batch":{"inputConfig":{"requests":{"requests":[]}}}}'],
  [
    'a webhook and a name',
    { src: 'files/f', config: { webhookConfig: { uris: ['https://e/w'] }, displayName: 'd' } },
    '{"batch":{"inputConfig":{"fileName":"files/f"},"displayName":"d","webhookConfig":{"uris":["https://e/w"]}}}',
  ],
])('a job is created from %s', ([, parameters, body]) => {
  expect(JSON.stringify(toCreateBody(parameters))).toBe(body);
});

const EXACTLY_ONE = 'Exactly one of `inlinedRequests`, `fileName`, must be set for Gemini API.';

test.for<[title: string, parameters: object, message: string]>([
  ['a path without its beginning', { src: 'rows.csv' }, 'A file of this machine would be ./rows.csv:'],
  ['Cloud Storage', { src: 'gs://b/i.jsonl' }, 'Unsupported string source for Gemini API: gs://b/i.jsonl'],
  ['an empty source', { src: {} }, EXACTLY_ONE],
  ['two sources', { src: { fileName: 'files/f', inlinedRequests: [] } }, EXACTLY_ONE],
  ['a source of Vertex AI', { src: { fileName: 'files/f', gcsUri: ['gs://b'] } }, EXACTLY_ONE],
  ['no source', {}, 'src must be an object.'],
  ['a row that is none', { src: ['hi'] }, 'src[0] must be an object.'],
  [
    'a row without contents',
    { src: { inlinedRequests: [{ contents: 'a' }, {}] } },
    'contents are required (src.inlinedRequests[1])',
  ],
  [
    'a destination',
    { src: 'files/f', config: { dest: 'gs://b/o' } },
    'dest parameter is only supported in Gemini Enterprise Agent Platform mode',
  ],
  [
    'a format, first',
    { src: { fileName: 'f', format: 'jsonl' }, config: { dest: null } },
    'format parameter is only supported',
  ],
])('a job is not created from %s', ([, parameters, message]) => {
  expect(() => toCreateBody(parameters as CreateRequestParameters)).toThrow(message);
});
