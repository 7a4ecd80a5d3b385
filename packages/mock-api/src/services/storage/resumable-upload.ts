import type { UploadSession } from '../../model/objects/upload-session.ts';
import { requestChunks } from '../request-chunks.ts';
import { requestOrigin } from '../request-origin.ts';
import { jsonAnswer } from '../json-answer.ts';
import { readContentRange } from './content-range.ts';
import { expectedChecksums } from './goog-hash.ts';
import { readAttributes, readText } from './object-attributes.ts';
import { objectResource } from './object-resource.ts';
import { jsonBody, type StorageContext } from './storage-answer.ts';
import { openUpload } from './upload-target.ts';

/** Opens a session. Its address, which the client is to use from now on, is in `Location`. */
export async function startResumable(c: StorageContext): Promise<Response> {
  const { cloud } = c.env;
  const resource = await jsonBody(c);
  const attributes = readAttributes(resource);
  attributes.contentType = c.req.header('x-upload-content-type') ?? attributes.contentType;
  const name = c.req.query('name') || readText(resource, 'name');
  const session = cloud.objects.uploads.open(cloud.name, openUpload(c, name, attributes));
  const address = new URL(new URL(c.req.url).pathname, requestOrigin(c));
  address.search = new URLSearchParams({
    uploadType: 'resumable',
    ...(name !== undefined && { name }),
    upload_id: session.id,
  }).toString();
  return new Response(null, {
    status: 200,
    headers: { location: address.href, 'x-guploader-uploadid': session.id, 'content-length': '0' },
  });
}

/**
 * Takes the next bytes of a session, or tells how many have come.
 *
 * @see https://cloud.google.com/storage/docs/performing-resumable-uploads
 */
export async function continueResumable(c: StorageContext): Promise<Response> {
  const session = c.env.cloud.objects.uploads.get(c.req.query('upload_id') ?? '');
  const range = readContentRange(c.req.header('content-range'));
  if (session.result) return finished(c, session);
  if (range.start !== undefined) {
    const length = range.endExclusive === undefined ? undefined : range.endExclusive - range.start;
    await session.receive(range.start, requestChunks(c.req.raw), length);
  }
  const total =
    range.total ?? (range.start !== undefined && range.endExclusive === undefined ? session.received : undefined);
  if (session.received !== total) return incomplete(c, session);
  await session.finish(expectedChecksums(c.req.raw.headers));
  return finished(c, session);
}

export async function cancelResumable(c: StorageContext): Promise<Response> {
  await c.env.cloud.objects.uploads.get(c.req.query('upload_id') ?? '').cancel();
  return new Response(null, { status: 499 });
}

async function finished(c: StorageContext, session: UploadSession): Promise<Response> {
  return jsonAnswer(objectResource(await session.finish(), { origin: requestOrigin(c) }));
}

// Many HTTP stacks take 308 for a redirect, so clients may ask for a 200 in its place.
function incomplete(c: StorageContext, { received }: UploadSession): Response {
  const headers = new Headers({ 'content-length': '0' });
  if (received > 0) headers.set('range', `bytes=0-${received - 1}`);
  if (c.req.header('x-guploader-no-308')?.toLowerCase() !== 'yes') return new Response(null, { status: 308, headers });
  headers.set('x-http-status-code-override', '308');
  return new Response(null, { status: 200, headers });
}
