import type { ExpectedChecksums } from '../../model/objects/object-writer.ts';
import { StorageError } from '../../model/objects/storage-error.ts';
import type { StoredObject } from '../../model/objects/stored-object.ts';
import type { UploadSession } from '../../model/objects/upload-session.ts';
import { requestChunks } from '../request-chunks.ts';
import { requestOrigin } from '../request-origin.ts';
import { jsonAnswer } from '../json-answer.ts';
import { readContentRange, type ContentRange } from './content-range.ts';
import { expectedChecksums } from './goog-hash.ts';
import { readAttributes, readChecksums, readText } from './object-attributes.ts';
import { objectOf } from './object-answer.ts';
import { readNumber } from './query-number.ts';
import { jsonBody, type StorageContext } from './storage-answer.ts';
import { checkSize, makeMissingBucket, uploadTarget, type UploadTarget } from './upload-target.ts';

/** Opens a session. Its address, which the client is to use from now on, is in `Location`. */
export async function startResumable(c: StorageContext): Promise<Response> {
  const resource = await jsonBody(c);
  const attributes = readAttributes(resource);
  attributes.contentType = c.req.header('x-upload-content-type') ?? attributes.contentType;
  const target = uploadTarget(c, readText(resource, 'name'), attributes);
  const { id } = openSession(c, target, readChecksums(resource));
  return sessionAnswer(c, 200, id, { uploadType: 'resumable', name: target.name });
}

/** @throws StorageError 413 for an upload that says it is too large, 400 for one that says nonsense */
export function openSession(c: StorageContext, target: UploadTarget, expected: ExpectedChecksums = {}): UploadSession {
  const { cloud } = c.env;
  const sizeBytes = readNumber('X-Upload-Content-Length', c.req.header('x-upload-content-length'));
  checkSize(sizeBytes ?? 0);
  makeMissingBucket(c, target);
  const { bucket, name, attributes, preconditions } = target;
  const order = { kind: 'object', bucket, name, options: { ...attributes, preconditions } } as const;
  return cloud.objects.uploads.open(cloud.name, order, { ...expected, sizeBytes });
}

export function sessionAnswer(
  c: StorageContext,
  status: 200 | 201,
  id: string,
  parameters: Readonly<Record<string, string>>,
): Response {
  const address = new URL(new URL(c.req.url).pathname, requestOrigin(c));
  address.search = new URLSearchParams({ ...parameters, upload_id: id }).toString();
  const headers = { location: address.href, 'x-guploader-uploadid': id, 'content-length': '0' };
  return new Response(null, { status, headers });
}

/**
 * Takes the next bytes of a session, or tells how many have come.
 *
 * @see https://cloud.google.com/storage/docs/performing-resumable-uploads
 */
export async function continueResumable(
  c: StorageContext,
  answer: (object: StoredObject) => Response = (object): Response => jsonAnswer(objectOf(c, object)),
): Promise<Response> {
  const session = c.env.cloud.objects.uploads.get(c.req.query('upload_id') ?? '');
  const range = readContentRange(c.req.header('content-range'));
  checkSize(Math.max(range.total ?? 0, range.endExclusive ?? 0));
  if (session.result) return answer(session.result);
  if (c.env.cloud.storage.chunkSizes === 'strict') checkChunk(range);
  if (range.start !== undefined) {
    const length = range.endExclusive === undefined ? undefined : range.endExclusive - range.start;
    await session.receive(range.start, requestChunks(c.req.raw), length);
  }
  const total =
    range.total ?? (range.start !== undefined && range.endExclusive === undefined ? session.received : undefined);
  if (session.received !== total) return incomplete(c, await session.secured());
  return answer(await session.finish(expectedChecksums(c.req.raw.headers)));
}

export async function cancelResumable(c: StorageContext): Promise<Response> {
  await c.env.cloud.objects.uploads.get(c.req.query('upload_id') ?? '').cancel();
  return new Response(null, { status: 499 });
}

const CHUNK_BYTES = 262_144;

/** @throws StorageError 400 for a part of an upload that is not its last, and no multiple of 256 KiB */
function checkChunk({ start = 0, endExclusive, total }: ContentRange): void {
  if (endExclusive === undefined || endExclusive === total || (endExclusive - start) % CHUNK_BYTES === 0) return;
  throw new StorageError(
    400,
    'badRequest',
    `Invalid request.  The number of bytes uploaded is required to be equal or greater than ${CHUNK_BYTES}, except for the final request (it's recommended to be the exact multiple of ${CHUNK_BYTES}).  The received request contained ${endExclusive - start} bytes, which does not meet this requirement.`,
  );
}

// Many HTTP stacks take 308 for a redirect, so clients may ask for a 200 in its place.
function incomplete(c: StorageContext, received: number): Response {
  const headers = new Headers({ 'content-length': '0' });
  if (received > 0) headers.set('range', `bytes=0-${received - 1}`);
  if (c.req.header('x-guploader-no-308')?.toLowerCase() !== 'yes') return new Response(null, { status: 308, headers });
  headers.set('x-http-status-code-override', '308');
  return new Response(null, { status: 200, headers });
}
