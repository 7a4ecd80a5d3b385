import { Readable, pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { Content } from '../../model/objects/content.ts';
import type { StoredObject } from '../../model/objects/stored-object.ts';

/**
 * Whether an object that is stored compressed is to be served plain: the caller does not accept gzip, and the object
 * does not forbid it.
 *
 * @see https://cloud.google.com/storage/docs/transcoding
 */
export function isServedPlain({ contentEncoding, cacheControl }: StoredObject, headers: Headers): boolean {
  return contentEncoding === 'gzip' && !/\bno-transform\b/i.test(cacheControl ?? '') && !acceptsGzip(headers);
}

function acceptsGzip(headers: Headers): boolean {
  return (headers.get('accept-encoding') ?? '').split(',').some((part) => {
    const [coding = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase());
    return (coding === 'gzip' || coding === '*') && !parameters.some((text) => /^q=0(?:\.0*)?$/.test(text));
  });
}

/** What a gzip content holds. Bytes that are no gzip at all, whatever was said of them, come as they are. */
export async function* gunzipped(content: Content): AsyncGenerator<Uint8Array, void> {
  const [magic] = await Array.fromAsync(content.stream(0, Math.min(2, content.size)));
  if (magic?.[0] !== 0x1f || magic[1] !== 0x8b) {
    yield* content.stream();
    return;
  }
  // A broken stream ends in an error at whoever reads it.
  yield* pipeline(Readable.from(content.stream()), createGunzip(), () => {}) as AsyncIterable<Uint8Array>;
}
