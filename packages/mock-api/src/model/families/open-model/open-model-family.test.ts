import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../json.ts';
import { create, linesOf, openSeeded, run } from '../run-job.test-setup.ts';

describe('open models as a service', () => {
  const model = 'publishers/meta/models/llama-3.1-405b-instruct-maas';
  const rows = [
    {
      custom_id: 'a',
      method: 'POST',
      url: '/v1/chat/completions',
      body: { model: 'meta/another', messages: [{ role: 'user', content: 'Why is the sky blue?' }], max_tokens: 50 },
    },
    { body: { messages: [{ role: 'user', content: [{ type: 'image_url', image_url: { url: 'x' } }] }] }, note: 7 },
    { custom_id: 'c', body: {} },
  ];

  test('rows are answered as chat completions; those that cannot be say why', async () => {
    const { job, files } = await run(openSeeded({ order: 'input' }), rows, { model });
    expect(job).toMatchObject({
      state: 'JOB_STATE_SUCCEEDED',
      completionStats: { successfulCount: '1', failedCount: '2' },
    });
    expect(Object.keys(files)).toEqual(['predictions.jsonl']);
    const [first, second, third] = linesOf(files['predictions.jsonl']);
    expect(Object.keys(first ?? {})).toEqual(['custom_id', 'body', 'id', 'response', 'status']);
    expect(first).toMatchObject({
      custom_id: 'a',
      body: rows[0]?.body,
      status: '',
      response: {
        object: 'chat.completion',
        model: 'meta/llama-3.1-405b-instruct-maas',
        choices: [{ index: 0, message: { role: 'assistant' }, finish_reason: 'stop' }],
        usage: { prompt_tokens: 5, completion_tokens: expect.any(Number) },
      },
    });
    expect(second).toMatchObject({ note: 7, response: {}, status: expect.stringContaining('text only') });
    expect(third).toMatchObject({ custom_id: 'c', status: expect.stringContaining('messages: Field required') });
  });

  test.for(['response', 'id'])('a row with the reserved name %s fails the job', async (name) => {
    const { job } = await run(openSeeded(), [{ ...rows[0], [name]: 'x' }], { model });
    expect(job).toMatchObject({
      state: 'JOB_STATE_FAILED',
      error: { code: 3, message: expect.stringContaining(name) },
    });
  });

  test('rows without a body fail the job', async () => {
    const { job } = await run(openSeeded(), [{ custom_id: 'a', request: {} }], { model });
    expect(job).toMatchObject({ error: { message: expect.stringContaining('Unrecognized name: body') } });
  });

  test('E5 embeds one text or several', async () => {
    const inputs = ['Hello World', ['Hello', 'World']];
    const { files } = await run(
      openSeeded({ order: 'input' }),
      inputs.map((input) => ({ custom_id: String(input), url: '/v1/embeddings', body: { input } })),
      { model: 'publishers/intfloat/models/multilingual-e5-small-maas' },
    );
    const [one, two] = linesOf(files['predictions.jsonl']).map(({ response }) => response as { data: JsonObject[] });
    expect(one).toMatchObject({
      object: 'list',
      data: [{ object: 'embedding', index: 0 }],
      usage: { prompt_tokens: 3 },
    });
    expect(one?.data[0]?.['embedding']).toHaveLength(384);
    expect(two?.data.map(({ index }) => index)).toEqual([0, 1]);
  });

  test('they are not in global', async () => {
    expect(await create(openSeeded(), { model, location: 'global' })).toMatchObject({
      status: 400,
      body: { error: { status: 'INVALID_ARGUMENT', message: expect.stringContaining('in global') } },
    });
  });

  test('a model of Model Garden that the job deploys for itself takes the same rows', async () => {
    const gemma = 'publishers/google/models/gemma3@gemma-3-1b-it';
    const more = { dedicatedResources: { machineSpec: { machineType: 'g2-standard-12' }, startingReplicaCount: 1 } };
    const { files } = await run(openSeeded(), [rows[0]], { model: gemma, more });
    expect(linesOf(files['predictions.jsonl'])).toMatchObject([{ response: { object: 'chat.completion' } }]);
    expect(await create(openSeeded(), { model: gemma })).toMatchObject({ status: 400 });
  });
});
