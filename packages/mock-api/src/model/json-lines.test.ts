import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readLines } from './json-lines.ts';

async function* inPieces(text: string, size: number): AsyncGenerator<Uint8Array, void> {
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const texts = async (text: string, size = 5): Promise<string[]> =>
  (await Array.fromAsync(readLines(inPieces(text, size)))).map((line) => line.text);

test('yields the same lines however the bytes arrive', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.json({ stringUnit: 'binary' })),
      fc.integer({ min: 1, max: 9 }),
      fc.boolean(),
      async (lines, size, hasLastEnd) => {
        const text = lines.join('\n') + (hasLastEnd ? '\n' : '');
        expect(await texts(text, size)).toEqual(lines);
      },
    ),
    { examples: [[['"\u2028"'], 1, true]] },
  ));

test('leaves blank lines out, and still counts them', async () => {
  const lines = await Array.fromAsync(readLines(inPieces('\n{"a":1}\n\n  \n{"b":2}\n\n', 4)));
  expect(lines).toEqual([
    { text: '{"a":1}', number: 2 },
    { text: '{"b":2}', number: 5 },
  ]);
});
