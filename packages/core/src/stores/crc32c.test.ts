import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CRC32C } from '@google-cloud/storage';
import { crc32c, crc32cBase64 } from './crc32c.ts';

test('gives the check value of CRC32C', () => {
  expect(crc32c(Buffer.from('123456789'))).toBe(0xe3069283);
  expect(crc32cBase64(crc32c(Buffer.from('')))).toBe('AAAAAA==');
});

test('gives what Google’s library gives, however the bytes are cut', () =>
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), fc.nat(100), fc.nat(7), (content, at, offset) => {
      // Wherever they lie in a larger buffer, as chunks of a download do.
      const bytes = new Uint8Array(content.length + offset).subarray(offset);
      bytes.set(content);
      const reference = new CRC32C();
      reference.update(Buffer.from(bytes));
      expect(crc32cBase64(crc32c(bytes.subarray(at), crc32c(bytes.subarray(0, at))))).toBe(reference.toString());
    }),
  ));
