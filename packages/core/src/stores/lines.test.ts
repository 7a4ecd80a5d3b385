import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type LineBatch, readLines } from './lines.ts';

const uri = 'gs://bucket/x.jsonl';

async function* inChunks(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function linesOf(bytes: Buffer | string, size = 65_536, maxLineBytes?: number): Promise<[number, string][]> {
  const options = maxLineBytes === undefined ? { uri } : { uri, maxLineBytes };
  const batches: LineBatch[] = await Array.fromAsync(readLines(inChunks(Buffer.from(bytes), size), options));
  return batches.flatMap(({ firstLineNumber, lines }) =>
    lines.map((line, at): [number, string] => [firstLineNumber + at, line]),
  );
}

test.for<[title: string, text: string, lines: string[]]>([
  ['nothing', '', []],
  ['one line', '{"a":1}\n', ['{"a":1}']],
  ['a last line without newline', 'a\nb', ['a', 'b']],
  ['blank lines, which count', 'a\n\nb\n\n', ['a', '', 'b', '']],
  ['lines of Windows', 'a\r\n\r\nb\r\nc', ['a', '', 'b', 'c']],
  ['a carriage return within a line', 'a\rb\n', ['a\rb']],
  ['a byte order mark', '\uFEFFa\n\uFEFFb\n', ['a', '\uFEFFb']],
  ['a line separator within a string', '"\u2028\u2029\u0085"\nb\n', ['"\u2028\u2029\u0085"', 'b']],
  ['more than one byte a character', 'ü€𝄞\nü\n', ['ü€𝄞', 'ü']],
])('reads %s, however the bytes arrive', async ([, text, lines]) => {
  const numbered = lines.map((line, at) => [at + 1, line]);
  for (const size of [1, 2, 3, 5, 65_536]) expect(await linesOf(text, size)).toEqual(numbered);
});

test('yields the same lines however the bytes arrive', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.string({ unit: 'binary' }).map((line) => line.replaceAll('\n', ' '))),
      fc.constantFrom('\n', '\r\n'),
      fc.integer({ min: 1, max: 9 }),
      async (lines, end, size) => {
        fc.pre(!lines.some((line) => line.endsWith('\r')) && !lines[0]?.startsWith('\uFEFF'));
        const read = await linesOf(lines.map((line) => line + end).join(''), size);
        expect(read).toEqual(lines.map((line, at) => [at + 1, line]));
      },
    ),
    { examples: [[['\u2028', ''], '\n', 1]] },
  ));

test('names the lines that are no UTF-8, and reads the others', () =>
  fc.assert(
    fc.asyncProperty(fc.array(fc.boolean(), { minLength: 1 }), fc.integer({ min: 1, max: 9 }), async (sound, size) => {
      const bytes = Buffer.concat(
        sound.map((isSound) => (isSound ? Buffer.from('ü\n') : Buffer.from([0x61, 0xff, 0x0a]))),
      );
      const batches = await Array.fromAsync(readLines(inChunks(bytes, size), { uri }));
      const read = batches.flatMap(({ lines, malformed }) =>
        lines.map((line, at) => [line, malformed?.has(at) ?? false]),
      );
      expect(read).toEqual(sound.map((isSound) => (isSound ? ['ü', false] : ['a\uFFFD', true])));
    }),
  ));

test.for([[1], [4], [65_536]])(
  'refuses a line over the limit, and keeps one at the limit: chunks of %i bytes',
  async ([size]) => {
    const limit = 10;
    expect(await linesOf(`a\n${'b'.repeat(limit)}\nc`, size, limit)).toHaveLength(3);
    for (const end of ['\nc', '']) {
      await expect(linesOf(`a\n${'b'.repeat(limit + 1)}${end}`, size, limit)).rejects.toThrow(
        'gs://bucket/x.jsonl, line 2 is longer than 10 bytes',
      );
    }
  },
);

test('asks for no more bytes than it needs for the lines taken', async () => {
  let asked = 0;
  async function* endless(): AsyncGenerator<Buffer> {
    for (;;) {
      asked++;
      yield Buffer.from('a\n');
    }
  }
  for await (const { firstLineNumber } of readLines(endless(), { uri })) if (firstLineNumber === 3) break;
  expect(asked).toBe(3);
});
