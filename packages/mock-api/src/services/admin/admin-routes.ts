import type { Hono } from 'hono';
import type { CloudEnv } from '../cloud-env.ts';
import { admin, type AdminContext } from './admin-input.ts';
import { clockRoutes, timeOf } from './clock-routes.ts';
import { credentialRoutes } from './credential-routes.ts';
import { datasetRoutes } from './dataset-routes.ts';
import { faultRoutes } from './fault-routes.ts';
import { fileRoutes } from './file-routes.ts';
import { jobRoutes } from './job-routes.ts';
import { requestRoutes } from './request-routes.ts';
import { seedRoutes } from './seed-routes.ts';
import { snapshotRoutes } from './snapshot-routes.ts';

/**
 * The mock's own API, below `/_mock/`: what a cloud's methods do in process, for other processes. Errors have Google's
 * form. Faults do not strike these calls, and the journal leaves them out.
 */
export function adminRoutes(app: Hono<CloudEnv>): void {
  app.get('/_mock/health', admin(health));
  app.get(
    '/_mock/describe',
    admin((c) => c.text(c.env.cloud.describe())),
  );
  app.post('/_mock/reset', admin(reset));
  clockRoutes(app);
  credentialRoutes(app);
  jobRoutes(app);
  faultRoutes(app);
  requestRoutes(app);
  seedRoutes(app);
  fileRoutes(app);
  datasetRoutes(app);
  snapshotRoutes(app);
}

/** `{"status":"ok","name":"mock-cloud-1","seed":0,"clock":"auto","now":"2026-01-01T00:00:00.000Z","jobs":0}` */
function health(c: AdminContext): Response {
  const { name, seed, jobs } = c.env.cloud;
  return c.json({ status: 'ok', name, seed, ...timeOf(c), jobs: jobs.list().length });
}

async function reset(c: AdminContext): Promise<Response> {
  await c.env.cloud.reset();
  return c.json({});
}
