import type { Hono } from 'hono';
import { StorageError } from '../../model/objects/storage-error.ts';
import type { AccessGrant } from '../../model/objects/stored-object.ts';
import type { CloudEnv } from '../cloud-env.ts';
import { jsonAnswer } from '../json-answer.ts';
import { operation } from '../operation.ts';
import { readGrant } from './access-grants.ts';
import { grantResource } from './grant-resource.ts';
import { accessLists, type AccessList } from './access-lists.ts';
import { answering, jsonBody, pathPart, type StorageContext } from './storage-answer.ts';

/** Access control lists of buckets and objects. https://cloud.google.com/storage/docs/json_api/v1/objectAccessControls */
export function accessRoutes(app: Hono<CloudEnv>, base: string): void {
  for (const list of accessLists) {
    const name = (method: string): string => `storage.${list.resource}.${method}`;
    const path = `${base}${list.path}`;
    app.get(
      path,
      operation(
        name('list'),
        answering((c) => all(c, list)),
      ),
    );
    app.post(
      path,
      operation(
        name('insert'),
        answering((c) => insert(c, list)),
      ),
    );
    app.get(
      `${path}/:entity`,
      operation(
        name('get'),
        answering((c) => one(c, list, required(c, list))),
      ),
    );
    app.patch(
      `${path}/:entity`,
      operation(
        name('patch'),
        answering((c) => change(c, list)),
      ),
    );
    app.put(
      `${path}/:entity`,
      operation(
        name('update'),
        answering((c) => change(c, list)),
      ),
    );
    app.delete(
      `${path}/:entity`,
      operation(
        name('delete'),
        answering((c) => remove(c, list)),
      ),
    );
  }
}

function all(c: StorageContext, list: AccessList): Response {
  const items = list.read(c).map((grant) => grantResource(grant, list.kind, placeOf(c, list)));
  return jsonAnswer({ kind: `${list.kind}s`, items });
}

function one(c: StorageContext, list: AccessList, grant: AccessGrant): Response {
  return jsonAnswer(grantResource(grant, list.kind, placeOf(c, list)));
}

function placeOf(c: StorageContext, { resource }: AccessList): { bucket: string; name?: string } {
  const bucket = pathPart(c, 'bucket');
  return resource === 'objectAccessControls' ? { bucket, name: pathPart(c, 'object') } : { bucket };
}

async function insert(c: StorageContext, list: AccessList): Promise<Response> {
  const grant = readGrant(await jsonBody(c));
  list.write(c, [...others(list.read(c), grant.entity), grant]);
  return one(c, list, grant);
}

async function change(c: StorageContext, list: AccessList): Promise<Response> {
  const { entity, role } = required(c, list);
  const grant = readGrant({ role, ...(await jsonBody(c)), entity });
  list.write(c, [...others(list.read(c), entity), grant]);
  return one(c, list, grant);
}

function remove(c: StorageContext, list: AccessList): Response {
  const { entity } = required(c, list);
  list.write(c, others(list.read(c), entity));
  return new Response(null, { status: 204 });
}

function others(grants: readonly AccessGrant[], entity: string): AccessGrant[] {
  return grants.filter((grant) => grant.entity !== entity);
}

function required(c: StorageContext, list: AccessList): AccessGrant {
  const entity = pathPart(c, 'entity');
  const grant = list.read(c).find((its) => its.entity === entity);
  if (grant) return grant;
  throw new StorageError(404, 'notFound', `The specified ACL entity was not found: ${entity.slice(0, 100)}`);
}
