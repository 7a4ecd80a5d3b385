import { expect, test } from 'vitest';
import type { EmbeddingsBatchJobSource } from '../../batches/create-embeddings-parameters.ts';
import { toCreateEmbeddingsBody } from './create-embeddings-body.ts';

const bodyFor = (src: EmbeddingsBatchJobSource): string => JSON.stringify(toCreateEmbeddingsBody({ src }));

test('a file’s name is sent with an underscore, as the service has it', () => {
  expect(bodyFor({ fileName: 'files/abc' })).toBe('{"batch":{"inputConfig":{"file_name":"files/abc"}}}');
});

test('each content is a request with the settings of all', () => {
  const contents = ['1', { parts: [{ text: '2' }], role: 'x' }] as string[];
  const config = {
    outputDimensionality: 64,
    title: 't',
    taskType: 'RETRIEVAL_QUERY',
    abortSignal: AbortSignal.abort(),
  };
  expect(
    JSON.stringify(
      toCreateEmbeddingsBody({ src: { inlinedRequests: { contents, config } }, config: { displayName: 'd' } }),
    ),
  ).toBe(
    '{"batch":{"inputConfig":{"requests":{"requests":[' +
      '{"request":{"content":{"role":"user","parts":[{"text":"1"}]},"taskType":"RETRIEVAL_QUERY","title":"t","outputDimensionality":64}},' +
      '{"request":{"content":{"parts":[{"text":"2"}],"role":"x"},"taskType":"RETRIEVAL_QUERY","title":"t","outputDimensionality":64}}' +
      ']}},"displayName":"d"}}',
  );
});

test('one content is one request', () => {
  expect(bodyFor({ inlinedRequests: { contents: 'a' } })).toBe(
    '{"batch":{"inputConfig":{"requests":{"requests":[{"request":{"content":{"role":"user","parts":[{"text":"a"}]}}}]}}}}',
  );
});

const EXACTLY_ONE = 'Exactly one of `inlinedRequests`, `fileName`, must be set for Gemini API.';

test.for<[title: string, src: unknown, message: string]>([
  ['a string', 'files/abc', 'src must be an object.'],
  ['nothing', {}, EXACTLY_ONE],
  ['a file and contents', { fileName: 'files/f', inlinedRequests: { contents: 'a' } }, EXACTLY_ONE],
  ['settings without contents', { inlinedRequests: { config: {} } }, 'contents are required (src.inlinedRequests)'],
  [
    'null among contents',
    { inlinedRequests: { contents: ['a', null] } },
    'ContentUnion is required (src.inlinedRequests.contents[1])',
  ],
  [
    'a setting of Vertex AI',
    { inlinedRequests: { contents: 'a', config: { mimeType: null } } },
    'mimeType parameter is only supported in Gemini Enterprise Agent Platform mode',
  ],
])('embeddings are not made of %s', ([, src, message]) => {
  expect(() => bodyFor(src as EmbeddingsBatchJobSource)).toThrow(message);
});
