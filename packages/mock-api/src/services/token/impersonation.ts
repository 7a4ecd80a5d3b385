import { readBearer } from '../../model/credentials/read-credential.ts';
import { isJsonObject } from '../../model/json.ts';
import { ServiceError } from '../../model/service-error.ts';
import type { TokenContext } from './token-answer.ts';

const LONGEST_LIFETIME_SECONDS = 43_200;

/**
 * A token for a service account, for someone who may act as it:
 * `POST …/serviceAccounts/EMAIL:generateAccessToken {"scope":["…"],"lifetime":"3600s"}`.
 *
 * @see https://cloud.google.com/iam/docs/reference/credentials/rest/v1/projects.serviceAccounts/generateAccessToken
 */
export async function generateAccessToken(c: TokenContext): Promise<Response> {
  const { credentials } = c.env.cloud;
  const bearer = readBearer((name) => c.req.header(name));
  if (bearer === undefined || credentials.isExpired(bearer)) {
    throw new ServiceError(
      'UNAUTHENTICATED',
      'Request had invalid authentication credentials. Expected OAuth 2 access token.',
    );
  }
  const body = await jsonObject(c);
  const { scope, lifetime = '3600s' } = body;
  if (!Array.isArray(scope) || scope.length === 0) throw new ServiceError('INVALID_ARGUMENT', 'Scope required.');
  const seconds = Number(/^(\d+)s$/.exec(String(lifetime))?.[1]);
  if (!(seconds > 0 && seconds <= LONGEST_LIFETIME_SECONDS)) {
    throw new ServiceError(
      'INVALID_ARGUMENT',
      `The lifetime must be 1s to ${LONGEST_LIFETIME_SECONDS}s, such as "3600s".`,
    );
  }
  const account = (c.req.param('call') ?? '').replace(/:generateAccessToken$/, '');
  const { accessToken } = credentials.issueToken({ lifetimeSeconds: seconds, subject: account });
  const expireTime = new Date(Date.now() + seconds * 1000).toISOString().replace(/\.\d+Z$/, 'Z');
  return Response.json({ accessToken, expireTime });
}

async function jsonObject(c: TokenContext): Promise<Readonly<Record<string, unknown>>> {
  const value: unknown = await c.req.json().catch(() => undefined);
  if (isJsonObject(value)) return value;
  throw new ServiceError('INVALID_ARGUMENT', 'Invalid JSON payload received. The body must be a JSON object.');
}
