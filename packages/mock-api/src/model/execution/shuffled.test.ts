import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SeededRandom } from '../seeded-random.ts';
import type { SourceRow } from './row-source.ts';
import { shuffled } from './shuffled.ts';

const blockSizes = [3, 1, 7];

async function* rowsOf(texts: readonly string[]): AsyncGenerator<SourceRow[], void> {
  const rows = texts.map((text, index) => ({ text, index, place: () => 'here' }));
  for (let at = 0, block = 0; at < rows.length; block += 1) {
    const size = blockSizes[block % blockSizes.length]!;
    yield rows.slice(at, at + size);
    at += size;
  }
}

const shuffle = async (texts: readonly string[], seed: number, rows = 1000, characters = 1e6): Promise<string[]> =>
  (await Array.fromAsync(shuffled(rowsOf(texts), new SeededRandom(seed, 'test'), { rows, characters })))
    .flat()
    .map(({ text }) => text);

test('every row comes exactly once, in an order that the seed decides', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.string()),
      fc.integer(),
      fc.integer({ min: 1, max: 10 }),
      fc.integer({ min: 1, max: 30 }),
      async (texts, seed, rows, characters) => {
        const once = await shuffle(texts, seed, rows, characters);
        expect(once.toSorted()).toEqual(texts.toSorted());
        expect(await shuffle(texts, seed, rows, characters)).toEqual(once);
      },
    ),
  ));

test('any row of a small job may come first', async () => {
  const texts = ['a', 'b', 'c', 'd', 'e'];
  const firsts = await Promise.all(
    Array.from({ length: 200 }, async (_, seed) => (await shuffle(texts, seed)).slice(0, 1)),
  );
  expect([...new Set(firsts.flat())].toSorted()).toEqual(texts);
});

test('as many rows are held as the window has room for, and no more', async () => {
  let read = 0;
  let given = 0;
  async function* counted(): AsyncGenerator<SourceRow[], void> {
    for (; read < 500; read += 1) yield [{ text: 'x'.repeat(10), index: read, place: () => 'here' }];
  }
  for await (const rows of shuffled(counted(), new SeededRandom(1, 'test'), { rows: 1000, characters: 100 })) {
    if (read < 500) expect(read - given).toBe(10);
    given += rows.length;
  }
  expect(given).toBe(500);
});
