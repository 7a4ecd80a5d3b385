import type { Context } from 'hono';
import { FaultError } from '../../model/faults/fault-error.ts';
import { JobFailure } from '../../model/jobs/job-failure.ts';
import { isJsonObject, type JsonObject } from '../../model/json.ts';
import { ServiceError } from '../../model/service-error.ts';
import type { CloudEnv } from '../cloud-env.ts';

export type AdminContext = Context<CloudEnv>;

/** A handler of the mock's own API; what it is given wrongly is answered with a 400 that says what would be right. */
export function admin(
  handle: (c: AdminContext) => Response | Promise<Response>,
): (c: AdminContext) => Promise<Response> {
  return async (c) => {
    try {
      return await handle(c);
    } catch (error) {
      if (error instanceof FaultError || error instanceof RangeError) throw invalid(error.message);
      // Rows were to be done of a job whose input cannot be imported.
      if (error instanceof JobFailure) throw new ServiceError('FAILED_PRECONDITION', error.message);
      throw error;
    }
  };
}

export function invalid(message: string): ServiceError {
  return new ServiceError('INVALID_ARGUMENT', message);
}

/** @param expected What the body should have been. @throws ServiceError `INVALID_ARGUMENT` */
export async function jsonOf(c: AdminContext, expected: string): Promise<unknown> {
  try {
    return JSON.parse(await c.req.text());
  } catch {
    throw invalid(`The body is not JSON. ${expected}`);
  }
}

/** @throws ServiceError `INVALID_ARGUMENT` */
export async function jsonObjectOf(c: AdminContext, expected: string): Promise<JsonObject> {
  const body = await jsonOf(c, expected);
  if (isJsonObject(body)) return body;
  throw invalid(`The body is not a JSON object. ${expected}`);
}

/** A whole number in the query; undefined when it is not there. @throws ServiceError `INVALID_ARGUMENT` */
export function queryCount(c: AdminContext, name: string): number | undefined {
  const text = c.req.query(name);
  if (text === undefined) return undefined;
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw invalid(`?${name}= is a whole number from 0, not ${JSON.stringify(text)}.`);
}

/** @throws ServiceError `INVALID_ARGUMENT` for a parameter that is not known, as a filter that is misspelt would filter nothing */
export function checkQuery(c: AdminContext, known: readonly string[]): void {
  const unknown = Object.keys(c.req.query()).find((name) => !known.includes(name));
  if (unknown !== undefined) throw invalid(`?${unknown}= is not known here. Known are: ${known.join(', ')}.`);
}
