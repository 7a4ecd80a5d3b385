import type { Hono } from 'hono';
import { ServiceError } from '../../model/service-error.ts';
import type { CloudEnv } from '../cloud-env.ts';
import { admin, invalid, jsonOf, type AdminContext } from './admin-input.ts';
import { readRule } from '../../model/faults/read-rule.ts';

/**
 * `POST` adds a fault, a rule or its text: `{"at":"storage","nth":1,"fault":"reset"}`, `"storage nth=1 reset"`.
 * Answers are `{"id":1,"rule":{…},"text":"storage nth=1 reset","fired":0}`.
 */
export function faultRoutes(app: Hono<CloudEnv>): void {
  app.post('/_mock/faults', admin(add));
  app.get(
    '/_mock/faults',
    admin((c) => c.json({ faults: c.env.cloud.faults.list().map((fault) => fault.toJSON()) })),
  );
  app.get('/_mock/faults/:id', admin(get));
  app.delete('/_mock/faults', admin(clear));
}

async function add(c: AdminContext): Promise<Response> {
  const rule = await jsonOf(c, 'A fault is {"at": "storage.objects.get", "nth": 1, "fault": "reset"}, or a text.');
  return c.json(c.env.cloud.faults.add(readRule(rule)).toJSON());
}

function get(c: AdminContext): Response {
  const text = c.req.param('id') ?? '';
  if (!/^\d+$/.test(text)) throw invalid(`A fault is called by the number it was given, not ${JSON.stringify(text)}.`);
  const fault = c.env.cloud.faults.get(Number(text));
  if (!fault) throw new ServiceError('NOT_FOUND', `There is no fault ${text}: it was cleared, or never added.`);
  return c.json(fault.toJSON());
}

function clear(c: AdminContext): Response {
  c.env.cloud.faults.clear();
  return c.json({});
}
