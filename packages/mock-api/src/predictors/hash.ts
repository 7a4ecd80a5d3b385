/** FNV-1a of a text, or of a piece of it. @see https://datatracker.ietf.org/doc/html/rfc9923 */
export function hash(text: string, from = 0, to: number = text.length): number {
  let code = 0x81_1c_9d_c5;
  for (let at = from; at < to; at += 1) code = Math.imul(code ^ text.charCodeAt(at), 0x01_00_01_93);
  return code;
}

/** Spreads a number over all 32 bits. @see https://github.com/skeeto/hash-prospector */
export function mix(code: number): number {
  let spread = Math.imul(code ^ (code >>> 16), 0x7f_eb_35_2d);
  spread = Math.imul(spread ^ (spread >>> 15), 0x84_6c_a6_8b);
  return spread ^ (spread >>> 16);
}
