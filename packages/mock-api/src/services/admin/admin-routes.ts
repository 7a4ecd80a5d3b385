import type { Context, Hono } from 'hono';
import { isJsonObject } from '../../model/json.ts';
import { ServiceError } from '../../model/service-error.ts';
import type { CloudEnv } from '../cloud-env.ts';

/** What is the mock's own: is it there, and what time is it? */
export function adminRoutes(app: Hono<CloudEnv>): void {
  app.get('/_mock/health', (c) => {
    const { name, seed, jobs } = c.env.cloud;
    return c.json({ status: 'ok', name, seed, ...timeOf(c), jobs: jobs.list().length });
  });
  app.get('/_mock/clock', (c) => c.json(timeOf(c)));
  app.post('/_mock/clock', async (c) => {
    await c.env.cloud.clock.advance(await requestedSpan(c));
    return c.json(timeOf(c));
  });
}

/** `now` is the service's time; `real` passes by itself, `manual` only by `POST /_mock/clock`. */
function timeOf(c: Context<CloudEnv>): { clock: string; now: string } {
  const { clock } = c.env.cloud;
  return { clock: clock.kind, now: new Date(clock.now()).toISOString() };
}

/** @throws ServiceError `INVALID_ARGUMENT` */
async function requestedSpan(c: Context<CloudEnv>): Promise<number> {
  const body: unknown = await c.req.json().catch(() => undefined);
  const advanceMs = isJsonObject(body) ? body['advanceMs'] : undefined;
  if (typeof advanceMs === 'number' && advanceMs >= 0 && advanceMs <= LONGEST_ADVANCE_MS) return advanceMs;
  throw new ServiceError(
    'INVALID_ARGUMENT',
    `POST /_mock/clock takes {"advanceMs": milliseconds}, a number from 0 to ${LONGEST_ADVANCE_MS} (ten years): the clock only goes forward.`,
  );
}

const LONGEST_ADVANCE_MS = 10 * 365 * 24 * 60 * 60 * 1000;
