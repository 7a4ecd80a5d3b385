import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Crc32c } from './crc32c.ts';

// Checksums of RFC 3720, appendix B.4, and the usual check value.
test.for<[title: string, bytes: Uint8Array, checksum: number]>([
  ['nothing', new Uint8Array(), 0],
  ['the digits 1 to 9', Buffer.from('123456789'), 0xe306_9283],
  ['32 bytes of zeros', new Uint8Array(32), 0x8a91_36aa],
  ['32 bytes of ones', new Uint8Array(32).fill(0xff), 0x62a8_ab43],
  ['32 rising bytes', Uint8Array.from({ length: 32 }, (_, at) => at), 0x46dd_794e],
  ['32 falling bytes', Uint8Array.from({ length: 32 }, (_, at) => 31 - at), 0x113f_db5c],
])('knows the checksum of %s', ([, bytes, checksum]) => {
  expect(new Crc32c().update(bytes).value).toBe(checksum);
});

test('writes a checksum as Cloud Storage does', () => {
  expect(new Crc32c().update(Buffer.from('hello world')).base64).toBe('yZRlqg==');
});

test('gives the same checksum however the bytes arrive', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 40 })), (chunks) => {
      const inPieces = new Crc32c();
      for (const chunk of chunks) inPieces.update(chunk);
      expect(inPieces.value).toBe(new Crc32c().update(Buffer.concat(chunks)).value);
    }),
  );
});
