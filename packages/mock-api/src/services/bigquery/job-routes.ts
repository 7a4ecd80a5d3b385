import type { Hono } from 'hono';
import type { WarehouseJob } from '../../model/bigquery/jobs/warehouse-job.ts';
import { isJsonObject, type JsonObject } from '../../model/json.ts';
import type { Content } from '../../model/objects/content.ts';
import type { CloudEnv } from '../cloud-env.ts';
import { operation } from '../operation.ts';
import { requestOrigin } from '../request-origin.ts';
import {
  answering,
  emptyAnswer,
  jsonAnswer,
  jsonBody,
  pathPart,
  type BigQueryContext,
  projectIn,
} from './bigquery-answer.ts';
import { etag } from './etag.ts';
import { jobResource } from './job-resource.ts';
import { listed } from './listed.ts';

/** Jobs: insert, get, list, cancel, delete. https://cloud.google.com/bigquery/docs/reference/rest/v2/jobs */
export function jobRoutes(app: Hono<CloudEnv>, base: string): void {
  const jobs = `${base}/projects/:project/jobs`;
  app.post(jobs, operation('bigquery.jobs.insert', answering(insert)));
  app.get(jobs, operation('bigquery.jobs.list', answering(list)));
  app.get(`${jobs}/:job`, operation('bigquery.jobs.get', answering(get)));
  app.post(`${jobs}/:job/cancel`, operation('bigquery.jobs.cancel', answering(cancel)));
  app.delete(`${jobs}/:job/delete`, operation('bigquery.jobs.delete', answering(remove)));
}

async function insert(c: BigQueryContext): Promise<Response> {
  const job = insertJob(c, await jsonBody(c));
  if (job.configuration['dryRun'] === true) {
    // Nothing is at work: what the job would be, or what is wrong with it, is the answer.
    await job.done;
    if (job.problems) throw job.problems[0];
  }
  return jsonAnswer(resource(c, job));
}

/** @param media What was uploaded with the job. */
export function insertJob(c: BigQueryContext, body: JsonObject, media?: Content): WarehouseJob {
  const { configuration, jobReference } = body;
  const reference = isJsonObject(jobReference) ? jobReference : {};
  return c.env.cloud.bigqueryJobs.insert({ projectId: projectIn(c), configuration, jobReference: reference, media });
}

/** A job is at work for as long as it is, and no longer by the cloud's clock: who asks about it waits for it. */
async function get(c: BigQueryContext): Promise<Response> {
  const job = requestedJob(c);
  await job.done;
  return jsonAnswer(resource(c, job));
}

function list(c: BigQueryContext): Response {
  const states = c.req.queries('stateFilter')?.map((state) => state.toUpperCase()) ?? [];
  const all = c.env.cloud.bigqueryJobs
    .list(projectIn(c))
    .filter(({ state }) => states.length === 0 || states.includes(state));
  const { page, nextPageToken } = listed(c, all, ({ reference }) => reference.jobId);
  const jobs = page.map((job) => {
    const { configuration, status, ...rest } = resource(c, job);
    const shown = c.req.query('projection') === 'full' ? { configuration } : {};
    const { errorResult } = status as JsonObject;
    return { ...rest, ...shown, state: job.state, status, ...(errorResult !== undefined && { errorResult }) };
  });
  return jsonAnswer({
    kind: 'bigquery#jobList',
    etag: etag(...page.map(({ reference, state }) => `${reference.jobId} ${state}`)),
    nextPageToken,
    ...(jobs.length > 0 && { jobs }),
  });
}

function cancel(c: BigQueryContext): Response {
  const job = requestedJob(c);
  job.cancel();
  return jsonAnswer({ kind: 'bigquery#jobCancelResponse', job: resource(c, job) });
}

async function remove(c: BigQueryContext): Promise<Response> {
  const job = requestedJob(c);
  job.cancel();
  await job.done;
  c.env.cloud.bigqueryJobs.delete(job);
  return emptyAnswer();
}

export function requestedJob(c: BigQueryContext): WarehouseJob {
  const location = c.req.query('location') || undefined;
  return c.env.cloud.bigqueryJobs.require({ projectId: projectIn(c), jobId: pathPart(c, 'job'), location });
}

export function resource(c: BigQueryContext, job: WarehouseJob): JsonObject {
  return jobResource(job, { origin: requestOrigin(c), user: c.env.cloud.credentials.serviceAccountEmail });
}
