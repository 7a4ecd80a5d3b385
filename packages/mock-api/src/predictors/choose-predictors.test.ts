import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { SeededRandom } from '../model/seeded-random.ts';
import { choosePredictors, type PredictorOptions } from './choose-predictors.ts';
import type { TextAnswer } from './predictor.ts';

const ask = async (options: PredictorOptions, text = 'Rain?'): Promise<string | TextAnswer> =>
  choosePredictors(options).text({ model: 'm', text, request: { text }, random: new SeededRandom(1, 'test') });

test('fixtures come first, then a function of one’s own, then the mock itself', async () => {
  const fixtures = [{ match: { text: 'Rain?' }, answer: 'chosen' }];
  const predictors = { text: () => 'mine' };
  expect(await ask({ fixtures, predictors })).toBe('chosen');
  expect(await ask({ fixtures, predictors }, 'Snow?')).toBe('mine');
  expect(await ask({ fixtures }, 'Snow?')).toContain('Mock m was asked');
  await expect(ask({ fixtures, predictors, fixtureMisses: 'fail' }, 'Snow?')).rejects.toThrow('No fixture fits');
});

test('whoever reads from the folder that they record into asks only for what is new', async () => {
  const parent = await mkdtemp(join(tmpdir(), 'genai-batch-record-'));
  onTestFinished(() => rm(parent, { recursive: true }));
  const folder = join(parent, 'not-there-yet');
  const asked: string[] = [];
  const predictors = {
    text: ({ text }: { text: string }) => {
      asked.push(text);
      return `answer to ${text}`;
    },
  };
  for (const text of ['Rain?', 'Rain?', 'Snow?', 'Rain?']) {
    expect(await ask({ fixtures: folder, record: folder, predictors }, text)).toBe(`answer to ${text}`);
  }
  expect(asked).toEqual(['Rain?', 'Snow?']);
  expect(() => choosePredictors({ fixtures: join(parent, 'never') })).toThrow('never');
});

test.for<[options: PredictorOptions, message: string]>([
  [{ upstream: { url: 'http://127.0.0.1:1/v1' }, predictors: { text: () => '' } }, 'not both'],
  [
    { upstream: { url: 'http://127.0.0.1:1/v1', embeddingModel: 'e' }, predictors: { embedding: () => [1] } },
    'Either upstream.embeddingModel or predictors.embedding',
  ],
  [
    { upstream: { url: 'http://127.0.0.1:1/v1', embeddingModel: '' } },
    'upstream.embeddingModel is the name of a model',
  ],
  [{ predictors: { concurrency: 0 } }, 'predictors.concurrency is a whole number from 1, not 0'],
])('%j makes no sense', ([options, message]) => {
  expect(() => choosePredictors(options)).toThrow(message);
});

test('several rows are asked at once where an upstream answers, one by one else', () => {
  const upstream = { url: 'http://127.0.0.1:1/v1' };
  expect(choosePredictors({}).concurrency).toBe(1);
  expect(choosePredictors({ upstream }).concurrency).toBe(4);
  expect(choosePredictors({ upstream, predictors: { concurrency: 2 } }).concurrency).toBe(2);
});

test.for<[what: string, give: () => unknown, message: string]>([
  ['nothing', () => undefined, 'predictors.instance gave undefined: it gives what can be JSON.'],
  ['a bigint', async () => 5n, 'predictors.instance gave 5: it gives what can be JSON (TypeError:'],
  ['an error', () => Promise.reject(new Error('boom')), 'predictors.instance threw Error: boom'],
])('an instance whose function gives %s fails alone', async ([, give, message]) => {
  const { instance } = choosePredictors({ predictors: { instance: give } });
  const question = { model: 'm', instance: {}, parameters: {}, random: new SeededRandom(1, 'test') };
  await expect(instance(question)).rejects.toMatchObject({
    name: 'RowFailure',
    message: expect.stringContaining(message),
  });
});
