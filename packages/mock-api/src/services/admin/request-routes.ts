import type { Hono } from 'hono';
import type { JournalFilter } from '../../model/journal/journal-entry.ts';
import { ServiceError } from '../../model/service-error.ts';
import type { CloudEnv } from '../cloud-env.ts';
import { admin, checkQuery, queryCount, type AdminContext } from './admin-input.ts';

const FILTERS = ['operation', 'method', 'path', 'status', 'after'] as const;
const LONGEST_WAIT_MS = 600_000;

/**
 * The journal. `GET /_mock/requests?operation=storage&status=503` answers `{"last":7,"requests":[…]}`;
 * `GET /_mock/requests:wait?operation=…&timeoutMs=…` answers with the first that is meant, as soon as it is there.
 */
export function requestRoutes(app: Hono<CloudEnv>): void {
  app.get('/_mock/requests', admin(list));
  app.get('/_mock/requests:wait', admin(wait));
  app.delete('/_mock/requests', admin(clear));
}

function list(c: AdminContext): Response {
  checkQuery(c, FILTERS);
  const { journal } = c.env.cloud;
  return c.json({ last: journal.last, requests: journal.requests(filterOf(c)) });
}

async function wait(c: AdminContext): Promise<Response> {
  checkQuery(c, [...FILTERS, 'timeoutMs']);
  const timeoutMs = Math.min(queryCount(c, 'timeoutMs') ?? 4000, LONGEST_WAIT_MS);
  const abortSignal = c.req.raw.signal;
  try {
    return c.json(await c.env.cloud.journal.waitFor(filterOf(c), { timeoutMs, abortSignal }));
  } catch (error) {
    if (abortSignal.aborted || !(error instanceof Error)) throw error;
    // The filter's fault, and told as that.
    if (error instanceof ServiceError || error instanceof RangeError) throw error;
    throw new ServiceError('DEADLINE_EXCEEDED', error.message);
  }
}

function clear(c: AdminContext): Response {
  c.env.cloud.journal.clear();
  return c.json({});
}

function filterOf(c: AdminContext): JournalFilter {
  const { operation, method, path } = c.req.query();
  const [status, after] = [queryCount(c, 'status'), queryCount(c, 'after')];
  return {
    ...(operation !== undefined && { operation }),
    ...(method !== undefined && { method }),
    ...(path !== undefined && { path }),
    ...(status !== undefined && { status }),
    ...(after !== undefined && { after }),
  };
}
