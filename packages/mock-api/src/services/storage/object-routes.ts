import type { Hono } from 'hono';
import type { JsonObject } from '../../model/json.ts';
import { checkPreconditions } from '../../model/objects/preconditions.ts';
import { StorageError } from '../../model/objects/storage-error.ts';
import type { StoredObject } from '../../model/objects/stored-object.ts';
import type { CloudEnv } from '../cloud-env.ts';
import { operation, operations } from '../operation.ts';
import { jsonAnswer } from '../json-answer.ts';
import { predefinedGrants } from './access-grants.ts';
import { readAttributeChanges, readReplacement } from './object-attributes.ts';
import { globMatcher } from './match-glob.ts';
import { mediaAnswer } from './object-media.ts';
import { objectOf } from './object-answer.ts';
import { queryNumber } from './query-number.ts';
import { requestPreconditions } from './request-preconditions.ts';
import { answering, jsonBody, pathPart, type StorageContext } from './storage-answer.ts';

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
  app.patch(
    `${base}/b/:bucket/o/:object`,
    operation(
      'storage.objects.patch',
      answering((c) => change(c, readAttributeChanges)),
    ),
  );
  app.put(
    `${base}/b/:bucket/o/:object`,
    operation(
      'storage.objects.update',
      answering((c) => change(c, readReplacement)),
    ),
  );
  app.delete(`${base}/b/:bucket/o/:object`, operation('storage.objects.delete', answering(remove)));
}

/** `/download/…`: the bytes, whether asked by `alt=media` or not. */
export function downloadRoutes(app: Hono<CloudEnv>, base: string): void {
  app.get(`${base}/b/:bucket/o/:object`, operation(MEDIA, answering(media)));
}

function list(c: StorageContext): Response {
  const glob = c.req.query('matchGlob');
  const { objects, ...page } = c.env.cloud.objects.list(pathPart(c, 'bucket'), {
    prefix: c.req.query('prefix'),
    delimiter: c.req.query('delimiter'),
    startOffset: c.req.query('startOffset'),
    endOffset: c.req.query('endOffset'),
    includeTrailingDelimiter: c.req.query('includeTrailingDelimiter') === 'true',
    versions: c.req.query('versions') === 'true',
    matches: glob ? globMatcher(glob) : undefined,
    maxResults: queryNumber(c, 'maxResults') || undefined,
    pageToken: c.req.query('pageToken') || undefined,
  });
  return jsonAnswer({
    kind: 'storage#objects',
    nextPageToken: page.nextPageToken,
    ...(page.prefixes.length > 0 && { prefixes: page.prefixes }),
    ...(objects.length > 0 && { items: objects.map((object) => objectOf(c, object)) }),
  });
}

function get(c: StorageContext): Response {
  if (c.req.query('alt') === 'media') return media(c);
  return jsonAnswer(objectOf(c, requested(c)));
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

async function change(
  c: StorageContext,
  read: (body: JsonObject, metadata: StoredObject['metadata']) => ReturnType<typeof readAttributeChanges>,
): Promise<Response> {
  const body = await jsonBody(c);
  const { bucket, name, metadata } = requested(c, {});
  const acl = predefinedGrants(c.req.query('predefinedAcl'), c.env.cloud.credentials.projectNumber);
  const changes = { ...read(body, metadata), ...(acl && { acl }) };
  const { objects } = c.env.cloud;
  const generation = queryNumber(c, 'generation');
  return jsonAnswer(objectOf(c, objects.updateAttributes(bucket, name, changes, requestPreconditions(c), generation)));
}

function remove(c: StorageContext): Response {
  const [bucket, name] = [pathPart(c, 'bucket'), pathPart(c, 'object')];
  c.env.cloud.objects.delete(bucket, name, requestPreconditions(c), queryNumber(c, 'generation'));
  return new Response(null, { status: 204 });
}

function requested(c: StorageContext, preconditions = requestPreconditions(c)): StoredObject {
  const generation = queryNumber(c, 'generation');
  const object = c.env.cloud.objects.require(pathPart(c, 'bucket'), pathPart(c, 'object'), generation);
  checkPreconditions(object, preconditions);
  return object;
}
