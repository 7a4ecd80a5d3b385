import type { Hono } from 'hono';
import type { JsonObject } from '../../model/json.ts';
import { StorageError } from '../../model/objects/storage-error.ts';
import type { CloudEnv } from '../cloud-env.ts';
import { jsonAnswer } from '../json-answer.ts';
import { operation } from '../operation.ts';
import { requestOrigin } from '../request-origin.ts';
import { answering, jsonBody, pathPart, type StorageContext } from './storage-answer.ts';

/** Notifications of a bucket: kept and listed, but nobody is told, as the mock has no Pub/Sub. */
export function notificationRoutes(app: Hono<CloudEnv>, base: string): void {
  const path = `${base}/b/:bucket/notificationConfigs`;
  const one = `${path}/:notification`;
  app.post(path, operation('storage.notifications.insert', answering(insert)));
  app.get(path, operation('storage.notifications.list', answering(list)));
  app.get(one, operation('storage.notifications.get', answering(get)));
  app.delete(one, operation('storage.notifications.delete', answering(remove)));
}

function notificationsOf(c: StorageContext): readonly JsonObject[] {
  return c.env.cloud.objects.requireBucket(pathPart(c, 'bucket')).notifications ?? [];
}

async function insert(c: StorageContext): Promise<Response> {
  const bucket = pathPart(c, 'bucket');
  const { topic, payload_format: format, ...settings } = await jsonBody(c);
  if (typeof topic !== 'string') throw new StorageError(400, 'required', 'Required parameter: topic');
  if (format !== 'JSON_API_V1' && format !== 'NONE') {
    throw new StorageError(400, 'invalid', 'Invalid value for payload_format: it must be JSON_API_V1 or NONE.');
  }
  const present = notificationsOf(c);
  const id = String(Math.max(0, ...present.map((notification) => Number(notification['id']))) + 1);
  const notification = {
    ...settings,
    kind: 'storage#notification',
    id,
    topic,
    payload_format: format,
    etag: id,
    selfLink: `${requestOrigin(c)}/storage/v1/b/${encodeURIComponent(bucket)}/notificationConfigs/${id}`,
  };
  c.env.cloud.objects.annotateBucket(bucket, { notifications: [...present, notification] });
  return jsonAnswer(notification);
}

function list(c: StorageContext): Response {
  return jsonAnswer({ kind: 'storage#notifications', items: notificationsOf(c) });
}

function get(c: StorageContext): Response {
  return jsonAnswer(required(c));
}

function remove(c: StorageContext): Response {
  const removed = required(c);
  const notifications = notificationsOf(c).filter((notification) => notification !== removed);
  c.env.cloud.objects.annotateBucket(pathPart(c, 'bucket'), { notifications });
  return new Response(null, { status: 204 });
}

function required(c: StorageContext): JsonObject {
  const id = pathPart(c, 'notification');
  const found = notificationsOf(c).find((notification) => notification['id'] === id);
  if (found) return found;
  throw new StorageError(404, 'notFound', `The specified notification was not found: ${id.slice(0, 100)}`);
}
