import type { Hono } from 'hono';
import { checkPreconditions } from '../../model/objects/preconditions.ts';
import { pickAttributes, type ObjectAttributes, type StoredObject } from '../../model/objects/stored-object.ts';
import type { CloudEnv } from '../cloud-env.ts';
import { operation } from '../operation.ts';
import { jsonAnswer } from '../json-answer.ts';
import { predefinedGrants } from './access-grants.ts';
import { readAttributes } from './object-attributes.ts';
import { objectOf } from './object-answer.ts';
import { queryNumber } from './query-number.ts';
import { requestPreconditions, sourcePreconditions } from './request-preconditions.ts';
import { rewriteProgress, type RewriteTarget } from './rewrite-progress.ts';
import { answering, jsonBody, pathPart, type StorageContext } from './storage-answer.ts';

/** Copies within the store; done at once, but for a rewrite that is limited. https://cloud.google.com/storage/docs/json_api/v1/objects/rewrite */
export function copyRoutes(app: Hono<CloudEnv>, base: string): void {
  const from = `${base}/b/:bucket/o/:object`;
  const to = 'b/:destinationBucket/o/:destinationObject';
  app.post(`${from}/rewriteTo/${to}`, operation('storage.objects.rewrite', answering(rewrite)));
  app.post(`${from}/copyTo/${to}`, operation('storage.objects.copy', answering(copy)));
  app.post(`${from}/moveTo/o/:destinationObject`, operation('storage.objects.move', answering(move)));
}

async function copy(c: StorageContext): Promise<Response> {
  return jsonAnswer(objectOf(c, finished(c, await ordered(c))));
}

async function rewrite(c: StorageContext): Promise<Response> {
  const order = await ordered(c);
  const { source } = order;
  const { rewrittenBytes, token } = rewriteProgress(c, source, targetOf(c, order));
  const told = {
    kind: 'storage#rewriteResponse',
    totalBytesRewritten: String(rewrittenBytes),
    objectSize: String(source.size),
  };
  if (token !== undefined) return jsonAnswer({ ...told, done: false, rewriteToken: token });
  return jsonAnswer({ ...told, done: true, resource: objectOf(c, finished(c, order)) });
}

interface CopyOrder {
  readonly source: StoredObject;
  readonly bucket: string;
  readonly name: string;
  readonly attributes: ObjectAttributes;
}

/** What is to be copied. @throws StorageError 404, 412, 304: preconditions are those of every call */
async function ordered(c: StorageContext): Promise<CopyOrder> {
  const { objects } = c.env.cloud;
  const body = await jsonBody(c);
  const source = objects.require(pathPart(c, 'bucket'), pathPart(c, 'object'), queryNumber(c, 'sourceGeneration'));
  checkPreconditions(source, sourcePreconditions(c));
  const [bucket, name] = [pathPart(c, 'destinationBucket'), pathPart(c, 'destinationObject')];
  checkPreconditions(objects.get(bucket, name), requestPreconditions(c));
  const attributes = readAttributes(body);
  attributes.contentType ??= source.contentType;
  const { projectNumber } = c.env.cloud.credentials;
  const acl = predefinedGrants(c.req.query('destinationPredefinedAcl'), projectNumber) ?? attributes.acl;
  // Attributes in the body replace the source's; an empty body keeps them.
  return {
    source,
    bucket,
    name,
    attributes: { ...(Object.keys(body).length > 0 ? attributes : pickAttributes(source)), acl },
  };
}

function finished(c: StorageContext, { source, bucket, name, attributes }: CopyOrder): StoredObject {
  return c.env.cloud.objects.copy(source, bucket, name, { preconditions: requestPreconditions(c), attributes });
}

function targetOf(c: StorageContext, { source, bucket, name, attributes }: CopyOrder): RewriteTarget {
  const { objects } = c.env.cloud;
  const placeOf = (each: string): string | undefined => objects.getBucket(each)?.location;
  const { storageClass = 'STANDARD' } = attributes;
  const isElsewhere =
    placeOf(source.bucket) !== placeOf(bucket) || (source.storageClass ?? 'STANDARD') !== storageClass;
  return { bucket, name, isElsewhere };
}

/** Another name in the same bucket, in one step: the source ends as by a delete. */
function move(c: StorageContext): Response {
  const { objects } = c.env.cloud;
  const [bucket, name] = [pathPart(c, 'bucket'), pathPart(c, 'object')];
  const source = objects.require(bucket, name);
  checkPreconditions(source, sourcePreconditions(c));
  const moved = objects.copy(source, bucket, pathPart(c, 'destinationObject'), {
    preconditions: requestPreconditions(c),
  });
  if (moved.name !== name) objects.delete(bucket, name);
  return jsonAnswer(objectOf(c, moved));
}
