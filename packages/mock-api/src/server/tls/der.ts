/** ASN.1 in DER, as far as certificates need it. https://www.itu.int/rec/T-REC-X.690 */

type Bytes = Uint8Array;

export function sequence(...parts: readonly Bytes[]): Bytes {
  return tagged(0x30, ...parts);
}

export function set(...parts: readonly Bytes[]): Bytes {
  return tagged(0x31, ...parts);
}

/** `[number] EXPLICIT` around its parts. */
export function context(number: number, ...parts: readonly Bytes[]): Bytes {
  return tagged(0xa0 + number, ...parts);
}

/** `[number] IMPLICIT` in place of the tag of a text or of bytes. */
export function implicit(number: number, content: Bytes): Bytes {
  return tagged(0x80 + number, content);
}

/** A whole number that is not negative, highest byte first. */
export function integer(value: Bytes): Bytes {
  const first = value[0] ?? 0;
  return tagged(0x02, first >= 0x80 ? Uint8Array.of(0) : new Uint8Array(), value);
}

export function boolean(value: boolean): Bytes {
  return tagged(0x01, Uint8Array.of(value ? 0xff : 0));
}

export function octets(content: Bytes): Bytes {
  return tagged(0x04, content);
}

/** @param unused How many of the last byte's bits, the lowest ones, do not count. */
export function bits(content: Bytes, unused = 0): Bytes {
  return tagged(0x03, Uint8Array.of(unused), content);
}

export function text(value: string): Bytes {
  return tagged(0x0c, Buffer.from(value));
}

/** A moment up to 2049, to the second. */
export function time(date: Date): Bytes {
  const digits = date.toISOString().replaceAll(/[-:T]/g, '').slice(2, 14);
  return tagged(0x17, Buffer.from(`${digits}Z`));
}

/** @param dotted E.g. `2.5.29.17`. */
export function objectId(dotted: string): Bytes {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return tagged(0x06, Uint8Array.from([first * 40 + second, ...rest].flatMap(base128)));
}

/** Seven bits a byte, highest first; all but the last byte have the eighth bit set. */
function base128(value: number): number[] {
  const bytes = [value % 128];
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128)) bytes.unshift(128 + (rest % 128));
  return bytes;
}

function tagged(tag: number, ...parts: readonly Bytes[]): Bytes {
  const content = Buffer.concat(parts);
  const { length } = content;
  if (length < 128) return Buffer.concat([Uint8Array.of(tag, length), content]);
  const digits = Buffer.from(length.toString(16).padStart(length > 0xffff ? 6 : length > 0xff ? 4 : 2, '0'), 'hex');
  return Buffer.concat([Uint8Array.of(tag, 128 + digits.length), digits, content]);
}
