import type { Hono } from 'hono';
import type { Bucket } from '../../model/objects/bucket.ts';
import { checkBucketName } from '../../model/objects/names.ts';
import { listNames } from '../../model/objects/object-list.ts';
import { checkPreconditions } from '../../model/objects/preconditions.ts';
import { StorageError } from '../../model/objects/storage-error.ts';
import type { CloudEnv } from '../cloud-env.ts';
import { operation } from '../operation.ts';
import { requestOrigin } from '../request-origin.ts';
import { bucketResource } from './bucket-resource.ts';
import { readText } from './object-attributes.ts';
import { queryNumber } from './query-number.ts';
import { requestPreconditions } from './request-preconditions.ts';
import { answering, jsonAnswer, jsonBody, pathPart, type StorageContext } from './storage-answer.ts';

/** Buckets: insert, get, list, patch, update, delete. https://cloud.google.com/storage/docs/json_api/v1/buckets */
export function bucketRoutes(app: Hono<CloudEnv>, base: string): void {
  app.post(`${base}/b`, operation('storage.buckets.insert', answering(insert)));
  app.get(`${base}/b`, operation('storage.buckets.list', answering(list)));
  app.get(`${base}/b/:bucket`, operation('storage.buckets.get', answering(get)));
  app.patch(`${base}/b/:bucket`, operation('storage.buckets.patch', answering(update)));
  app.put(`${base}/b/:bucket`, operation('storage.buckets.update', answering(update)));
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
    settings: settingsIn(body),
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

async function update(c: StorageContext): Promise<Response> {
  const changes = settingsIn(await jsonBody(c));
  const bucket = c.env.cloud.objects.updateBucket(pathPart(c, 'bucket'), changes, requestPreconditions(c));
  return jsonAnswer(resource(c, bucket));
}

function remove(c: StorageContext): Response {
  c.env.cloud.objects.deleteBucket(pathPart(c, 'bucket'), requestPreconditions(c));
  return new Response(null, { status: 204 });
}

function resource(c: StorageContext, bucket: Bucket): object {
  return bucketResource(bucket, { origin: requestOrigin(c), projectNumber: c.env.cloud.credentials.projectNumber });
}

function requiredProject(c: StorageContext): string {
  const project = c.req.query('project');
  if (project) return project;
  throw new StorageError(400, 'required', 'Required parameter: project');
}

/** What a caller may set: not what the service itself says of a bucket. */
function settingsIn(body: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const own = new Set([
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
  return Object.fromEntries(Object.entries(body).filter(([field]) => !own.has(field)));
}
