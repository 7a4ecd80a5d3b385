import type { Hono } from 'hono';
import type { WarehouseJob } from '../../model/bigquery/jobs/warehouse-job.ts';
import { schemaResource } from '../../model/bigquery/schema/read-schema.ts';
import { isJsonObject, type JsonObject } from '../../model/json.ts';
import type { CloudEnv } from '../cloud-env.ts';
import { operation } from '../operation.ts';
import { answering, jsonAnswer, jsonBody, readCount, type BigQueryContext, projectIn } from './bigquery-answer.ts';
import { requestedJob } from './job-routes.ts';
import type { RowView } from './row-view.ts';
import { rowsAnswer, type PageRequest } from './rows-answer.ts';
import { pageOf, timestampFormat, viewOf } from './view-of.ts';

/** Queries and their results. https://cloud.google.com/bigquery/docs/reference/rest/v2/jobs/query */
export function queryRoutes(app: Hono<CloudEnv>, base: string): void {
  const queries = `${base}/projects/:project/queries`;
  app.post(queries, operation('bigquery.jobs.query', answering(query)));
  app.get(`${queries}/:job`, operation('bigquery.jobs.getQueryResults', answering(getQueryResults)));
}

/** What a body of `jobs.query` has of its own; the rest is that of a job's query. */
const ownFields: ReadonlySet<string> = new Set([
  'kind',
  'dryRun',
  'formatOptions',
  'jobCreationMode',
  'labels',
  'location',
  'maxResults',
  'requestId',
  'timeoutMs',
]);

async function query(c: BigQueryContext): Promise<Response> {
  const body = await jsonBody(c);
  const settings = Object.fromEntries(Object.entries(body).filter(([name]) => !ownFields.has(name)));
  const { dryRun, labels, location, formatOptions } = body;
  const configuration = {
    query: settings,
    ...(dryRun === true && { dryRun }),
    ...(labels !== undefined && { labels }),
  };
  const job = c.env.cloud.bigqueryJobs.insert({ projectId: projectIn(c), configuration, jobReference: { location } });
  await job.done;
  const timestamps = timestampFormat(isJsonObject(formatOptions) ? formatOptions : {});
  const page = { pageToken: undefined, startIndex: undefined, maxResults: readCount(body['maxResults'], 'maxResults') };
  return results(job, 'bigquery#queryResponse', { timestamps, selectedFields: [] }, page);
}

async function getQueryResults(c: BigQueryContext): Promise<Response> {
  const job = requestedJob(c);
  await job.done;
  return results(job, 'bigquery#getQueryResultsResponse', viewOf(c), pageOf(c));
}

/** @throws BigQueryError what the job failed with */
function results(job: WarehouseJob, kind: string, view: RowView, page: PageRequest): Response | Promise<Response> {
  if (job.problems) throw job.problems[0];
  const { result, statistics = {} } = job.outcome ?? {};
  const { statementType } = isJsonObject(statistics['query']) ? statistics['query'] : {};
  const head: JsonObject = {
    kind,
    ...(result && result.schema.length > 0 && { schema: schemaResource(result.schema) }),
    jobReference: job.reference,
    totalBytesProcessed: '0',
    jobComplete: true,
    cacheHit: false,
    ...(statementType !== undefined && { statementType }),
    ...(result?.insertedRows !== undefined && { numDmlAffectedRows: String(result.insertedRows) }),
  };
  if (!result || result.insertedRows !== undefined) return jsonAnswer({ ...head, totalRows: '0' });
  return rowsAnswer({ rows: result.rows, schema: result.schema, view, page, head });
}
