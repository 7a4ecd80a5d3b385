import type { Hono } from 'hono';
import { isJsonObject, type JsonObject } from '../../model/json.ts';
import type { Bucket } from '../../model/objects/bucket.ts';
import { checkBucketName } from '../../model/objects/names.ts';
import { listNames } from '../../model/objects/object-list.ts';
import { checkPreconditions } from '../../model/objects/preconditions.ts';
import { StorageError } from '../../model/objects/storage-error.ts';
import type { CloudEnv } from '../cloud-env.ts';
import { operation } from '../operation.ts';
import { requestOrigin } from '../request-origin.ts';
import { jsonAnswer } from '../json-answer.ts';
import { bucketResource } from './bucket-resource.ts';
import { predefinedGrants } from './access-grants.ts';
import { bucketGrants } from './access-lists.ts';
import { grantResource, type AccessKind } from './grant-resource.ts';
import { readText } from './object-attributes.ts';
import { queryNumber } from './query-number.ts';
import { requestPreconditions } from './request-preconditions.ts';
import { answering, jsonBody, pathPart, type StorageContext } from './storage-answer.ts';

/** Buckets: insert, get, list, patch, update, delete. https://cloud.google.com/storage/docs/json_api/v1/buckets */
export function bucketRoutes(app: Hono<CloudEnv>, base: string): void {
  app.post(`${base}/b`, operation('storage.buckets.insert', answering(insert)));
  app.get(`${base}/b`, operation('storage.buckets.list', answering(list)));
  app.get(`${base}/b/:bucket`, operation('storage.buckets.get', answering(get)));
  app.patch(`${base}/b/:bucket`, operation('storage.buckets.patch', answering(patch)));
  app.put(`${base}/b/:bucket`, operation('storage.buckets.update', answering(update)));
  app.post(
    `${base}/b/:bucket/lockRetentionPolicy`,
    operation('storage.buckets.lockRetentionPolicy', answering(lockRetentionPolicy)),
  );
  app.delete(`${base}/b/:bucket`, operation('storage.buckets.delete', answering(remove)));
}

async function insert(c: StorageContext): Promise<Response> {
  const body = await jsonBody(c);
  const name = readText(body, 'name');
  const location = readText(body, 'location');
  if (name === undefined) throw new StorageError(400, 'required', 'Required parameter: name');
  checkBucketName(name);
  const bucket = c.env.cloud.objects.createBucket(name, {
    project: requiredProject(c),
    settings: settingsIn(c, body),
    ...(location !== undefined && { location }),
  });
  return jsonAnswer(resource(c, bucket));
}

function get(c: StorageContext): Response {
  const bucket = c.env.cloud.objects.requireBucket(pathPart(c, 'bucket'));
  checkPreconditions(bucket, requestPreconditions(c));
  return jsonAnswer(resource(c, bucket));
}

function list(c: StorageContext): Response {
  const buckets = new Map(c.env.cloud.objects.listBuckets(requiredProject(c)).map((bucket) => [bucket.name, bucket]));
  const { names, nextPageToken } = listNames([...buckets.keys()], {
    prefix: c.req.query('prefix'),
    maxResults: queryNumber(c, 'maxResults') || undefined,
    pageToken: c.req.query('pageToken') || undefined,
  });
  const items = names.map((name) => resource(c, buckets.get(name)!));
  return jsonAnswer({ kind: 'storage#buckets', nextPageToken, ...(items.length > 0 && { items }) });
}

async function patch(c: StorageContext): Promise<Response> {
  const name = pathPart(c, 'bucket');
  const changes = mergeMaps(settingsIn(c, await jsonBody(c)), c.env.cloud.objects.requireBucket(name).settings);
  return jsonAnswer(resource(c, c.env.cloud.objects.updateBucket(name, changes, requestPreconditions(c))));
}

/** What the body does not say is gone. */
async function update(c: StorageContext): Promise<Response> {
  const { objects } = c.env.cloud;
  const name = pathPart(c, 'bucket');
  const given = settingsIn(c, await jsonBody(c));
  const gone = Object.keys(objects.requireBucket(name).settings).map((field): [string, null] => [field, null]);
  const changes = { ...Object.fromEntries(gone), ...given };
  return jsonAnswer(resource(c, objects.updateBucket(name, changes, requestPreconditions(c))));
}

/** Kept, without an effect: the mock enforces no retention. */
function lockRetentionPolicy(c: StorageContext): Response {
  const { objects } = c.env.cloud;
  const name = pathPart(c, 'bucket');
  if (queryNumber(c, 'ifMetagenerationMatch') === undefined) {
    throw new StorageError(400, 'required', 'Required parameter: ifMetagenerationMatch');
  }
  const { retentionPolicy } = objects.requireBucket(name).settings;
  if (!isJsonObject(retentionPolicy)) {
    throw new StorageError(400, 'invalid', 'The bucket has no retention policy that could be locked.');
  }
  const changes = { retentionPolicy: { ...retentionPolicy, isLocked: true } };
  return jsonAnswer(resource(c, objects.updateBucket(name, changes, requestPreconditions(c))));
}

function remove(c: StorageContext): Response {
  c.env.cloud.objects.deleteBucket(pathPart(c, 'bucket'), requestPreconditions(c));
  return new Response(null, { status: 204 });
}

function resource(c: StorageContext, bucket: Bucket): object {
  const { projectNumber } = c.env.cloud.credentials;
  const grants = (field: 'acl' | 'defaultObjectAcl', kind: AccessKind): object[] =>
    bucketGrants(bucket, field, c).map((grant) => grantResource(grant, kind, { bucket: bucket.name }));
  const lists =
    c.req.query('projection') === 'full'
      ? {
          acl: grants('acl', 'storage#bucketAccessControl'),
          defaultObjectAcl: grants('defaultObjectAcl', 'storage#objectAccessControl'),
        }
      : undefined;
  return bucketResource(bucket, { origin: requestOrigin(c), projectNumber, lists });
}

function requiredProject(c: StorageContext): string {
  const project = c.req.query('project');
  if (project) return project;
  throw new StorageError(400, 'required', 'Required parameter: project');
}

/** What a caller may set: not what the service itself says of a bucket. */
function settingsIn(c: StorageContext, body: JsonObject): Record<string, unknown> {
  const { projectNumber } = c.env.cloud.credentials;
  const acl = predefinedGrants(c.req.query('predefinedAcl'), projectNumber);
  const defaultObjectAcl = predefinedGrants(c.req.query('predefinedDefaultObjectAcl'), projectNumber);
  const given = Object.entries(body).filter(([field]) => !told.has(field));
  return { ...Object.fromEntries(given), ...(acl && { acl }), ...(defaultObjectAcl && { defaultObjectAcl }) };
}

const told: ReadonlySet<string> = new Set([
  'kind',
  'id',
  'selfLink',
  'projectNumber',
  'name',
  'location',
  'locationType',
  'etag',
  'timeCreated',
  'updated',
  'metageneration',
]);

/** A patch changes objects such as labels field by field; `null` takes a field away. */
function mergeMaps(changes: Record<string, unknown>, settings: JsonObject): Record<string, unknown> {
  const merged = Object.entries(changes).map(([field, value]): [string, unknown] => {
    const present = settings[field];
    if (!isJsonObject(value) || !isJsonObject(present)) return [field, value];
    return [field, withoutNulls(mergeMaps({ ...value }, present), present)];
  });
  return Object.fromEntries(merged);
}

function withoutNulls(changes: JsonObject, present: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries({ ...present, ...changes }).filter(([, value]) => value !== null));
}
