/** CRC-32C (Castagnoli), the checksum Cloud Storage keeps of every object. https://www.rfc-editor.org/rfc/rfc3720#appendix-B.4 */
export class Crc32c {
  #state = 0xffff_ffff;

  update(bytes: Uint8Array): this {
    let crc = this.#state;
    let at = 0;
    // Eight bytes a turn, by eight tables ("slicing by 8"): some five times as fast as byte by byte.
    for (const last = bytes.length - 7; at < last; at += 8) {
      crc ^= bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
      crc =
        tables[7 * 256 + (crc & 255)]! ^
        tables[6 * 256 + ((crc >>> 8) & 255)]! ^
        tables[5 * 256 + ((crc >>> 16) & 255)]! ^
        tables[4 * 256 + (crc >>> 24)]! ^
        tables[3 * 256 + bytes[at + 4]!]! ^
        tables[2 * 256 + bytes[at + 5]!]! ^
        tables[256 + bytes[at + 6]!]! ^
        tables[bytes[at + 7]!]!;
    }
    for (; at < bytes.length; at += 1) crc = tables[(crc ^ bytes[at]!) & 255]! ^ (crc >>> 8);
    this.#state = crc;
    return this;
  }

  /** The checksum so far, as an unsigned 32-bit number. */
  get value(): number {
    return ~this.#state >>> 0;
  }

  /** The checksum so far as Cloud Storage writes it: base64 of the four bytes, highest first. */
  get base64(): string {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(this.value);
    return bytes.toString('base64');
  }
}

const tables = buildTables();

function buildTables(): Int32Array {
  const tables = new Int32Array(8 * 256);
  for (let byte = 0; byte < 256; byte += 1) {
    let crc = byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0x82f6_3b78 : crc >>> 1;
    tables[byte] = crc;
  }
  for (let at = 256; at < tables.length; at += 1) {
    const previous = tables[at - 256]!;
    tables[at] = tables[previous & 255]! ^ (previous >>> 8);
  }
  return tables;
}
