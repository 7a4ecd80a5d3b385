import { Crc32c } from '../objects/crc32c.ts';

const HEADER_BYTES = 12;
const CHECKSUM_BYTES = 4;
const MASK_DELTA = 0xa2_82_ea_d8;

/**
 * The records of a TFRecord file that arrives in pieces: each a length of eight bytes, its checksum, the data, and its
 * checksum.
 *
 * @throws Error at the first record that is cut off or damaged
 * @see https://www.tensorflow.org/tutorials/load_data/tfrecord#tfrecords_format_details
 */
export async function* readTfRecords(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  let held = Buffer.alloc(0);
  let record = 0;
  for await (const piece of bytes) {
    held = Buffer.concat([held, piece]);
    for (let size = sizeOf(held, record); held.length >= size; size = sizeOf(held, record)) {
      const data = held.subarray(HEADER_BYTES, size - CHECKSUM_BYTES);
      check(data, held.readUInt32LE(size - CHECKSUM_BYTES), record);
      yield data;
      held = held.subarray(size);
      record += 1;
    }
  }
  if (held.length > 0) throw new Error(`corrupted record ${record}: the file ends in the middle of it`);
}

/** Bytes of the record that begins here, all told; more than there are if that cannot be told yet. */
function sizeOf(held: Buffer, record: number): number {
  if (held.length < HEADER_BYTES) return HEADER_BYTES;
  check(held.subarray(0, 8), held.readUInt32LE(8), record);
  return HEADER_BYTES + Number(held.readBigUInt64LE(0)) + CHECKSUM_BYTES;
}

function check(data: Uint8Array, checksum: number, record: number): void {
  const crc = new Crc32c().update(data).value;
  const masked = (((crc >>> 15) | (crc << 17)) + MASK_DELTA) >>> 0;
  if (masked !== checksum) throw new Error(`corrupted record ${record}: its checksum is wrong`);
}
