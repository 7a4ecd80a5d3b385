import { Crc32c } from '../model/objects/crc32c.ts';

/** A record that was put (its value as JSON), or taken away. */
export type Change = readonly [kind: string, key: string, json: string | undefined];

/**
 * Changes that belong together, as one line of a journal: a checksum, then `[["bucket","b",{…}],["object","b/a"]]`. A
 * line either is there whole, or does not count.
 */
export function recordLine(changes: readonly Change[]): Buffer {
  const entries = changes.map(
    ([kind, key, json]) => `[${JSON.stringify(kind)},${JSON.stringify(key)}${json === undefined ? '' : `,${json}`}]`,
  );
  const body = Buffer.from(`[${entries.join(',')}]`);
  return Buffer.concat([Buffer.from(`${checksum(body)} `), body, Buffer.from('\n')]);
}

/** The changes in a line, without its line break; undefined for one that is not whole. */
export function readRecordLine(line: Buffer): Change[] | undefined {
  const body = line.subarray(9);
  if (line.length < 11 || line[8] !== 0x20 || line.toString('latin1', 0, 8) !== checksum(body)) return undefined;
  const entries = JSON.parse(body.toString()) as [kind: string, key: string, value?: unknown][];
  return entries.map(([kind, key, value]) => [kind, key, value === undefined ? undefined : JSON.stringify(value)]);
}

/** Eight hex digits. */
function checksum(bytes: Uint8Array): string {
  return Buffer.from(new Crc32c().update(bytes).base64, 'base64').toString('hex');
}
