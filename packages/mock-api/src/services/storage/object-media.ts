import { objectETag, type StoredObject } from '../../model/objects/stored-object.ts';
import { readByteRange } from './byte-range.ts';
import { writeGoogHash } from './goog-hash.ts';
import { headerValue } from './header-value.ts';
import { gunzipped, isServedPlain } from './transcoding.ts';

/** The bytes of an object, or the part of them that the request's Range header names. */
export function mediaAnswer(object: StoredObject, request: Request): Response {
  const { size, content } = object;
  if (isServedPlain(object, request.headers)) return plainAnswer(object);
  const range = readByteRange(request.headers.get('range'), size);
  const headers = mediaHeaders(object);
  if (range === 'unsatisfiable') {
    return new Response('Request range not satisfiable', {
      status: 416,
      headers: { 'content-type': 'text/html; charset=UTF-8', 'content-range': `bytes */${size}` },
    });
  }
  const { start, endExclusive } = range ?? { start: 0, endExclusive: size };
  headers.set('content-length', String(endExclusive - start));
  if (range) headers.set('content-range', `bytes ${start}-${endExclusive - 1}/${size}`);
  return new Response(ReadableStream.from(content.stream(start, endExclusive)), { status: range ? 206 : 200, headers });
}

/** How many bytes it will be nobody knows before it is unpacked: so no length, and no ranges. */
function plainAnswer(object: StoredObject): Response {
  const headers = mediaHeaders(object);
  for (const header of ['content-encoding', 'accept-ranges']) headers.delete(header);
  headers.set('warning', '214 UploadServer gunzipped');
  headers.set('vary', 'Accept-Encoding');
  return new Response(ReadableStream.from(gunzipped(object.content)), { headers });
}

function mediaHeaders(object: StoredObject): Headers {
  const headers = new Headers({
    'accept-ranges': 'bytes',
    'content-type': headerValue(object.contentType),
    'last-modified': object.updated.toUTCString(),
    etag: objectETag(object),
    'x-goog-generation': String(object.generation),
    'x-goog-metageneration': String(object.metageneration),
    'x-goog-storage-class': headerValue(object.storageClass ?? 'STANDARD'),
    'x-goog-hash': writeGoogHash(object),
    'x-goog-stored-content-encoding': headerValue(object.contentEncoding ?? 'identity'),
    'x-goog-stored-content-length': String(object.size),
  });
  if (object.contentEncoding) headers.set('content-encoding', headerValue(object.contentEncoding));
  if (object.contentLanguage) headers.set('content-language', headerValue(object.contentLanguage));
  if (object.contentDisposition) headers.set('content-disposition', headerValue(object.contentDisposition));
  headers.set('cache-control', headerValue(object.cacheControl ?? 'private, max-age=0'));
  return headers;
}
