import type { Context } from 'hono';
import { readApiKey, readBearer } from '../../model/credentials/read-credential.ts';
import { ServiceError } from '../../model/service-error.ts';
import type { CloudEnv } from '../cloud-env.ts';

const EXPECTED =
  'Expected OAuth 2 access token, login cookie or other valid authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.';

/**
 * Any bearer token will do, unless this cloud issued it and its time is over, or was told to take its own alone.
 *
 * @throws ServiceError `UNAUTHENTICATED`, or `INVALID_ARGUMENT` for an API key where the cloud wants OAuth.
 */
export function authorize(c: Context<CloudEnv>): void {
  const { cloud } = c.env;
  const bearer = readBearer((name) => c.req.header(name));
  if (bearer !== undefined) {
    if (cloud.credentials.isRefused(bearer)) {
      const reason = cloud.credentials.isExpired(bearer) ? 'ACCESS_TOKEN_EXPIRED' : 'ACCESS_TOKEN_TYPE_UNSUPPORTED';
      throw unauthenticated(`Request had invalid authentication credentials. ${EXPECTED}`, reason);
    }
    return;
  }
  const hasApiKey =
    readApiKey(
      (name) => c.req.header(name),
      (name) => c.req.query(name),
    ) !== undefined;
  if (!hasApiKey) {
    throw unauthenticated(`Request is missing required authentication credential. ${EXPECTED}`, 'CREDENTIALS_MISSING');
  }
  if (cloud.vertexApiKey === 'refuse') {
    throw new ServiceError(
      'INVALID_ARGUMENT',
      'API keys are not supported by this API. Expected OAuth2 access token or other authentication credentials that assert a principal.',
    );
  }
}

function unauthenticated(message: string, reason: string): ServiceError {
  const metadata = { service: 'aiplatform.googleapis.com' };
  const info = { '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason, domain: 'googleapis.com', metadata };
  return new ServiceError('UNAUTHENTICATED', message, [info]);
}
