import { describe, expect, test } from 'vitest';
import { openCloud } from '../../open-cloud.test-setup.ts';
import { call, download, whenDone } from './call-gemini.test-setup.ts';
import { EMBED, fileOf, inlined } from './create-bodies.test-setup.ts';

describe('embeddings', () => {
  const content = { parts: [{ text: 'How do I bake bread?' }] };

  test('are vectors of the asked size and of length 1, with the tokens as text', async () => {
    const cloud = openCloud();
    const sizes = [3, 768, undefined];
    const body = inlined(...sizes.map((outputDimensionality) => ({ request: { content, outputDimensionality } })));
    const ended = await whenDone(cloud, (await call(cloud, 'POST', EMBED, body)).body);
    expect(ended.metadata['@type']).toMatch(/\.EmbedContentBatch$/);
    const responses = (ended.metadata.output?.inlinedResponses?.inlinedResponses ?? []) as unknown as {
      response: { embedding: { values: number[] }; tokenCount: string };
    }[];
    expect(responses.map(({ response }) => response.embedding.values.length)).toEqual([3, 768, 3072]);
    for (const { response } of responses) {
      expect(Math.hypot(...response.embedding.values)).toBeCloseTo(1, 3);
      expect(response.tokenCount).toBe('5');
    }
  });

  test('of a file come as lines, and a size that the model has not fails its row', async () => {
    const cloud = openCloud();
    const file = await fileOf(
      cloud,
      { key: 'a', request: { content, output_dimensionality: 2 } },
      { key: 'b', request: { content, output_dimensionality: 3073 } },
      { key: 'c', request: {} },
    );
    const body = { batch: { input_config: { file_name: file } } };
    const { metadata } = await whenDone(cloud, (await call(cloud, 'POST', EMBED, body)).body);
    expect(metadata['batchStats']).toEqual({ requestCount: '3', successfulRequestCount: '1', failedRequestCount: '2' });
    const text = await download(cloud, `v1/${metadata.output?.responsesFile}:download?alt=media`);
    expect(text.split('\n').filter((line) => line.includes('"error"'))).toHaveLength(2);
    expect(text).toContain('[1, 3072]');
  });
});
