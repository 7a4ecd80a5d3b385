import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { BigQueryError } from '../bigquery-error.ts';
import type { Content } from '../../objects/content.ts';

/** A file's bytes, unpacked if they are packed with gzip, whatever the file is called. */
export async function* fileBytes(content: Content, uri: string): AsyncGenerator<Uint8Array, void> {
  if (!(await isPacked(content))) {
    yield* content.stream();
    return;
  }
  try {
    yield* Readable.from(content.stream()).pipe(createGunzip()) as AsyncIterable<Uint8Array>;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new BigQueryError(
      'invalid',
      `Error while reading data, error message: Failed to decompress: ${reason}.`,
      uri,
    );
  }
}

/** The same as text. */
export async function* fileText(content: Content, uri: string, encoding: string): AsyncGenerator<string, void> {
  const decoder = new TextDecoder(encoding);
  for await (const bytes of fileBytes(content, uri)) yield decoder.decode(bytes, { stream: true });
  yield decoder.decode();
}

async function isPacked(content: Content): Promise<boolean> {
  for await (const [first, second] of content.stream(0, Math.min(2, content.size)))
    return first === 0x1f && second === 0x8b;
  return false;
}
