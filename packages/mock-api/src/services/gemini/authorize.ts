import type { Context } from 'hono';
import { readApiKey, readBearer } from '../../model/credentials/read-credential.ts';
import { ServiceError } from '../../model/service-error.ts';
import type { CloudEnv } from '../cloud-env.ts';

/** The versions of the Gemini API, as a path's first part. */
export const VERSION = '/:version{v1(?:beta|alpha)?}';

/**
 * Any API key will do, in a header or in the query, unless the cloud was told which it takes; any bearer token, unless
 * this cloud issued it and its time is over, or was told to take its own alone.
 *
 * @throws ServiceError `PERMISSION_DENIED`, `INVALID_ARGUMENT` for a key that is not valid, `UNAUTHENTICATED` for a token
 */
export function authorize(c: Context<CloudEnv>): void {
  const { apiKeys } = c.env.cloud;
  const bearer = readBearer((name) => c.req.header(name));
  const key = readApiKey(
    (name) => c.req.header(name),
    (name) => c.req.query(name),
  );
  if (key) {
    if (!apiKeys.accepts(key))
      throw refusal('INVALID_ARGUMENT', 'API key not valid. Please pass a valid API key.', 'API_KEY_INVALID');
  } else if (bearer === undefined) {
    throw new ServiceError(
      'PERMISSION_DENIED',
      "Method doesn't allow unregistered callers (callers without established identity). Please use API Key or other form of API consumer identity to call this API.",
    );
  } else {
    checkToken(c, bearer);
  }
}

/**
 * The same for calls that must say on whose behalf they are made: with an API key or without, they need a token.
 *
 * @throws ServiceError as `authorize`; `UNAUTHENTICATED` for a key alone
 */
export function authorizePrincipal(c: Context<CloudEnv>): void {
  authorize(c);
  const bearer = readBearer((name) => c.req.header(name));
  if (bearer !== undefined) return checkToken(c, bearer);
  throw refusal(
    'UNAUTHENTICATED',
    'API keys are not supported by this API. Expected OAuth2 access token or other authentication credentials that assert a principal. See https://cloud.google.com/docs/authentication',
    'CREDENTIALS_MISSING',
  );
}

function checkToken(c: Context<CloudEnv>, bearer: string): void {
  const { credentials } = c.env.cloud;
  if (!credentials.isRefused(bearer)) return;
  throw refusal(
    'UNAUTHENTICATED',
    'Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.',
    credentials.isExpired(bearer) ? 'ACCESS_TOKEN_EXPIRED' : 'ACCESS_TOKEN_TYPE_UNSUPPORTED',
  );
}

function refusal(status: 'INVALID_ARGUMENT' | 'UNAUTHENTICATED', message: string, reason: string): ServiceError {
  const metadata = { service: 'generativelanguage.googleapis.com' };
  const info = { '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason, domain: 'googleapis.com', metadata };
  return new ServiceError(status, message, [info]);
}
