import { generateKeyPair, hash, type KeyObject, sign } from 'node:crypto';
import { promisify } from 'node:util';
import type { JsonObject } from '../json.ts';

/** A key pair for RS256. The private half never leaves the process. */
export interface SigningKey {
  /** The public half as JWKS has it. @see https://www.rfc-editor.org/rfc/rfc7517 */
  readonly jwk: JsonObject & { readonly kid: string };
  /** @returns A JWT. @see https://www.rfc-editor.org/rfc/rfc7519 */
  sign(claims: JsonObject): string;
}

let shared: Promise<SigningKey> | undefined;

/** The key of this process, made when first needed: that takes a tenth of a second. */
export function signingKey(): Promise<SigningKey> {
  return (shared ??= makeKey());
}

async function makeKey(): Promise<SigningKey> {
  const { publicKey, privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  const { n = '', e = '' } = publicKey.export({ format: 'jwk' });
  const kid = hash('sha256', n).slice(0, 40);
  return {
    jwk: { kty: 'RSA', use: 'sig', alg: 'RS256', kid, n, e },
    sign: (claims) => jwt(claims, kid, privateKey),
  };
}

function jwt(claims: JsonObject, kid: string, privateKey: KeyObject): string {
  const signed = [{ alg: 'RS256', kid, typ: 'JWT' }, claims].map(encoded).join('.');
  return `${signed}.${sign('sha256', Buffer.from(signed), privateKey).toString('base64url')}`;
}

function encoded(value: JsonObject): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
