import type { Hono } from 'hono';
import type { CloudEnv } from '../cloud-env.ts';
import { accessRoutes } from './access-routes.ts';
import { bucketRoutes } from './bucket-routes.ts';
import { composeRoutes } from './compose-routes.ts';
import { copyRoutes } from './copy-routes.ts';
import { notificationRoutes } from './notification-routes.ts';
import { discoveryRoutes } from './discovery-routes.ts';
import { downloadRoutes, objectRoutes } from './object-routes.ts';
import { policyRoutes } from './policy-routes.ts';
import { projectRoutes } from './project-routes.ts';
import { retryTestRoutes } from './retry-test-routes.ts';
import { unsupported } from './storage-answer.ts';
import { uploadRoutes } from './upload-routes.ts';

/** Below a bucket, what Cloud Storage has and the mock does not. */
const notThere: readonly string[] = ['folders', 'managedFolders', 'anywhereCaches', 'o/:object/restore'];

/** Cloud Storage's JSON API, on every path that clients are known to call. */
export function storageRoutes(app: Hono<CloudEnv>): void {
  // With STORAGE_EMULATOR_HOST set, Google's library for Node leaves `/storage/v1` out.
  for (const base of ['/storage/v1', '']) {
    bucketRoutes(app, base);
    accessRoutes(app, base);
    policyRoutes(app, base);
    notificationRoutes(app, base);
    projectRoutes(app, base);
    objectRoutes(app, base);
    copyRoutes(app, base);
    composeRoutes(app, base);
    for (const path of notThere) app.all(`${base}/b/:bucket/${path}`, unsupported(path));
  }
  for (const base of ['/upload/storage/v1', '/resumable/upload/storage/v1', '/upload']) uploadRoutes(app, base);
  for (const base of ['/download/storage/v1', '/download']) downloadRoutes(app, base);
  discoveryRoutes(app);
  retryTestRoutes(app);
  app.post('/batch/storage/v1', unsupported('many calls in one batch'));
}
