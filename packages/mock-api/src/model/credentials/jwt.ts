import type { Signer } from './account-keys.ts';
import { isJsonObject, type JsonObject } from '../json.ts';

export interface Jwt {
  header: JsonObject;
  claims: JsonObject;
  /** The bytes that the signature is of. */
  signed: Uint8Array;
  signature: Uint8Array;
}

/** The parts of a JSON Web Token, or undefined when the text is not one. Its signature is not looked at. */
export function parseJwt(token: string): Jwt | undefined {
  const [header, claims, signature, ...more] = token.split('.');
  if (!header || !claims || !signature || more.length > 0) return undefined;
  const parts = { header: parsePart(header), claims: parsePart(claims) };
  if (!parts.header || !parts.claims) return undefined;
  return {
    header: parts.header,
    claims: parts.claims,
    signed: Buffer.from(`${header}.${claims}`),
    signature: Buffer.from(signature, 'base64url'),
  };
}

/** A signed token. @param claims An object, or its JSON. */
export function signJwt(claims: JsonObject | string, { keyId, sign }: Signer): string {
  const header = JSON.stringify({ alg: 'RS256', kid: keyId, typ: 'JWT' });
  const text = typeof claims === 'string' ? claims : JSON.stringify(claims);
  const signed = [header, text].map((part) => Buffer.from(part).toString('base64url')).join('.');
  return `${signed}.${sign(Buffer.from(signed)).toString('base64url')}`;
}

function parsePart(part: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString());
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
