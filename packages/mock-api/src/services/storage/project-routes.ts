import type { Hono } from 'hono';
import type { HmacKey } from '../../model/objects/hmac-keys.ts';
import { listNames } from '../../model/objects/object-list.ts';
import { StorageError } from '../../model/objects/storage-error.ts';
import type { CloudEnv } from '../cloud-env.ts';
import { jsonAnswer } from '../json-answer.ts';
import { operation } from '../operation.ts';
import { readText } from './object-attributes.ts';
import { queryNumber } from './query-number.ts';
import { answering, jsonBody, pathPart, type StorageContext } from './storage-answer.ts';

/** HMAC keys, and the account that Cloud Storage acts as. https://cloud.google.com/storage/docs/json_api/v1/projects/hmacKeys */
export function projectRoutes(app: Hono<CloudEnv>, base: string): void {
  const path = `${base}/projects/:project/hmacKeys`;
  const one = `${path}/:accessId`;
  const name = (method: string): string => `storage.projects.hmacKeys.${method}`;
  app.post(path, operation(name('create'), answering(create)));
  app.get(path, operation(name('list'), answering(list)));
  app.get(one, operation(name('get'), answering(get)));
  app.put(one, operation(name('update'), answering(update)));
  app.delete(one, operation(name('delete'), answering(remove)));
  app.get(
    `${base}/projects/:project/serviceAccount`,
    operation('storage.projects.serviceAccount.get', answering(serviceAccount)),
  );
}

function create(c: StorageContext): Response {
  const email = c.req.query('serviceAccountEmail');
  if (!email) throw new StorageError(400, 'required', 'Required parameter: serviceAccountEmail');
  const { key, secret } = c.env.cloud.objects.hmacKeys.create(pathPart(c, 'project'), email);
  return jsonAnswer({ kind: 'storage#hmacKey', metadata: keyResource(key), secret });
}

function list(c: StorageContext): Response {
  const email = c.req.query('serviceAccountEmail');
  const withDeleted = c.req.query('showDeletedKeys') === 'true';
  const keys = c.env.cloud.objects.hmacKeys
    .list(pathPart(c, 'project'))
    .filter(
      ({ serviceAccountEmail, state }) =>
        (!email || serviceAccountEmail === email) && (withDeleted || state !== 'DELETED'),
    );
  const byId = new Map(keys.map((key) => [key.accessId, key]));
  const { names, nextPageToken } = listNames([...byId.keys()].toSorted(), {
    maxResults: queryNumber(c, 'maxResults') || undefined,
    pageToken: c.req.query('pageToken') || undefined,
  });
  const items = names.map((id) => keyResource(byId.get(id)!));
  return jsonAnswer({ kind: 'storage#hmacKeysMetadata', nextPageToken, items });
}

function get(c: StorageContext): Response {
  return jsonAnswer(keyResource(c.env.cloud.objects.hmacKeys.require(pathPart(c, 'project'), pathPart(c, 'accessId'))));
}

async function update(c: StorageContext): Promise<Response> {
  const body = await jsonBody(c);
  const { hmacKeys } = c.env.cloud.objects;
  const [project, id] = [pathPart(c, 'project'), pathPart(c, 'accessId')];
  return jsonAnswer(keyResource(hmacKeys.setState(project, id, body['state'], readText(body, 'etag'))));
}

function remove(c: StorageContext): Response {
  c.env.cloud.objects.hmacKeys.delete(pathPart(c, 'project'), pathPart(c, 'accessId'));
  return new Response(null, { status: 204 });
}

function keyResource({ accessId, projectId, serviceAccountEmail, state, timeCreated, updated, etag }: HmacKey): object {
  return {
    kind: 'storage#hmacKeyMetadata',
    id: `${projectId}/${accessId}`,
    accessId,
    projectId,
    serviceAccountEmail,
    state,
    timeCreated: timeCreated.toISOString(),
    updated: updated.toISOString(),
    etag,
  };
}

function serviceAccount(c: StorageContext): Response {
  const email = `service-${c.env.cloud.credentials.projectNumber}@gs-project-accounts.iam.gserviceaccount.com`;
  return jsonAnswer({ kind: 'storage#serviceAccount', email_address: email });
}
