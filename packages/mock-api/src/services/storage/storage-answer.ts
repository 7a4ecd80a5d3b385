import type { Context } from 'hono';
import { readBearer } from '../../model/credentials/read-credential.ts';
import { isJsonObject, type JsonObject } from '../../model/json.ts';
import { StorageError } from '../../model/objects/storage-error.ts';
import type { CloudEnv } from '../cloud-env.ts';
import { jsonAnswer } from '../json-answer.ts';
import { shaped } from '../shaped-answer.ts';

export type StorageContext = Context<CloudEnv>;
export type StorageHandler = (c: StorageContext) => Promise<Response>;

/** A handler whose refusals become answers as the JSON API gives them. */
export function answering(handle: (c: StorageContext) => Response | Promise<Response>): StorageHandler {
  const shapedHandle = shaped(handle, (message) => new StorageError(400, 'invalidParameter', message));
  return async (c) => {
    try {
      checkBearer(c);
      return await shapedHandle(c);
    } catch (error) {
      if (error instanceof StorageError) return errorAnswer(error);
      throw error;
    }
  };
}

// No credential is needed: with STORAGE_EMULATOR_HOST set, libraries send none.
export function checkBearer(c: StorageContext): void {
  const token = readBearer((name) => c.req.header(name));
  if (token !== undefined && c.env.cloud.credentials.isRefused(token)) {
    throw new StorageError(401, 'authError', 'Invalid Credentials');
  }
}

/** The header that an error is about. */
const locations: Readonly<Record<string, string>> = { conditionNotMet: 'If-Match', authError: 'Authorization' };

/** @see https://cloud.google.com/storage/docs/json_api/v1/status-codes */
function errorAnswer({ status, reason, message }: StorageError): Response {
  if (status === 304) return new Response(null, { status });
  const location = locations[reason];
  const where = location === undefined ? {} : { locationType: 'header', location };
  return jsonAnswer(
    { error: { code: status, message, errors: [{ message, domain: 'global', reason, ...where }] } },
    { status },
  );
}

/** A method that the mock does not have, said so clearly. @param what e.g. `Object ACLs` */
export function unsupported(what: string): StorageHandler {
  return answering(() => {
    throw new StorageError(501, 'notImplemented', `The mock cloud does not do this: ${what}.`);
  });
}

/** A named part of the path, decoded. */
export function pathPart(c: StorageContext, name: string): string {
  return c.req.param(name) ?? '';
}

/** The body as a JSON object; none at all is an empty one. @throws StorageError 400 */
export async function jsonBody(c: StorageContext): Promise<JsonObject> {
  return parseJsonObject(await c.req.text());
}

/** @throws StorageError 400 */
export function parseJsonObject(text: string): JsonObject {
  if (text.trim() === '') return {};
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new StorageError(400, 'parseError', 'Parse Error: the body is not valid JSON.');
  }
  // Google's client for Go writes a missing resource as null.
  if (value === null) return {};
  if (isJsonObject(value)) return value;
  throw new StorageError(400, 'parseError', 'Parse Error: the body is not a JSON object.');
}
