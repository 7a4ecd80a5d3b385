import { createPublicKey } from 'node:crypto';
import { ID_TOKEN_ISSUER } from '../../model/credentials/id-token.ts';
import type { TokenContext } from './token-answer.ts';

const headers = { 'cache-control': 'public, max-age=0' };

/** By what ID tokens can be checked: `{"keys":[{"kid":"…","kty":"RSA",…}]}`. https://www.googleapis.com/oauth2/v3/certs */
export function idTokenKeys(c: TokenContext): Response {
  const keys = c.env.cloud.credentials.accountKeys.listOf(ID_TOKEN_ISSUER).map(({ keyId, pem }) => ({
    ...createPublicKey(pem).export({ format: 'jwk' }),
    alg: 'RS256',
    kid: keyId,
    use: 'sig',
  }));
  return Response.json({ keys }, { headers });
}

/** The same as PEM, by key id, as Google's library for Node asks for them. */
export function idTokenPems(c: TokenContext): Response {
  const keys = c.env.cloud.credentials.accountKeys.listOf(ID_TOKEN_ISSUER);
  return Response.json(Object.fromEntries(keys.map(({ keyId, pem }) => [keyId, pem])), { headers });
}
