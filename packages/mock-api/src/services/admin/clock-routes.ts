import type { Hono } from 'hono';
import type { CloudEnv } from '../cloud-env.ts';
import { admin, invalid, jsonOf, type AdminContext } from './admin-input.ts';
import { isJsonObject } from '../../model/json.ts';

const LONGEST_ADVANCE_MS = 10 * 365 * 24 * 60 * 60 * 1000;
const EXPECTED = `POST /_mock/clock takes {"advanceMs": milliseconds}, a number from 0 to ${LONGEST_ADVANCE_MS} (ten years): the clock only goes forward.`;

/** `GET`: what time it is; `POST {"advanceMs": 60000}`: moves it. */
export function clockRoutes(app: Hono<CloudEnv>): void {
  app.get(
    '/_mock/clock',
    admin((c) => c.json(timeOf(c))),
  );
  app.post('/_mock/clock', admin(advance));
}

/** `now` is the service's time; `real` passes by itself, `manual` only by `POST /_mock/clock`. */
export function timeOf(c: AdminContext): { clock: string; now: string } {
  const { clock } = c.env.cloud;
  return { clock: clock.kind, now: new Date(clock.now()).toISOString() };
}

async function advance(c: AdminContext): Promise<Response> {
  const body = await jsonOf(c, EXPECTED);
  const advanceMs = isJsonObject(body) ? body['advanceMs'] : undefined;
  if (!(typeof advanceMs === 'number' && advanceMs >= 0 && advanceMs <= LONGEST_ADVANCE_MS)) throw invalid(EXPECTED);
  await c.env.cloud.clock.advance(advanceMs);
  return c.json(timeOf(c));
}
