import { describe, expect, test } from 'vitest';
import { isJsonObject, type JsonObject } from '../../model/json.ts';
import type { MockCloudOptions } from '../../model/mock-cloud-options.ts';
import { openCloud } from '../../open-cloud.test-setup.ts';
import { call, HOST, see, whenDone } from './call-gemini.test-setup.ts';
import { asking, GENERATE, hello, inlined } from './create-bodies.test-setup.ts';

describe('a batch of rows in the call', () => {
  test('is pending at first, with an id of 36 characters and without a word whether it is done', async () => {
    const { status, body } = await call(openCloud(), 'POST', GENERATE, hello);
    expect(status).toBe(200);
    expect(body).toEqual({
      name: expect.stringMatching(/^batches\/[a-z0-9]{36}$/),
      metadata: {
        '@type': 'type.googleapis.com/google.ai.generativelanguage.v1main.GenerateContentBatch',
        name: body.name,
        model: 'models/gemini-2.5-flash',
        createTime: expect.stringMatching(/^2026-01-01T00:00:00\.\d{9}Z$/),
        updateTime: body.metadata['createTime'],
        batchStats: { requestCount: '1', pendingRequestCount: '1' },
        state: 'BATCH_STATE_PENDING',
      },
    });
  });

  test('shows a caller every state, and in the end its responses in both places, in the order of the requests', async () => {
    const cloud = openCloud();
    const requests = ['one', 'two', 'three'].map((text) => ({ request: asking(text), metadata: { key: text } }));
    const { body } = await call(cloud, 'POST', GENERATE, inlined(...requests));
    const states = [];
    for (let look = 0; look < 3; look += 1) states.push((await see(cloud, body.name)).metadata.state);
    expect(states).toEqual(['BATCH_STATE_PENDING', 'BATCH_STATE_RUNNING', 'BATCH_STATE_SUCCEEDED']);
    const ended = await see(cloud, body.name);
    expect(ended).toMatchObject({
      done: true,
      metadata: {
        batchStats: { requestCount: '3', successfulRequestCount: '3' },
        endTime: ended.metadata.updateTime,
        output: {
          inlinedResponses: {
            inlinedResponses: requests.map(({ metadata }) => ({
              metadata,
              response: {
                candidates: [{ content: { parts: [{ text: expect.stringContaining(metadata.key) as unknown }] } }],
              },
            })),
          },
        },
      },
      response: {
        '@type': expect.stringMatching(/\.GenerateContentBatchOutput$/) as unknown,
        ...ended.metadata.output,
      },
    });
    expect(ended.metadata['batchStats']).not.toHaveProperty('failedRequestCount');
  });

  test('may have its keys in either spelling, rows with a model and rows without', async () => {
    const cloud = openCloud();
    const row = {
      request: {
        model: 'models/gemini-2.5-flash',
        contents: [{ role: 'user', parts: [{ file_data: { file_uri: 'https://e/f', mime_type: 'image/png' } }] }],
        system_instruction: { parts: [{ text: 'be kind' }] },
        generation_config: { max_output_tokens: 1, thinking_config: { include_thoughts: true } },
      },
    };
    const body = { batch: { display_name: 'd', input_config: { requests: { requests: [row] } } } };
    const ended = await whenDone(cloud, (await call(cloud, 'POST', GENERATE, body)).body);
    expect(ended.metadata['displayName']).toBe('d');
    expect(ended.metadata.output?.inlinedResponses?.inlinedResponses).toMatchObject([
      { response: { candidates: [{ finishReason: 'MAX_TOKENS' }] } },
    ]);
  });

  test('succeeds even when every row is wrong in a way that only shows when it is predicted', async () => {
    const cloud = openCloud();
    const wrong = [
      { contents: [{ role: 'system', parts: [{ text: 'a' }] }] },
      {},
      { contents: [{ parts: [] }] },
      { contents: [{ parts: [{ thought: true }] }] },
      { contents: [{ parts: [{ text: 'a' }] }], generationConfig: { maxOutputTokens: -1 } },
      { contents: [{ parts: [{ fileData: { fileUri: `${HOST}/v1beta/files/gone` } }] }] },
    ];
    const body = inlined(...wrong.map((request, index) => ({ request, metadata: { index: String(index) } })));
    const ended = await whenDone(cloud, (await call(cloud, 'POST', GENERATE, body)).body);
    expect(ended.metadata).toMatchObject({
      state: 'BATCH_STATE_SUCCEEDED',
      batchStats: { requestCount: '6', failedRequestCount: '6' },
    });
    const responses = ended.metadata.output?.inlinedResponses?.inlinedResponses ?? [];
    expect(responses.map(({ error }) => (isJsonObject(error) ? error['code'] : undefined))).toEqual([3, 3, 3, 3, 3, 7]);
    expect(responses[0]).toEqual({
      error: { code: 3, message: 'Please use a valid role: user, model.' },
      metadata: { index: '0' },
    });
  });

  test('by a switch loses its metadata, or its order, as users have seen it', async () => {
    const requests = Array.from({ length: 30 }, (_, index) => ({
      request: asking(`row ${index}`),
      metadata: { index: String(index) },
    }));
    const responsesOf = async (options: MockCloudOptions): Promise<JsonObject[]> => {
      const cloud = openCloud(options);
      const ended = await whenDone(cloud, (await call(cloud, 'POST', GENERATE, inlined(...requests))).body);
      return ended.metadata.output?.inlinedResponses?.inlinedResponses ?? [];
    };
    const without = await responsesOf({ gemini: { metadataEcho: false } });
    expect(without.filter((response) => 'metadata' in response)).toEqual([]);
    const shuffled = (await responsesOf({ gemini: { inlineOrder: 'shuffle' } })).map(({ metadata }) => metadata);
    expect(shuffled).not.toEqual(requests.map(({ metadata }) => metadata));
    expect(new Set(shuffled.map((metadata) => JSON.stringify(metadata))).size).toBe(30);
  });
});
