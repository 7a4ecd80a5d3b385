import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readMultipartRelated } from './multipart-related.ts';

// oxlint-disable-next-line require-await -- stands for a request's body
async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array, void> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

function body(
  end: string,
  boundary: string,
  media: Uint8Array,
  { preamble = '', epilogue = end, type = 'text/plain' } = {},
): Buffer {
  const json = '{"name":"in/a.jsonl"}';
  const head = `${preamble}--${boundary}${end}Content-Type: application/json${end}${end}${json}${end}--${boundary}${end}Content-Type: ${type}${end}${end}`;
  return Buffer.concat([Buffer.from(head), media, Buffer.from(`${end}--${boundary}--${epilogue}`)]);
}

async function read(
  bytes: Uint8Array,
  contentType: string,
  size: number,
): Promise<{ attributes: string; contentType: string | undefined; media: Buffer }> {
  const { media, ...parts } = await readMultipartRelated(inPieces(bytes, size), contentType);
  return { ...parts, media: Buffer.concat((await Array.fromAsync(media)).map((chunk) => chunk.slice())) };
}

test('finds the same parts however the body arrives and whatever its lines end in', () =>
  fc.assert(
    fc.asyncProperty(
      fc.constantFrom('\r\n', '\n'),
      fc.array(
        fc.oneof(
          fc.uint8Array({ maxLength: 9 }),
          fc
            .constantFrom('\n', '\r', '\r\n--', '--b7', '\r\n--b7x', '\n--b7x', '\n--b')
            .map((text) => Buffer.from(text)),
        ),
      ),
      fc.integer({ min: 1, max: 40 }),
      async (end, pieces, size) => {
        const media = Buffer.concat(pieces);
        fc.pre(!/\n--b7(?:--|\s|$)/.test(media.toString('latin1'))); // a sender chooses a boundary that is not in the data
        expect(await read(body(end, 'b7', media), 'multipart/related; boundary=b7', size)).toEqual({
          attributes: '{"name":"in/a.jsonl"}',
          contentType: 'text/plain',
          media,
        });
      },
    ),
    {
      examples: [
        ['\n', [Buffer.from('ends in a \r')], 3],
        ['\r\n', [Buffer.from('\r\n')], 1],
      ],
    },
  ));

test.for([
  'multipart/related; boundary=b-1',
  'multipart/related; boundary="b-1"',
  "multipart/related; boundary='b-1'; type=x",
  'Multipart/Related;BOUNDARY=b-1',
])('reads the boundary of %s', async (contentType) => {
  const { media } = await read(
    body('\r\n', 'b-1', Buffer.from('data'), { preamble: 'ignored\r\n', epilogue: '' }),
    contentType,
    5,
  );
  expect(media.toString()).toBe('data');
});

test.for<[title: string, bytes: string, contentType: string, message: string]>([
  ['no boundary', '', 'multipart/related', 'names no boundary'],
  ['no part', 'nothing', 'multipart/related; boundary=b', 'its boundary never comes'],
  ['one part', '--b\n\n{}\n--b--\n', 'multipart/related; boundary=b', 'one part'],
  ['three parts', '--b\n\n{}\n--b\n\nx\n--b\n\ny\n--b--', 'multipart/related; boundary=b', 'more than two parts'],
  ['no end', '--b\n\n{}\n--b\n\nx', 'multipart/related; boundary=b', 'ends before its closing boundary'],
  ['a bad header', '--b\nContent-Type\n\n{}', 'multipart/related; boundary=b', 'a header without a colon'],
])('refuses a body with %s', async ([, bytes, contentType, message]) => {
  await expect(read(Buffer.from(bytes), contentType, 4)).rejects.toThrow(message);
});
