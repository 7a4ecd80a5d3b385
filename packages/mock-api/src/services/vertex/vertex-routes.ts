import type { Context, Hono } from 'hono';
import { resourceName, type ResourceName } from '../../model/jobs/batch-jobs.ts';
import type { JsonObject } from '../../model/json.ts';
import { ServiceError } from '../../model/service-error.ts';
import type { CloudEnv } from '../cloud-env.ts';
import { operation } from '../operation.ts';
import { authorize } from './authorize.ts';
import { readCreateBody } from './create-body.ts';
import { jobResource } from './job-resource.ts';
import { readJsonBody } from './json-body.ts';

const VERSION = '/:version{v1|v1beta1}';
const PARENT = `${VERSION}/projects/:project/locations/:location`;

const JOBS = 'vertex.batchPredictionJobs';

/**
 * Vertex AI's batch jobs: create, get, cancel. Below a project and location, or without both as in express mode.
 *
 * @see https://github.com/googleapis/googleapis/blob/master/google/cloud/aiplatform/v1/job_service.proto
 */
export function vertexRoutes(app: Hono<CloudEnv>): void {
  for (const collection of [`${PARENT}/batchPredictionJobs`, `${VERSION}/batchPredictionJobs`]) {
    app.post(collection, operation(`${JOBS}.create`, create));
    app.get(`${collection}/:job`, operation(`${JOBS}.get`, get));
    app.post(`${collection}/:job`, operation(`${JOBS}.cancel`, act));
  }
}

async function create(c: Context<CloudEnv>): Promise<Response> {
  authorize(c);
  const body = await readJsonBody(c.req);
  const order = readCreateBody(body, {
    ...parentOf(c),
    version: c.req.param('version') ?? '',
    models: c.env.cloud.models,
  });
  return answer(jobResource(c.env.cloud.jobs.create(order)));
}

async function get(c: Context<CloudEnv>): Promise<Response> {
  authorize(c);
  return answer(jobResource(await c.env.cloud.jobs.show(nameOf(c, c.req.param('job') ?? ''))));
}

/** `POST …/{job}:cancel`: the one custom method that jobs have. Its body, if any, says nothing. */
function act(c: Context<CloudEnv>): Response | Promise<Response> {
  const [id = '', verb] = (c.req.param('job') ?? '').split(':');
  if (verb !== 'cancel') return c.notFound();
  authorize(c);
  c.env.cloud.jobs.cancel(nameOf(c, id));
  return answer({});
}

function parentOf(c: Context<CloudEnv>): { project: string; location: string } {
  const { project = c.env.cloud.project, location = 'global' } = c.req.param();
  return { project, location };
}

function nameOf(c: Context<CloudEnv>, id: string): ResourceName {
  const name = { ...parentOf(c), id };
  if (!/^\d+$/.test(id))
    throw new ServiceError('NOT_FOUND', `The BatchPredictionJob ${resourceName(name)} does not exist.`);
  return name;
}

function answer(body: JsonObject): Response {
  return Response.json(body, { headers: { 'content-type': 'application/json; charset=UTF-8' } });
}
