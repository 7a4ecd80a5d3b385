import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LinePacker } from './pack-lines.ts';

test('gives back every line once, in order, in chunks of whole lines', () =>
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: 'grapheme' }).map((line) => line.replaceAll('\n', ' '))),
      fc.integer({ min: 1, max: 40 }),
      (lines, chunkBytes) => {
        const packer = new LinePacker(chunkBytes);
        const chunks = [...lines.flatMap((line) => packer.add(line)), ...packer.end()];
        expect(Buffer.concat(chunks).toString()).toBe(lines.map((line) => `${line}\n`).join(''));
        for (const chunk of chunks) {
          expect(chunk.at(-1)).toBe(0x0a);
          expect(chunk.length <= chunkBytes || chunk.indexOf(0x0a) === chunk.length - 1).toBe(true);
        }
      },
    ),
  ));

test('a chunk that was handed over is not written to again', () => {
  const packer = new LinePacker(4);
  packer.add('ab');
  const [first] = packer.add('cd');
  packer.add('ef');
  expect(first?.toString()).toBe('ab\n');
});
