import type { Hono } from 'hono';
import { ServiceError } from '../../model/service-error.ts';
import type { CloudEnv } from '../cloud-env.ts';
import { admin, invalid, type AdminContext } from './admin-input.ts';

/**
 * `POST /_mock/snapshots/NAME` keeps how the cloud is, `POST /_mock/snapshots/NAME:restore` makes it so again; `GET` lists
 * them, `{"snapshots":["NAME"]}`, `DELETE` removes one. Folders cannot be named here, only on the command line.
 */
export function snapshotRoutes(app: Hono<CloudEnv>): void {
  app.get(
    '/_mock/snapshots',
    admin((c) => c.json({ snapshots: c.env.cloud.snapshots.list() })),
  );
  app.post('/_mock/snapshots/:call', admin(act));
  app.delete('/_mock/snapshots/:name', admin(remove));
}

async function act(c: AdminContext): Promise<Response> {
  const { snapshots } = c.env.cloud;
  const [name = '', verb] = (c.req.param('call') ?? '').split(':');
  if (verb === undefined) snapshots.save(name);
  else if (verb === 'restore') await snapshots.restore(name);
  else throw invalid(`A snapshot can be told to :restore, not ${JSON.stringify(verb)}.`);
  return c.json({ name });
}

function remove(c: AdminContext): Response {
  const name = c.req.param('name') ?? '';
  if (c.env.cloud.snapshots.delete(name)) return c.json({});
  throw new ServiceError('NOT_FOUND', `There is no snapshot "${name}".`);
}
