import type { Context } from 'hono';
import { readBearer } from '../../model/credentials/read-credential.ts';
import { isJsonObject, type JsonObject } from '../../model/json.ts';
import { StorageError } from '../../model/objects/storage-error.ts';
import { BigQueryError, bigqueryReasons } from '../../model/bigquery/bigquery-error.ts';
import { isPlaceholder } from '../../model/bigquery/names.ts';
import { shown } from '../../model/bigquery/settings.ts';
import type { CloudEnv } from '../cloud-env.ts';
import { shaped } from '../shaped-answer.ts';

export type BigQueryContext = Context<CloudEnv>;

/** A handler whose refusals become answers as BigQuery gives them. */
export function answering(
  handle: (c: BigQueryContext) => Response | Promise<Response>,
): (c: BigQueryContext) => Promise<Response> {
  const shapedHandle = shaped(handle, (message) => new BigQueryError('invalid', message, 'fields'));
  return async (c) => {
    try {
      checkBearer(c);
      return await shapedHandle(c);
    } catch (error) {
      if (error instanceof BigQueryError) return errorAnswer(bigqueryReasons[error.reason], error);
      // Uploads are read as Cloud Storage reads them.
      if (error instanceof StorageError) return errorAnswer(error.status, error);
      throw error;
    }
  };
}

export function jsonAnswer(value: unknown, status = 200): Response {
  return new Response(JSON.stringify(value), {
    status,
    headers: { 'content-type': 'application/json; charset=UTF-8' },
  });
}

/** What a delete answers. */
export function emptyAnswer(): Response {
  return new Response(null, { status: 204 });
}

// No credential is needed: an emulator's clients may have none.
function checkBearer(c: BigQueryContext): void {
  const token = readBearer((name) => c.req.header(name));
  if (token !== undefined && c.env.cloud.credentials.isExpired(token)) {
    throw new BigQueryError('authError', 'Invalid Credentials', 'Authorization');
  }
}

const statuses: Readonly<Record<number, string>> = {
  400: 'INVALID_ARGUMENT',
  401: 'UNAUTHENTICATED',
  403: 'PERMISSION_DENIED',
  404: 'NOT_FOUND',
  409: 'ALREADY_EXISTS',
  500: 'INTERNAL',
  501: 'UNIMPLEMENTED',
  503: 'UNAVAILABLE',
};

interface Refusal {
  readonly reason: string;
  readonly message: string;
  readonly location?: string | undefined;
}

/** @see https://cloud.google.com/bigquery/docs/error-messages */
function errorAnswer(httpStatus: number, { reason, message, location }: Refusal): Response {
  // A query that was cancelled is no failure of the call that asks about it; there is nothing to give back all the same.
  const code = httpStatus < 400 ? 499 : httpStatus;
  const status = statuses[code];
  const locationType = reason === 'authError' ? 'header' : location?.startsWith('gs://') ? 'other' : 'parameter';
  const where = location === undefined ? {} : { location, locationType };
  const errors = [{ message, domain: 'global', reason, ...where }];
  return jsonAnswer({ error: { code, message, errors, ...(status !== undefined && { status }) } }, code);
}

/** A named part of the path, decoded. */
export function pathPart(c: BigQueryContext, name: string): string {
  return c.req.param(name) ?? '';
}

/**
 * The project of the path. With BIGQUERY_EMULATOR_HOST set and no project given, Google's library for Node sends
 * `{{projectId}}` as it stands: the cloud's own is meant.
 */
export function projectIn(c: BigQueryContext): string {
  const project = pathPart(c, 'project');
  return isPlaceholder(project) ? c.env.cloud.project : project;
}

/** The body as a JSON object; none at all is an empty one. @throws BigQueryError `parseError` */
export async function jsonBody(c: BigQueryContext, parse: (text: string) => unknown = JSON.parse): Promise<JsonObject> {
  return parseObject(await c.req.text(), parse);
}

/** @throws BigQueryError `parseError` */
export function parseObject(text: string, parse: (text: string) => unknown = JSON.parse): JsonObject {
  if (text.trim() === '') return {};
  let value: unknown;
  try {
    value = parse(text);
  } catch {
    throw new BigQueryError('parseError', 'Parse Error: the body is not valid JSON.');
  }
  if (isJsonObject(value)) return value;
  throw new BigQueryError('parseError', 'Parse Error: the body is not a JSON object.');
}

/** A whole number of the query, or of a body; undefined when it is not there. @throws BigQueryError `invalid` */
export function readCount(value: unknown, name: string): number | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  const count = Number(value);
  if (Number.isSafeInteger(count) && count >= 0) return count;
  throw new BigQueryError('invalid', `Invalid value for ${name}: '${shown(value)}' is not a whole number.`);
}
