import { issueIdToken } from '../../model/credentials/id-token.ts';
import { signJwt } from '../../model/credentials/jwt.ts';
import { readBearer } from '../../model/credentials/read-credential.ts';
import { isJsonObject, type JsonObject } from '../../model/json.ts';
import { ServiceError } from '../../model/service-error.ts';
import type { TokenContext } from './token-answer.ts';

const LONGEST_LIFETIME_SECONDS = 43_200;

/** What someone who may act as a service account can have done in its name. */
export const impersonations: Readonly<Record<string, Impersonation>> = {
  generateAccessToken,
  generateIdToken,
  signBlob,
  signJwt: signClaims,
};

type Impersonation = (c: TokenContext, account: string, body: JsonObject) => Promise<object>;

/**
 * `POST …/serviceAccounts/EMAIL:generateAccessToken` and its like, for callers with a token that is good here.
 *
 * @see https://cloud.google.com/iam/docs/reference/credentials/rest/v1/projects.serviceAccounts
 */
export function impersonating(impersonate: Impersonation): (c: TokenContext) => Promise<Response> {
  return async (c) => {
    const bearer = readBearer((name) => c.req.header(name));
    if (bearer === undefined || c.env.cloud.credentials.isRefused(bearer)) {
      throw new ServiceError(
        'UNAUTHENTICATED',
        'Request had invalid authentication credentials. Expected OAuth 2 access token.',
      );
    }
    const account = (c.req.param('call') ?? '').replace(/:[^:]*$/, '');
    return Response.json(await impersonate(c, accountCalled(c, account), await jsonObject(c)));
  };
}

/** `{"scope":["…"],"lifetime":"3600s"}` */
async function generateAccessToken(c: TokenContext, account: string, body: JsonObject): Promise<object> {
  const { scope, lifetime = '3600s' } = body;
  if (!Array.isArray(scope) || scope.length === 0) throw invalid('Scope required.');
  const seconds = Number(typeof lifetime === 'string' ? /^(\d+)s$/.exec(lifetime)?.[1] : undefined);
  if (!(seconds > 0 && seconds <= LONGEST_LIFETIME_SECONDS)) {
    throw invalid(`The lifetime must be 1s to ${LONGEST_LIFETIME_SECONDS}s, such as "3600s".`);
  }
  const { accessToken } = c.env.cloud.credentials.issueToken({ lifetimeSeconds: seconds, subject: account });
  const expireTime = new Date(Date.now() + seconds * 1000).toISOString().replace(/\.\d+Z$/, 'Z');
  return { accessToken, expireTime };
}

/** `{"audience":"https://example.com"}` */
async function generateIdToken(c: TokenContext, account: string, { audience }: JsonObject): Promise<object> {
  if (typeof audience !== 'string' || audience === '') throw invalid('Audience required.');
  return { token: await issueIdToken(c.env.cloud.credentials, account, audience) };
}

/** `{"payload":"BASE64"}`; signed URLs are made by this. */
async function signBlob(c: TokenContext, account: string, { payload }: JsonObject): Promise<object> {
  if (typeof payload !== 'string' || !/^[\w+/-]*={0,2}$/.test(payload)) {
    throw invalid("Invalid value at 'payload' (TYPE_BYTES), Base64 decoding failed.");
  }
  const { keyId, sign } = await c.env.cloud.credentials.accountKeys.signer(account);
  return { keyId, signedBlob: sign(Buffer.from(payload, 'base64')).toString('base64') };
}

/** `{"payload":"{\"iss\":\"…\"}"}`, claims as JSON in a text. */
async function signClaims(c: TokenContext, account: string, { payload }: JsonObject): Promise<object> {
  const claims = typeof payload === 'string' ? parsed(payload) : undefined;
  if (typeof payload !== 'string' || !isJsonObject(claims))
    throw invalid('The payload must be a JSON object, as text.');
  const signer = await c.env.cloud.credentials.accountKeys.signer(account);
  return { keyId: signer.keyId, signedJwt: signJwt(payload, signer) };
}

function accountCalled(c: TokenContext, account: string): string {
  const { credentials } = c.env.cloud;
  if (account === 'default') return credentials.serviceAccountEmail;
  if (credentials.behavior.unknown === 'refuse' && !credentials.ownsAccount(account)) {
    throw new ServiceError('NOT_FOUND', 'Not found; Gaia id not found for email ' + account);
  }
  return account;
}

async function jsonObject(c: TokenContext): Promise<JsonObject> {
  const value = parsed(await c.req.text());
  if (isJsonObject(value)) return value;
  throw invalid('Invalid JSON payload received. The body must be a JSON object.');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function invalid(message: string): ServiceError {
  return new ServiceError('INVALID_ARGUMENT', message);
}
