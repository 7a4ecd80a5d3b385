import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { isPackedName } from '../../stores/packed-name.ts';

/** Where text goes: the path of a file, or a stream of Node's, which is ended. */
export type TextSink = string | NodeJS.WritableStream;

/** Rows are written some at a time: one system call each would be most of the time. */
const CHUNK_CHARS = 65_536;

/**
 * Writes text as it comes, no faster than it can be taken. A file appears, or is replaced, only when it is whole; until then
 * it has another name, and after an error nothing is left of it. One whose name ends in `.gz` is packed with gzip.
 */
export async function writeText(pieces: AsyncIterable<string>, to: TextSink): Promise<void> {
  const text = Readable.from(gathered(pieces), { objectMode: false, encoding: 'utf8' });
  if (typeof to !== 'string') {
    await pipeline(text, to);
    return;
  }
  const partial = `${to}.${randomUUID()}.partial`;
  try {
    const file = createWriteStream(partial, { flags: 'wx' });
    await (isPackedName(to) ? pipeline(text, createGzip(), file) : pipeline(text, file));
    await rename(partial, to);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}

async function* gathered(pieces: AsyncIterable<string>): AsyncGenerator<string, void> {
  let chunk = '';
  for await (const piece of pieces) {
    chunk += piece;
    if (chunk.length < CHUNK_CHARS) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk !== '') yield chunk;
}
