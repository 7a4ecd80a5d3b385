import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Crc32c } from '../objects/crc32c.ts';
import { readTfRecords } from './tf-records.ts';

function framed(records: readonly Uint8Array[]): Buffer {
  const checksum = (bytes: Uint8Array): Buffer => {
    const crc = new Crc32c().update(bytes).value;
    const masked = Buffer.alloc(4);
    masked.writeUInt32LE((((crc >>> 15) | (crc << 17)) + 0xa2_82_ea_d8) >>> 0);
    return masked;
  };
  return Buffer.concat(
    records.flatMap((data) => {
      const length = Buffer.alloc(8);
      length.writeBigUInt64LE(BigInt(data.length));
      return [length, checksum(length), data, checksum(data)];
    }),
  );
}

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array, void> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const read = async (bytes: Uint8Array, size = 7): Promise<number[][]> =>
  (await Array.fromAsync(readTfRecords(inPieces(bytes, size)))).map((record) => [...record]);

test('the records are the same however the bytes arrive', () =>
  fc.assert(
    fc.asyncProperty(fc.array(fc.uint8Array()), fc.integer({ min: 1, max: 40 }), async (records, size) => {
      expect(await read(framed(records), size)).toEqual(records.map((record) => [...record]));
    }),
  ));

test('a damaged byte, or an end in the middle of a record, is noticed', () =>
  fc.assert(
    fc.asyncProperty(fc.uint8Array({ minLength: 1 }), fc.nat(), async (record, chance) => {
      const bytes = framed([record]);
      await expect(read(bytes.subarray(0, bytes.length - 1))).rejects.toThrow('ends in the middle');
      const at = chance % bytes.length;
      bytes[at] = bytes[at]! ^ 0xff;
      await expect(read(bytes)).rejects.toThrow('corrupted record 0');
    }),
  ));
