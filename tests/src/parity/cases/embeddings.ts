import { expect } from 'vitest';
import type { ParityCase } from '../machinery/parity-case.ts';
import type { RuleId } from '../rules.ts';

const create = (
  rule: RuleId | undefined,
  title: string,
  params: object,
  more: Partial<ParityCase> = {},
): ParityCase => ({
  title,
  on: 'gemini',
  covers: rule ? [rule] : [],
  call: ['batches.createEmbeddings', { model: 'gemini-embedding-001', ...params }],
  ...more,
});
const refused = { refused: true } as const;
const refusedByUs = {
  differs: { as: 'embeddings-have-one-source', ours: { requests: [], error: { name: 'InvalidArgumentError' } } },
} as const;

/** Embedding jobs. */
export const embeddingCases: readonly ParityCase[] = [
  create(
    'embeddings/file',
    'an uploaded file',
    { src: { fileName: 'files/f' } },
    {
      sent: 'POST https://generativelanguage.googleapis.com/v1/models/gemini-embedding-001:asyncBatchEmbedContent',
    },
  ),
  create('embeddings/inlined', 'strings', { src: { inlinedRequests: { contents: ['1', '2'] } } }),
  create('embeddings/inlined', 'one string', { src: { inlinedRequests: { contents: '1' } } }),
  create('embeddings/inlined', 'contents and parts', {
    src: {
      inlinedRequests: {
        contents: [{ role: 'user', parts: [{ text: 'a' }] }, { text: 'b' }, { parts: [{ text: 'c' }], role: 'x' }],
      },
    },
  }),
  create(
    'embeddings/inlined',
    'a null among strings',
    { src: { inlinedRequests: { contents: ['a', null] } } },
    refused,
  ),
  create('embeddings/config', 'every setting', {
    src: {
      inlinedRequests: {
        contents: ['1', '2'],
        config: { outputDimensionality: 64, title: 't', taskType: 'RETRIEVAL_QUERY', other: 1 },
      },
    },
  }),
  create('embeddings/config', 'an empty config', { src: { inlinedRequests: { contents: ['1'], config: {} } } }),
  create('embeddings/name', 'a display name', { src: { fileName: 'files/f' }, config: { displayName: 'd' } }),
  ...['mimeType', 'autoTruncate', 'documentOcr', 'audioTrackExtraction'].flatMap((key) => [
    create(
      'embeddings/vertex-only',
      key,
      { src: { inlinedRequests: { contents: ['1'], config: { [key]: true } } } },
      refused,
    ),
    create(
      'embeddings/vertex-only',
      `${key} null`,
      { src: { inlinedRequests: { contents: ['1'], config: { [key]: null } } } },
      refused,
    ),
  ]),
  create(
    undefined,
    'a file and contents',
    { src: { fileName: 'files/f', inlinedRequests: { contents: ['1'] } } },
    refusedByUs,
  ),
  create(undefined, 'neither a file nor contents', { src: {} }, refusedByUs),
  create(undefined, 'no source', {}, refusedByUs),
  create(undefined, 'contents of null', { src: { inlinedRequests: { contents: null } } }, refusedByUs),
  create(
    undefined,
    'an empty text',
    { src: { inlinedRequests: { contents: '' } } },
    {
      differs: {
        as: 'an-empty-text-is-a-text',
        ours: { requests: [{ body: expect.stringContaining('{"text":""}') }] },
      },
    },
  ),
  create(
    undefined,
    'a file, with the console watched',
    { src: { fileName: 'files/f' } },
    {
      differs: { as: 'nothing-printed', ours: { printed: [] } },
    },
  ),
  {
    title: 'embeddings on Vertex AI',
    on: 'vertex',
    covers: ['embeddings/not-on-vertex'],
    call: ['batches.createEmbeddings', { model: 'm', src: { fileName: 'files/f' } }],
    refused: true,
  },
];
