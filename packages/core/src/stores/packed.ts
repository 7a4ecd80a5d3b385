import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';

/** The bytes, packed with gzip. What the bytes throw is thrown as it is. */
export async function* packed(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void> {
  const source = Readable.from(bytes, { objectMode: false });
  const gzip = createGzip({ chunkSize: 256 * 1024 });
  source.once('error', (error) => gzip.destroy(error));
  source.pipe(gzip);
  try {
    yield* gzip as AsyncIterable<Buffer>;
  } finally {
    gzip.destroy();
    source.destroy();
  }
}
