import { Hono } from 'hono';
import { limitBodySize } from './services/body-limit.ts';
import type { CloudEnv } from './services/cloud-env.ts';
import { failed, notFound } from './services/fallbacks.ts';
import { adminRoutes } from './services/admin/admin-routes.ts';
import { bigqueryRoutes } from './services/bigquery/bigquery-routes.ts';
import { filesRoutes } from './services/files/files-routes.ts';
import { geminiRoutes } from './services/gemini/gemini-routes.ts';
import { metadataRoutes } from './services/metadata/metadata-routes.ts';
import { observe } from './services/observe.ts';
import { RememberingRouter } from './services/remembering-router.ts';
import { storageRoutes } from './services/storage/storage-routes.ts';
import { xmlRoutes } from './services/storage/xml-routes.ts';
import { routePath } from './services/storage/xml-target.ts';
import { tokenRoutes } from './services/token/token-routes.ts';
import { vertexRoutes } from './services/vertex/vertex-routes.ts';

export type { CloudEnv } from './services/cloud-env.ts';

/** All services as one fetch handler: `app.fetch(request, { cloud })`. It holds no state, so one serves any number of clouds. */
export function createApp(): Hono<CloudEnv> {
  const app = new Hono<CloudEnv>({ getPath: routePath, router: new RememberingRouter() });
  app.use(async (c, next) => {
    const { cloud } = c.env;
    const refused = limitBodySize(c);
    if (refused) return refused;
    await cloud.prepare();
    await cloud.clock.settle();
    await observe(c, next);
    // Before anybody is told that it is done.
    cloud.flush();
    return undefined;
  });
  vertexRoutes(app);
  geminiRoutes(app);
  filesRoutes(app);
  storageRoutes(app);
  bigqueryRoutes(app);
  tokenRoutes(app);
  metadataRoutes(app);
  adminRoutes(app);
  xmlRoutes(app);
  app.notFound(notFound);
  app.onError(failed);
  return app;
}

let shared: Hono<CloudEnv> | undefined;

/** The app of this process. It is built by the first call: routing tables cost more than a cloud. */
export function mockApp(): Hono<CloudEnv> {
  return (shared ??= createApp());
}
