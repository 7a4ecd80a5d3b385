import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LinesSink, type ByteWriter } from './lines-sink.ts';

/** @param isSlow Whether it asks to be waited for. */
function writer(isSlow: boolean): ByteWriter & { readonly text: () => string } {
  const chunks: Buffer[] = [];
  return {
    write: (chunk) => {
      chunks.push(Buffer.from(chunk));
      return isSlow ? Promise.resolve() : undefined;
    },
    finish: async () => {},
    abort: async () => {},
    text: () => Buffer.concat(chunks).toString(),
  };
}

/** Some fill a block to its last byte, some are larger than one, some are of characters of three or four bytes. */
const line = fc
  .tuple(fc.constantFrom('x', 'é', '€', '🙂', '\u2028'), fc.constantFrom(0, 1, 100, 16_000, 21_845, 65_535, 70_000))
  .map(([character, count]) => character.repeat(count));

test('every line is written whole, in order, however it falls on the blocks', () =>
  fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 8 }), fc.boolean(), async (lines, isSlow) => {
      const output = writer(isSlow);
      const sink = new LinesSink(output);
      for (const each of lines) await sink.write(each);
      await sink.publish();
      expect(output.text()).toBe(lines.map((each) => `${each}\n`).join(''));
    }),
  ));
