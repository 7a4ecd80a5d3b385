import type { Hono } from 'hono';
import type { CloudEnv } from '../cloud-env.ts';
import { operation } from '../operation.ts';
import { datasetRoutes } from './dataset-routes.ts';
import { discovery } from './discovery.ts';
import { jobRoutes } from './job-routes.ts';
import { jobUploads } from './job-uploads.ts';
import { projectRoutes } from './project-routes.ts';
import { queryRoutes } from './query-routes.ts';
import { rowRoutes } from './row-routes.ts';
import { tableRoutes } from './table-routes.ts';

/** BigQuery's REST API, on every path that clients are known to call. */
export function bigqueryRoutes(app: Hono<CloudEnv>): void {
  // With BIGQUERY_EMULATOR_HOST set, Google's library for Node leaves `/bigquery/v2` out.
  for (const base of ['/bigquery/v2', '']) {
    projectRoutes(app, base);
    datasetRoutes(app, base);
    tableRoutes(app, base);
    rowRoutes(app, base);
    jobRoutes(app, base);
    queryRoutes(app, base);
  }
  for (const base of ['/upload/bigquery/v2', '/resumable/upload/bigquery/v2']) jobUploads(app, base);
  app.get('/$discovery/rest', operation('bigquery.discovery', discovery));
  app.get('/discovery/v1/apis/bigquery/v2/rest', operation('bigquery.discovery', discovery));
}
