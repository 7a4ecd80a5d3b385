import type { Hono } from 'hono';
import { checkPreconditions } from '../../model/objects/preconditions.ts';
import { StorageError } from '../../model/objects/storage-error.ts';
import type { StoredObject } from '../../model/objects/stored-object.ts';
import type { CloudEnv } from '../cloud-env.ts';
import { operation, operations } from '../operation.ts';
import { requestOrigin } from '../request-origin.ts';
import { readAttributeChanges } from './object-attributes.ts';
import { mediaAnswer } from './object-media.ts';
import { objectResource } from './object-resource.ts';
import { queryNumber } from './query-number.ts';
import { requestPreconditions } from './request-preconditions.ts';
import { answering, jsonAnswer, jsonBody, pathPart, type StorageContext } from './storage-answer.ts';

/** A download; where `storage.objects.get` is meant, this is, too. */
const MEDIA = 'storage.objects.get.media';

/** Objects: get, media, list, patch, delete. https://cloud.google.com/storage/docs/json_api/v1/objects */
export function objectRoutes(app: Hono<CloudEnv>, base: string): void {
  app.get(`${base}/b/:bucket/o`, operation('storage.objects.list', answering(list)));
  app.get(
    `${base}/b/:bucket/o/:object`,
    operations(
      ['storage.objects.get', MEDIA],
      (c) => (c.req.query('alt') === 'media' ? MEDIA : 'storage.objects.get'),
      answering(get),
    ),
  );
  app.patch(`${base}/b/:bucket/o/:object`, operation('storage.objects.patch', answering(patch)));
  app.put(`${base}/b/:bucket/o/:object`, operation('storage.objects.update', answering(patch)));
  app.delete(`${base}/b/:bucket/o/:object`, operation('storage.objects.delete', answering(remove)));
}

/** `/download/…`: the bytes, whether asked by `alt=media` or not. */
export function downloadRoutes(app: Hono<CloudEnv>, base: string): void {
  app.get(`${base}/b/:bucket/o/:object`, operation(MEDIA, answering(media)));
}

function list(c: StorageContext): Response {
  const { objects, ...page } = c.env.cloud.objects.list(pathPart(c, 'bucket'), {
    prefix: c.req.query('prefix'),
    delimiter: c.req.query('delimiter'),
    startOffset: c.req.query('startOffset'),
    endOffset: c.req.query('endOffset'),
    includeTrailingDelimiter: c.req.query('includeTrailingDelimiter') === 'true',
    maxResults: queryNumber(c, 'maxResults') || undefined,
    pageToken: c.req.query('pageToken') || undefined,
  });
  const origin = requestOrigin(c);
  return jsonAnswer({
    kind: 'storage#objects',
    nextPageToken: page.nextPageToken,
    ...(page.prefixes.length > 0 && { prefixes: page.prefixes }),
    ...(objects.length > 0 && { items: objects.map((object) => objectResource(object, { origin })) }),
  });
}

function get(c: StorageContext): Response {
  if (c.req.query('alt') === 'media') return media(c);
  return jsonAnswer(objectResource(requested(c), { origin: requestOrigin(c) }));
}

function media(c: StorageContext): Response {
  try {
    return mediaAnswer(requested(c), c.req.raw);
  } catch (error) {
    // Where bytes were asked for, the service gives the reason as plain text.
    if (!(error instanceof StorageError) || error.status === 304) throw error;
    return new Response(error.message, {
      status: error.status,
      headers: { 'content-type': 'text/html; charset=UTF-8' },
    });
  }
}

async function patch(c: StorageContext): Promise<Response> {
  const body = await jsonBody(c);
  const { bucket, name, metadata } = requested(c, {});
  const changes = readAttributeChanges(body, metadata);
  const object = c.env.cloud.objects.updateAttributes(bucket, name, changes, requestPreconditions(c));
  return jsonAnswer(objectResource(object, { origin: requestOrigin(c) }));
}

function remove(c: StorageContext): Response {
  const { bucket, name } = requested(c, {});
  c.env.cloud.objects.delete(bucket, name, requestPreconditions(c));
  return new Response(null, { status: 204 });
}

function requested(c: StorageContext, preconditions = requestPreconditions(c)): StoredObject {
  const generation = queryNumber(c, 'generation');
  const object = c.env.cloud.objects.require(pathPart(c, 'bucket'), pathPart(c, 'object'), generation);
  checkPreconditions(object, preconditions);
  return object;
}
