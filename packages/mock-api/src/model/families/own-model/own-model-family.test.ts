import { describe, expect, test } from 'vitest';
import { isJsonObject, type JsonObject } from '../../json.ts';
import { create, linesOf, openSeeded, run } from '../run-job.test-setup.ts';

describe("models of one's own", () => {
  const model = 'projects/mock-project/locations/us-central1/models/7654321';
  const RESULTS = 'prediction.results-00000-of-00001';
  const ERRORS = 'prediction.errors_stats-00000-of-00001';

  test('any line of JSON is an instance, and a prompt is answered as by a Gemma', async () => {
    const rows = [{ prompt: 'Why is the sky blue?', max_tokens: 9 }, [0.1, 'red'], 'text', 42, null];
    const { job, files } = await run(
      openSeeded({ order: 'input' }),
      rows.map((row) => JSON.stringify(row)),
      { model },
    );
    expect(job).toMatchObject({ model, completionStats: { successfulCount: '5' } });
    expect(String((job['outputInfo'] as JsonObject)['gcsOutputDirectory'])).toMatch(
      /^gs:\/\/out\/prediction-7654321-2026/,
    );
    expect(Object.keys(files).toSorted()).toEqual([ERRORS, RESULTS]);
    expect(files[ERRORS]).toBe('');
    const lines = linesOf(files[RESULTS]);
    expect(lines.map(({ instance }) => instance)).toEqual(rows);
    expect(lines[0]?.['prediction']).toMatch(/^Prompt:\nWhy is the sky blue\?\nOutput:\nMock 7654321 was/);
    expect(Object.keys(lines[1] ?? {})).toEqual(['instance', 'prediction']);
  });

  test('rows are spread over numbered results, and errors are apart, with their keys', async () => {
    const rows = Array.from({ length: 250 }, (_, id) => ({ id, age: id }));
    const predict = ({ instance }: { instance: unknown }): unknown => {
      if (isJsonObject(instance) && Number(instance['age']) % 50 === 0) throw new Error('boom');
      return { score: 1 };
    };
    const cloud = openSeeded();
    cloud.models.add(model, { displayName: 'churn', predict });
    const { job, files } = await run(cloud, rows, { model, more: { instanceConfig: { keyField: 'id' } } });
    expect(job).toMatchObject({ completionStats: { successfulCount: '245', failedCount: '5' } });
    expect((job['outputInfo'] as JsonObject)['gcsOutputDirectory']).toMatch(/^gs:\/\/out\/prediction-churn-/);
    const keys = Object.entries(files).flatMap(([name, text]) => linesOf(text).map(({ key }) => [name, key] as const));
    expect(keys.map(([, key]) => Number(key)).toSorted((a, b) => a - b)).toEqual(rows.map(({ id }) => id));
    expect(Object.keys(files).toSorted()).toEqual([
      ERRORS,
      ...[0, 1, 2].map((shard) => `prediction.results-0000${shard}-of-00003`),
    ]);
    expect(linesOf(files[ERRORS])).toContainEqual({
      key: 50,
      error: { code: 13, message: expect.stringContaining('Non-OK result 500 (boom)') },
    });
  });

  test('a model tuned from Gemini takes rows of Gemini', async () => {
    const cloud = openSeeded({ models: { 7654321: { tunedFrom: 'gemini-2.5-flash' } } });
    const request = { contents: [{ role: 'user', parts: [{ text: 'Rain?' }] }] };
    const { job, files } = await run(cloud, [{ id: 1, request }], { model: `${model}@2` });
    expect((job['outputInfo'] as JsonObject)['gcsOutputDirectory']).toMatch(/^gs:\/\/out\/prediction-model-/);
    expect(linesOf(files['predictions.jsonl'])).toMatchObject([{ id: 1, response: { candidates: [{}] } }]);
  });

  test('parameters of the job reach the model', async () => {
    const seen: unknown[] = [];
    const cloud = openSeeded({ models: { 7654321: { predict: ({ parameters }) => seen.push(parameters) } } });
    await run(cloud, [{ a: 1 }], { model, more: { modelParameters: { confidence: 0.5 } } });
    expect(seen).toEqual([{ confidence: 0.5 }]);
  });

  test('a cloud can refuse models that it was told nothing of', async () => {
    const cloud = openSeeded({ unknownModels: 'refuse' });
    expect(await create(cloud, { model })).toMatchObject({
      status: 404,
      body: { error: { message: `The Model ${model} does not exist.` } },
    });
    cloud.models.add('7654321');
    expect(await create(cloud, { model })).toMatchObject({ status: 200 });
  });
});
