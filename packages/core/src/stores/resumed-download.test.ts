import fc from 'fast-check';
import { expect, test } from 'vitest';
import { crc32c, crc32cBase64 } from './crc32c.ts';
import { resumedDownload } from './resumed-download.ts';

class Cut extends Error {}
const isCut = (error: unknown): boolean => error instanceof Cut;
const uri = 'gs://bucket/x';
const content = Buffer.from('abcdefghij');
const facts = { uri, sizeBytes: content.length, crc32c: crc32cBase64(crc32c(content)) };

/** A download that breaks after so many bytes, then after so many more …; with an error or just by ending. */
function breaking(
  after: number[],
  how: 'error' | 'end',
  started: number[] = [],
): (start: number) => AsyncIterable<Buffer> {
  const left = [...after];
  return async function* (start) {
    started.push(start);
    const bytes = left.shift();
    yield content.subarray(start, bytes === undefined ? undefined : start + bytes);
    if (bytes !== undefined && how === 'error') throw new Cut('the line broke');
  };
}

test('gives every byte once, wherever the line breaks', () =>
  fc.assert(
    fc.asyncProperty(fc.array(fc.nat(4), { maxLength: 10 }), fc.constantFrom('error', 'end'), async (after, how) => {
      const chunks = await Array.fromAsync(resumedDownload(breaking(after, how), isCut, facts));
      expect(Buffer.concat(chunks).toString()).toBe('abcdefghij');
    }),
  ));

test('goes on at the byte where the line broke', async () => {
  const started: number[] = [];
  await Array.fromAsync(resumedDownload(breaking([3, 0, 4], 'error', started), isCut, facts));
  expect(started).toEqual([0, 3, 3, 7]);
});

test('gives up after the tenth resumption', async () => {
  const started: number[] = [];
  const download = resumedDownload(breaking(Array(50).fill(0), 'error', started), isCut, facts);
  await expect(Array.fromAsync(download)).rejects.toThrow(
    'The download of gs://bucket/x broke 11 times, last after 0 of 10 bytes.',
  );
  expect(started).toHaveLength(11);
});

test('lets other errors through at once', async () => {
  const started: number[] = [];
  async function* refused(start: number): AsyncGenerator<Buffer> {
    started.push(start);
    yield content.subarray(0, 2);
    throw new TypeError('forbidden');
  }
  await expect(Array.fromAsync(resumedDownload(refused, isCut, facts))).rejects.toThrow('forbidden');
  expect(started).toEqual([0]);
});

test('does not resume what has no known length', async () => {
  const download = resumedDownload(breaking([3], 'error'), isCut, { uri });
  await expect(Array.fromAsync(download)).rejects.toThrow('the line broke');
});

test('says so when the bytes are not those that were stored', async () => {
  const wrong = resumedDownload(breaking([], 'end'), isCut, { ...facts, crc32c: 'AAAAAA==' });
  await expect(Array.fromAsync(wrong)).rejects.toThrow('are not those stored there');
  const tooMany = resumedDownload(breaking([], 'end'), isCut, { uri, sizeBytes: 9 });
  await expect(Array.fromAsync(tooMany)).rejects.toThrow('gs://bucket/x has 9 bytes, but 10 came.');
});

test('leaving the loop leaves the download', async () => {
  let left = false;
  async function* open(): AsyncGenerator<Buffer> {
    try {
      for (;;) yield content;
    } finally {
      left = true;
    }
  }
  for await (const chunk of resumedDownload(open, isCut, { uri })) if (chunk.length > 0) break;
  expect(left).toBe(true);
});
