import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ObjectStore } from '../stores/object-store.ts';
import { outputFiles } from './output-files.ts';

const storeOf = (...names: string[]): ObjectStore => ({
  async *list(bucket, prefix) {
    for (const name of names) if (name.startsWith(prefix)) yield { bucket, name };
  },
  async *listDirectories() {},
  read: () => expect.unreachable(),
});

const filesIn = async (...names: string[]): Promise<string[]> =>
  (await outputFiles(storeOf(...names.map((name) => `out/d/${name}`)), 'gs://b/out/d')).map(({ name }) =>
    name.slice(6),
  );

test.for<[title: string, names: string[], files: string[]]>([
  ['of Gemini and Claude', ['predictions.jsonl'], ['predictions.jsonl']],
  [
    'in shards',
    ['predictions.jsonl-00001-of-00002', 'predictions.jsonl-00000-of-00002'],
    ['predictions.jsonl-00000-of-00002', 'predictions.jsonl-00001-of-00002'],
  ],
  ['of text embeddings', ['000000000000.jsonl', '000000000001.jsonl'], ['000000000000.jsonl', '000000000001.jsonl']],
  [
    'of own models',
    ['prediction.errors_stats-00000-of-00001', 'prediction.results-00000-of-00001'],
    ['prediction.results-00000-of-00001', 'prediction.errors_stats-00000-of-00001'],
  ],
  [
    'of own models, all of whose rows failed',
    ['prediction.errors_stats-00000-of-00001'],
    ['prediction.errors_stats-00000-of-00001'],
  ],
  [
    'whole, before shards',
    ['000000000000.jsonl', 'predictions.jsonl', 'predictions.jsonl-00000-of-00001'],
    ['predictions.jsonl'],
  ],
  [
    'and nothing beside it',
    [
      'incremental_predictions.jsonl',
      'predictions.jsonl',
      'predictions.jsonl.metadata',
      'row_count.json',
      'sub/predictions.jsonl',
    ],
    ['predictions.jsonl'],
  ],
])('finds the output %s', async ([, names, files]) => {
  expect(await filesIn(...names)).toEqual(files);
});

test('finds the same files in whatever order they are listed', () => {
  const names = [
    'predictions.jsonl-00000-of-00003',
    'predictions.jsonl-00001-of-00003',
    'predictions.jsonl-00002-of-00003',
    'row_count.json',
  ];
  return fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(names, { minLength: names.length }), async (listed) => {
      expect(await filesIn(...listed)).toEqual(names.slice(0, 3));
    }),
  );
});

test('takes the directory with or without a slash, and not one whose name begins alike', async () => {
  const store = storeOf('out/d/predictions.jsonl', 'out/d2/predictions.jsonl');
  for (const directory of ['gs://b/out/d', 'gs://b/out/d/']) {
    expect(await outputFiles(store, directory)).toEqual([{ bucket: 'b', name: 'out/d/predictions.jsonl' }]);
  }
});

test('says what is there when no output is', async () => {
  await expect(filesIn()).rejects.toThrow(
    'No output of a batch job in gs://b/out/d/: looked for predictions.jsonl, but nothing is there.',
  );
  await expect(filesIn('row_count.json', 'x.csv')).rejects.toThrow('saw row_count.json, x.csv.');
});

test('refuses an output with a shard missing', async () => {
  await expect(filesIn('predictions.jsonl-00000-of-00002')).rejects.toThrow('is not whole: 1 of 2 shards are there');
  await expect(filesIn('000000000000.jsonl', '000000000002.jsonl')).rejects.toThrow('2 of 3 shards are there');
  await expect(filesIn('prediction.results-00000-of-00001', 'prediction.errors_stats-00001-of-00002')).rejects.toThrow(
    '1 of 2 shards are there, saw prediction.errors_stats-00001-of-00002',
  );
});
