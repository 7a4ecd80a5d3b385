import type { Hono } from 'hono';
import { checkPreconditions } from '../../model/objects/preconditions.ts';
import { pickAttributes, type StoredObject } from '../../model/objects/stored-object.ts';
import type { CloudEnv } from '../cloud-env.ts';
import { operation } from '../operation.ts';
import { jsonAnswer } from '../json-answer.ts';
import { predefinedGrants } from './access-grants.ts';
import { readAttributes } from './object-attributes.ts';
import { objectOf } from './object-answer.ts';
import { queryNumber } from './query-number.ts';
import { requestPreconditions, sourcePreconditions } from './request-preconditions.ts';
import { answering, jsonBody, pathPart, type StorageContext } from './storage-answer.ts';

/** Copies within the store; every one is done at once. https://cloud.google.com/storage/docs/json_api/v1/objects/rewrite */
export function copyRoutes(app: Hono<CloudEnv>, base: string): void {
  const from = `${base}/b/:bucket/o/:object`;
  const to = 'b/:destinationBucket/o/:destinationObject';
  app.post(`${from}/rewriteTo/${to}`, operation('storage.objects.rewrite', answering(rewrite)));
  app.post(`${from}/copyTo/${to}`, operation('storage.objects.copy', answering(copy)));
  app.post(`${from}/moveTo/o/:destinationObject`, operation('storage.objects.move', answering(move)));
}

async function copy(c: StorageContext): Promise<Response> {
  return jsonAnswer(objectOf(c, await copied(c)));
}

async function rewrite(c: StorageContext): Promise<Response> {
  const object = await copied(c);
  return jsonAnswer({
    kind: 'storage#rewriteResponse',
    totalBytesRewritten: String(object.size),
    objectSize: String(object.size),
    done: true,
    resource: objectOf(c, object),
  });
}

async function copied(c: StorageContext): Promise<StoredObject> {
  const { objects } = c.env.cloud;
  const body = await jsonBody(c);
  const source = objects.require(pathPart(c, 'bucket'), pathPart(c, 'object'), queryNumber(c, 'sourceGeneration'));
  checkPreconditions(source, sourcePreconditions(c));
  const attributes = readAttributes(body);
  attributes.contentType ??= source.contentType;
  const { projectNumber } = c.env.cloud.credentials;
  const acl = predefinedGrants(c.req.query('destinationPredefinedAcl'), projectNumber) ?? attributes.acl;
  return objects.copy(source, pathPart(c, 'destinationBucket'), pathPart(c, 'destinationObject'), {
    preconditions: requestPreconditions(c),
    // Attributes in the body replace the source's; an empty body keeps them.
    attributes: { ...(Object.keys(body).length > 0 ? attributes : pickAttributes(source)), acl },
  });
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
