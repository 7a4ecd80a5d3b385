import type { JsonObject } from '../json.ts';
import type { Credentials } from './credentials.ts';
import { parseJwt, type Jwt } from './jwt.ts';
import { OAuthError } from './oauth-error.ts';

/** How far a client's clock may be off. */
const SKEW_SECONDS = 300;
const LONGEST_LIFETIME_SECONDS = 3600;

const tokenAudiences: ReadonlySet<string> = new Set([
  'https://oauth2.googleapis.com/token',
  'https://www.googleapis.com/oauth2/v4/token',
  'https://accounts.google.com/o/oauth2/token',
]);

/** Who asks for what. */
export interface Assertion {
  /** The account's email address. */
  readonly account: string;
  /** For whom an ID token is wanted; undefined when an access token is. */
  readonly targetAudience: string | undefined;
}

/**
 * Checks a service account's assertion: who signed it, for whom, and when.
 *
 * @param audience The address that was called, an audience as good as Google's own.
 * @throws OAuthError `invalid_grant`, `invalid_scope`
 * @see https://developers.google.com/identity/protocols/oauth2/service-account#jwt-auth
 */
export function checkAssertion(
  assertion: string,
  credentials: Pick<Credentials, 'accountKeys' | 'behavior'>,
  { nowSeconds, audience }: { nowSeconds: number; audience: string },
): Assertion {
  const jwt = parseJwt(assertion);
  if (!jwt) throw badJwt('Not a valid JWT: three parts of base64url, joined by dots, are expected.');
  const { alg } = jwt.header;
  if (alg !== 'RS256') throw badJwt(`Invalid JWT: the algorithm must be RS256, not ${JSON.stringify(alg)}.`);
  const { iss, aud, scope, target_audience: targetAudience } = jwt.claims;
  if (typeof iss !== 'string' || iss === '') throw badJwt('Invalid JWT: the claim iss is missing.');
  checkSignature(jwt, iss, credentials);
  if (typeof aud !== 'string' || !(tokenAudiences.has(aud) || aud === audience)) {
    throw badJwt('Invalid JWT: Failed audience check.');
  }
  checkTimes(jwt.claims, nowSeconds);
  if (typeof targetAudience === 'string' && targetAudience !== '') return { account: iss, targetAudience };
  if (typeof scope !== 'string' || scope.trim() === '') {
    throw new OAuthError('invalid_scope', 'Invalid OAuth scope or ID token audience provided.');
  }
  return { account: iss, targetAudience: undefined };
}

function checkSignature(
  { header, signed, signature }: Jwt,
  account: string,
  { accountKeys, behavior }: Pick<Credentials, 'accountKeys' | 'behavior'>,
): void {
  if (!accountKeys.knows(account)) {
    if (behavior.unknown === 'refuse') throw badJwt('Invalid grant: account not found');
    return;
  }
  const keyId = typeof header['kid'] === 'string' ? header['kid'] : undefined;
  if (!accountKeys.verify(account, signed, signature, keyId)) throw badJwt('Invalid JWT Signature.');
}

function checkTimes({ iat, exp }: JsonObject, nowSeconds: number): void {
  const isReasonable =
    typeof iat === 'number' &&
    typeof exp === 'number' &&
    exp - iat <= LONGEST_LIFETIME_SECONDS &&
    iat <= nowSeconds + SKEW_SECONDS &&
    exp >= nowSeconds - SKEW_SECONDS;
  if (isReasonable) return;
  throw badJwt(
    'Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. Check your iat and exp values in the JWT claim.',
  );
}

function badJwt(description: string): OAuthError {
  return new OAuthError('invalid_grant', description);
}
