import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../model/json.ts';
import { openCloud } from '../../open-cloud.test-setup.ts';
import { call, whenDone } from './call-gemini.test-setup.ts';
import { asking, GENERATE, hello, inlined } from './create-bodies.test-setup.ts';

describe('a create is refused', () => {
  test.for<[what: string, body: unknown, message: string]>([
    [
      'for a field that nobody knows',
      inlined({ request: { ...asking('a'), generation_config: { thinkingBudget: 1 } } }),
      `Invalid JSON payload received. Unknown name "thinkingBudget" at 'batch.input_config.requests.requests[0].request.generation_config': Cannot find field.`,
    ],
    [
      'for options beside the contents',
      inlined({ request: { ...asking('a'), temperature: 1 } }),
      `Invalid JSON payload received. Unknown name "temperature" at 'batch.input_config.requests.requests[0].request': Cannot find field.`,
    ],
    [
      'for a list in place of one',
      inlined({ request: { ...asking('a'), generationConfig: [] } }),
      `Invalid JSON payload received. Unknown name "generationConfig" at 'batch.input_config.requests.requests[0].request': Proto field is not repeating, cannot start list.`,
    ],
    [
      'for words in place of a number',
      inlined({ request: { ...asking('a'), generationConfig: { temperature: 'hot' } } }),
      `Invalid value at 'batch.input_config.requests.requests[0].request.generation_config.temperature' (TYPE_FLOAT), "hot"`,
    ],
    [
      'for a body that is no message',
      '[]',
      'Invalid JSON payload received. Unknown name "": Root element must be a message.',
    ],
    [
      'for no rows',
      inlined(),
      '* BatchGenerateContentRequest.batch.input_config.requests.requests: at least one request is required, or a file_name.\n',
    ],
    [
      'for a row without a request',
      inlined({ metadata: {} }),
      '* BatchGenerateContentRequest.batch.input_config.requests.requests[0]: request is not specified\n',
    ],
  ])('%s', async ([, body, message]) => {
    const cloud = openCloud();
    const answer = await call(cloud, 'POST', GENERATE, body);
    expect([answer.status, answer.body.error.status, answer.body.error.message]).toEqual([
      400,
      'INVALID_ARGUMENT',
      message,
    ]);
    expect(cloud.batches.list()).toEqual([]);
  });

  test('with every mistake in it told, and where', async () => {
    const row = (temperature: unknown): JsonObject => ({
      request: { ...asking('a'), generationConfig: { temperature } },
    });
    const { body } = await call(openCloud(), 'POST', GENERATE, inlined(row('a'), row(1), row('b')));
    const field = (index: number): string =>
      `batch.input_config.requests.requests[${index}].request.generation_config.temperature`;
    expect(body.error.details).toEqual([
      {
        '@type': 'type.googleapis.com/google.rpc.BadRequest',
        fieldViolations: [0, 2].map((index) => expect.objectContaining({ field: field(index) }) as unknown),
      },
    ]);
    expect(body.error.message.split('\n')).toHaveLength(2);
  });

  test.for([
    'models/imagen-4.0:batchGenerateContent',
    'models/gemini-embedding-001:batchGenerateContent',
    'models/gemini-2.5-flash:asyncBatchEmbedContent',
    'models/anthropic/claude-x:batchGenerateContent',
    'tunedModels/mine:batchGenerateContent',
  ])('for a model that takes no such batches: %s', async (path) => {
    const { status, body } = await call(openCloud(), 'POST', `v1/${path}`, hello);
    const [model, method] = path.split(':');
    expect([status, body.error.message]).toEqual([
      404,
      `${model} is not found for API version v1, or is not supported for ${method}. Call ListModels to see the list of available models and their supported methods.`,
    ]);
  });

  test('for rows that are too large together', async () => {
    const cloud = openCloud({ gemini: { quota: { inlineBytes: 1000 } } });
    const large = inlined({ request: asking('x'.repeat(1000)) });
    expect((await call(cloud, 'POST', GENERATE, large)).body.error.message).toBe(
      'Request payload size exceeds the limit: 1000 bytes.',
    );
    expect((await call(cloud, 'POST', GENERATE, hello)).status).toBe(200);
  });

  test.for<[what: string, quota: object]>([
    ['too many batches', { concurrentBatches: 2 }],
    ['too many tokens', { enqueuedTokens: { gemini: 5 } }],
  ])('for %s at a time, until one has ended', async ([, quota]) => {
    const cloud = openCloud({ gemini: { quota } });
    const first = await call(cloud, 'POST', GENERATE, hello);
    await call(cloud, 'POST', GENERATE, hello);
    const refused = await call(cloud, 'POST', GENERATE, hello);
    expect([refused.status, refused.body.error.status]).toEqual([429, 'RESOURCE_EXHAUSTED']);
    expect(refused.body.error.message).toMatch(/^You exceeded your current quota/);
    await whenDone(cloud, first.body);
    expect((await call(cloud, 'POST', GENERATE, hello)).status).toBe(200);
  });
});
