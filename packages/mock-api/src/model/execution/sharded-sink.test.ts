import fc from 'fast-check';
import { expect, test } from 'vitest';
import { beamShards, layoutIn, oneFile, resultsAndErrors, type OutputLayout } from '../families/output-layout.ts';
import { ShardedSink } from './sharded-sink.ts';

/** Writes so many rows, every seventh of them failed. @returns The lines of each object, by name. */
async function written(layout: OutputLayout, rows: number): Promise<Map<string, string[]>> {
  const objects = new Map<string, string[]>();
  const sink = new ShardedSink(layout, rows, (name) => {
    const lines: string[] = [];
    return {
      write: (line) => void lines.push(line),
      publish: async () => void objects.set(name, lines),
      discard: async () => {},
    };
  });
  for (let row = 0; row < rows; row += 1) await sink.write(`row ${row}`, row % 7 === 6);
  await sink.publish();
  return objects;
}

test('every row is in exactly one object, and no object is missing from the numbered ones', () =>
  fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 300 }),
      fc.integer({ min: 1, max: 100 }),
      fc.integer({ min: 1, max: 10 }),
      fc.constantFrom(undefined, 'errors'),
      async (rows, rowsPerShard, maxShards, errorsName) => {
        const name = beamShards('results');
        const layout = { name, rowsPerShard, maxShards, ...(errorsName !== undefined && { errorsName }) };
        const objects = await written(layout, rows);
        expect([...objects.values()].flat().toSorted()).toEqual(
          Array.from({ length: rows }, (_, row) => `row ${row}`).toSorted(),
        );
        const shards = objects.size - (errorsName === undefined ? 0 : 1);
        expect(shards).toBe(Math.min(maxShards, Math.ceil(rows / rowsPerShard)));
        for (let shard = 0; shard < shards; shard += 1) expect(objects.has(name(shard, shards))).toBe(true);
        if (errorsName !== undefined) expect(objects.get(errorsName)).toHaveLength(Math.floor(rows / 7));
      },
    ),
  ));

test('results of one’s own models are spread over numbered objects, errors are apart', async () => {
  const objects = await written(resultsAndErrors, 250);
  expect([...objects.keys()]).toEqual([
    'prediction.results-00000-of-00003',
    'prediction.results-00001-of-00003',
    'prediction.results-00002-of-00003',
    'prediction.errors_stats-00000-of-00001',
  ]);
});

test('other results are one object, failed rows included', async () => {
  expect([...(await written(oneFile, 250)).keys()]).toEqual(['predictions.jsonl']);
});

test('a cloud may cut results into numbered pieces', async () => {
  const objects = await written(layoutIn(oneFile, { rowsPerShard: 100, outputSiblings: false }), 250);
  expect([...objects].map(([name, lines]) => [name, lines.length])).toEqual([
    ['predictions.jsonl-00000-of-00003', 84],
    ['predictions.jsonl-00001-of-00003', 84],
    ['predictions.jsonl-00002-of-00003', 82],
  ]);
});

test('a cloud may put files beside the results that a reader has to leave alone', async () => {
  const objects = await written(layoutIn(oneFile, { rowsPerShard: Infinity, outputSiblings: true }), 3);
  expect(Object.fromEntries(objects)).toEqual({
    'predictions.jsonl': ['row 0', 'row 1', 'row 2'],
    'incremental_predictions.jsonl': ['row 0', 'row 1', 'row 2'],
    'row_count.json': ['{"row_count":3}'],
    'predictions.jsonl.metadata': ['{"file":"predictions.jsonl"}'],
  });
  expect(layoutIn(resultsAndErrors, { rowsPerShard: 1, outputSiblings: true })).toBe(resultsAndErrors);
});
