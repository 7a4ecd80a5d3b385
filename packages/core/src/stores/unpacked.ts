import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

/** How every gzip file begins. https://www.rfc-editor.org/rfc/rfc1952#section-2.3.1 */
const GZIP = Buffer.from([0x1f, 0x8b]);

/**
 * The bytes, unpacked if they are packed with gzip: told by how they begin, not by a name. No JSON begins so.
 *
 * @param onPacked Called once, if they are.
 * @throws zlib's errors; one with the code `Z_BUF_ERROR` where the packed bytes end early.
 */
export async function* unpacked(bytes: AsyncIterable<Buffer>, onPacked?: () => void): AsyncGenerator<Buffer, void> {
  const iterator = bytes[Symbol.asyncIterator]();
  try {
    let head: Buffer = Buffer.alloc(0);
    while (head.length < GZIP.length) {
      const { done, value } = await iterator.next();
      if (done) break;
      head = head.length === 0 ? value : Buffer.concat([head, value]);
    }
    const whole = withHead(head, iterator);
    const isPacked = head.subarray(0, GZIP.length).equals(GZIP);
    if (isPacked) onPacked?.();
    yield* isPacked ? gunzipped(whole) : whole;
  } finally {
    await iterator.return?.();
  }
}

async function* withHead(head: Buffer, iterator: AsyncIterator<Buffer>): AsyncGenerator<Buffer, void> {
  if (head.length > 0) yield head;
  for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
}

async function* gunzipped(packed: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void> {
  const source = Readable.from(packed, { objectMode: false });
  const gunzip = createGunzip({ chunkSize: 256 * 1024 });
  source.once('error', (error) => gunzip.destroy(error));
  source.pipe(gunzip);
  try {
    yield* gunzip as AsyncIterable<Buffer>;
  } finally {
    gunzip.destroy();
    source.destroy();
  }
}
