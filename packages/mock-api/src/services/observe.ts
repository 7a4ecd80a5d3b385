import type { Context, Next } from 'hono';
import { bodyTextOf } from './body-text.ts';
import type { CloudEnv } from './cloud-env.ts';
import { faultyCall } from './faults/faulty-call.ts';
import { operationOf } from './operation.ts';

/** Writes a call down in the journal, and lets go wrong what is to go wrong. The mock's own API is left alone. */
export async function observe(c: Context<CloudEnv>, next: Next): Promise<void> {
  const { path, method } = c.req;
  if (isOwnApi(path)) return next();
  const { cloud, rawHeaders } = c.env;
  const { journal, faults } = cloud;
  const operation = operationOf(c);
  const recorded = journal.record(c.req.raw, operation, rawHeaders);
  const due = faults.ofCall({ operation, path, retryTest: c.req.header('x-retry-test-id') });
  if (due) await faultyCall(c, next, due, recorded);
  else await next();
  recorded.answer(isLost(c.res) ? undefined : c.res.status);
  if (method !== 'GET') recorded.setBody(bodyTextOf(c.req.raw) ?? (await readText(c)));
  journal.tell(recorded);
}

/** `/_mock` and what is below it, and `/retry_test` of Google's storage testbench. */
function isOwnApi(path: string): boolean {
  return /^\/(?:_mock|retry_tests?)(?:\/|$)/.test(path);
}

/** Whether an answer is none: the connection is reset in its place. Doors look for it. */
export function isLost(answer: Response): boolean {
  return answer.type === 'error';
}

/** The body, if its service has read it as text. */
async function readText(c: Context<CloudEnv>): Promise<string | undefined> {
  // Its type is that of the text, but it is a promise of it; one that failed has been answered.
  const { text } = c.req.bodyCache;
  return text === undefined ? undefined : Promise.resolve(text).catch(() => undefined);
}
