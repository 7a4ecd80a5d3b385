import type { Context, Hono } from 'hono';
import { resourceName, type ResourceName } from '../../model/jobs/resource-name.ts';
import { ServiceError } from '../../model/service-error.ts';
import type { CloudEnv } from '../cloud-env.ts';
import { jsonAnswer } from '../json-answer.ts';
import { shapedOperation } from '../shaped-operation.ts';
import { answerStyle } from './answer-style.ts';
import { authorize } from './authorize.ts';
import { readCreateBody } from './create-body.ts';
import { checkHostLocation } from './host-location.ts';
import { jobResource } from './job-resource.ts';
import { readJsonBody } from './json-body.ts';
import { listJobs } from './list-jobs.ts';
import { operationResource } from './operation-resource.ts';

// Not `v1|v1beta1`: between the router's ^ and $ that would take the first two characters of v1beta1 for v1.
const VERSION = '/:version{v1(?:beta1)?}';
const PARENT = `${VERSION}/projects/:project/locations/:location`;

const JOBS = 'vertex.batchPredictionJobs';

/**
 * Vertex AI's batch jobs: create, get, list, cancel, delete, and the operations that deleting leads to. Below a project
 * and location, or without both as in express mode.
 *
 * @see https://github.com/googleapis/googleapis/blob/master/google/cloud/aiplatform/v1/job_service.proto
 */
export function vertexRoutes(app: Hono<CloudEnv>): void {
  for (const parent of [PARENT, VERSION]) {
    const collection = `${parent}/batchPredictionJobs`;
    app.post(collection, shapedOperation(`${JOBS}.create`, create));
    app.get(collection, shapedOperation(`${JOBS}.list`, list));
    app.get(`${collection}/:job`, shapedOperation(`${JOBS}.get`, get));
    app.post(`${collection}/:job`, shapedOperation(`${JOBS}.cancel`, act));
    app.delete(`${collection}/:job`, shapedOperation(`${JOBS}.delete`, remove));
    app.get(`${parent}/operations/:operation`, shapedOperation('vertex.operations.get', getOperation));
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
  return jsonAnswer(jobResource(c.env.cloud.jobs.create(order), answerStyle(c)));
}

async function list(c: Context<CloudEnv>): Promise<Response> {
  authorize(c);
  return jsonAnswer(await listJobs(c, parentOf(c)));
}

async function get(c: Context<CloudEnv>): Promise<Response> {
  authorize(c);
  return jsonAnswer(jobResource(await c.env.cloud.jobs.show(nameOf(c, c.req.param('job') ?? '')), answerStyle(c)));
}

/** A deletion is done at once, and may be asked about all the same. Its body, if any, says nothing. */
function remove(c: Context<CloudEnv>): Response {
  authorize(c);
  const deletion = c.env.cloud.jobs.delete(nameOf(c, c.req.param('job') ?? ''));
  return jsonAnswer(operationResource(deletion, c.req.param('version') ?? ''));
}

function getOperation(c: Context<CloudEnv>): Response {
  authorize(c);
  const deletion = c.env.cloud.jobs.deletion({ ...parentOf(c), id: c.req.param('operation') ?? '' });
  return jsonAnswer(operationResource(deletion, c.req.param('version') ?? ''));
}

/** `POST …/{job}:cancel`: the one custom method that jobs have. Its body, if any, says nothing. */
function act(c: Context<CloudEnv>): Response | Promise<Response> {
  const [id = '', verb] = (c.req.param('job') ?? '').split(':');
  if (verb !== 'cancel') return c.notFound();
  authorize(c);
  c.env.cloud.jobs.cancel(nameOf(c, id));
  return jsonAnswer({});
}

function parentOf(c: Context<CloudEnv>): { project: string; location: string } {
  const { project = c.env.cloud.project, location } = c.req.param();
  if (location === undefined) return { project, location: 'global' };
  checkHostLocation(c, location);
  return { project, location };
}

function nameOf(c: Context<CloudEnv>, id: string): ResourceName {
  const name = { ...parentOf(c), id };
  if (!/^\d+$/.test(id))
    throw new ServiceError('NOT_FOUND', `The BatchPredictionJob ${resourceName(name)} does not exist.`);
  return name;
}
