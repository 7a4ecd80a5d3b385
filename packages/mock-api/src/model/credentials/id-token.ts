import { signJwt } from './jwt.ts';
import type { Credentials } from './credentials.ts';

/** The account whose key stands for Google's own, by which ID tokens are signed. */
export const ID_TOKEN_ISSUER = 'accounts.google.com';

/**
 * An ID token for an account: who it is, told to `audience`.
 *
 * @see https://cloud.google.com/docs/authentication/token-types#id
 */
export async function issueIdToken(
  { accountKeys, behavior }: Pick<Credentials, 'accountKeys' | 'behavior'>,
  account: string,
  audience: string,
): Promise<string> {
  const iat = Math.floor(Date.now() / 1000);
  const claims = {
    aud: audience,
    azp: account,
    email: account,
    email_verified: true,
    exp: iat + behavior.lifetimeSeconds,
    iat,
    iss: `https://${ID_TOKEN_ISSUER}`,
    sub: account,
  };
  return signJwt(claims, await accountKeys.signer(ID_TOKEN_ISSUER));
}
