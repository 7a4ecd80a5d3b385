import type { Hono } from 'hono';
import type { ForcedDetails } from '../../model/jobs/forced-details.ts';
import type { JobState } from '../../model/jobs/job-state.ts';
import { isJsonObject } from '../../model/json.ts';
import type { MockCloud } from '../../model/mock-cloud.ts';
import { ServiceError } from '../../model/service-error.ts';
import type { CloudEnv } from '../cloud-env.ts';
import { admin, invalid, jsonObjectOf, type AdminContext } from './admin-input.ts';

const EXPECTED =
  'A job is forced by {"state": "JOB_STATE_FAILED", "details": {"error": {"code": 8, "message": "…"}, "rows": 2}}; details may be left out.';

/** What both kinds of jobs can be asked. */
interface Collection {
  list(): readonly object[];
  get(name: string): object | undefined;
  force(name: string, state: JobState, details?: ForcedDetails): Promise<object>;
  resume(name: string): object;
}

const collections: Readonly<Record<'jobs' | 'batches', (cloud: MockCloud) => Collection>> = {
  jobs: ({ jobs }) => jobs,
  batches: ({ batches }) => batches,
};

/** Vertex AI's jobs and the Gemini API's batches as the cloud knows them: looking at them here moves no clock. */
export function jobRoutes(app: Hono<CloudEnv>): void {
  for (const [name, of] of Object.entries(collections)) {
    app.get(
      `/_mock/${name}`,
      admin((c) => c.json({ [name]: of(c.env.cloud).list() })),
    );
    app.get(
      `/_mock/${name}/:job`,
      admin((c) => get(c, of(c.env.cloud))),
    );
    app.post(
      `/_mock/${name}/:job`,
      admin((c) => act(c, of(c.env.cloud))),
    );
  }
}

function get(c: AdminContext, jobs: Collection): Response {
  const id = c.req.param('job') ?? '';
  const job = jobs.get(id);
  if (!job) throw new ServiceError('NOT_FOUND', `The mock cloud has no batch job ${id}.`);
  return c.json(job);
}

/** `POST /_mock/jobs/{id}:force`, `POST /_mock/jobs/{id}:resume` */
async function act(c: AdminContext, jobs: Collection): Promise<Response> {
  const [id = '', verb = ''] = (c.req.param('job') ?? '').split(':');
  switch (verb) {
    case 'force': {
      const body = await jsonObjectOf(c, EXPECTED);
      return c.json(await jobs.force(id, stateOf(body['state']), detailsOf(body['details'])));
    }
    case 'resume':
      return c.json(jobs.resume(id));
    default:
      throw invalid(`A job can be told to :force or to :resume, not ${JSON.stringify(verb)}.`);
  }
}

function stateOf(state: unknown): JobState {
  if (typeof state === 'string' && /^JOB_STATE_\w+$/.test(state)) return state as JobState;
  throw invalid(`A state begins with JOB_STATE_. ${EXPECTED}`);
}

function detailsOf(details: unknown): ForcedDetails | undefined {
  if (details === undefined) return undefined;
  if (!isJsonObject(details)) throw invalid(EXPECTED);
  const { error, rows } = details;
  if (rows !== undefined && !(Number.isInteger(rows) && (rows as number) >= 0)) throw invalid(EXPECTED);
  if (error === undefined) return rows === undefined ? {} : { rows: rows as number };
  if (!isJsonObject(error) || typeof error['code'] !== 'number' || typeof error['message'] !== 'string') {
    throw invalid(EXPECTED);
  }
  const { code, message } = error;
  return { error: { code, message }, ...(rows !== undefined && { rows: rows as number }) };
}
