import { isJsonObject, type JsonObject } from '../json.ts';

export interface Jwt {
  header: JsonObject;
  claims: JsonObject;
}

/** The readable parts of a JSON Web Token, or undefined when the text is not one. Its signature is not looked at. */
export function parseJwt(token: string): Jwt | undefined {
  const parts = token.split('.');
  if (parts.length !== 3 || parts[2] === '') return undefined;
  const [header, claims] = parts.map(parsePart);
  return header && claims ? { header, claims } : undefined;
}

function parsePart(part: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString());
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
