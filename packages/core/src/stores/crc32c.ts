/** The polynomial of CRC32C, bits reversed. https://www.rfc-editor.org/rfc/rfc3720#appendix-B.4 */
const POLYNOMIAL = 0x82f63b78;

/** Eight tables, to take eight bytes a step ("slicing by 8"): four times as fast as one byte a step. */
const TABLES = tables();

/**
 * Carries a CRC32C on over more bytes; start with 0. The storage library has one too, but it checks no download that was
 * resumed, and its byte a step would halve the speed of reading.
 */
export function crc32c(bytes: Uint8Array, before: number = 0): number {
  const [t0, t1, t2, t3, t4, t5, t6, t7] = TABLES;
  let crc = ~before;
  let at = 0;
  for (const end = bytes.length - 7; at < end; at += 8) {
    crc ^= bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
    crc =
      t7![crc & 0xff]! ^
      t6![(crc >>> 8) & 0xff]! ^
      t5![(crc >>> 16) & 0xff]! ^
      t4![crc >>> 24]! ^
      t3![bytes[at + 4]!]! ^
      t2![bytes[at + 5]!]! ^
      t1![bytes[at + 6]!]! ^
      t0![bytes[at + 7]!]!;
  }
  for (; at < bytes.length; at++) crc = t0![(crc ^ bytes[at]!) & 0xff]! ^ (crc >>> 8);
  return ~crc >>> 0;
}

/** As Cloud Storage writes it: base64 of the four bytes, the highest first. */
export function crc32cBase64(crc: number): string {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(crc);
  return bytes.toString('base64');
}

function tables(): readonly Int32Array[] {
  const first = Int32Array.from({ length: 256 }, (_, byte) => {
    let crc = byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ POLYNOMIAL : crc >>> 1;
    return crc;
  });
  const all = [first];
  for (let step = 1; step < 8; step++) {
    all.push(all[step - 1]!.map((crc) => first[crc & 0xff]! ^ (crc >>> 8)));
  }
  return all;
}
