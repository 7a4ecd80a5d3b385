import { parseJwt } from './jwt.ts';
import { OAuthError } from './oauth-error.ts';

/** How far a client's clock may be off. */
const SKEW_SECONDS = 300;
const LONGEST_LIFETIME_SECONDS = 3600;

const tokenAudiences: ReadonlySet<string> = new Set([
  'https://oauth2.googleapis.com/token',
  'https://www.googleapis.com/oauth2/v4/token',
  'https://accounts.google.com/o/oauth2/token',
]);

/**
 * Checks what a service account's assertion says, not who signed it.
 *
 * @param audience The address that was called, an audience as good as Google's own.
 * @returns The account's email address.
 * @throws OAuthError `invalid_grant`, `invalid_scope`
 * @see https://developers.google.com/identity/protocols/oauth2/service-account#jwt-auth
 */
export function checkAssertion(assertion: string, nowSeconds: number, audience: string): string {
  const jwt = parseJwt(assertion);
  if (!jwt) throw badJwt('Not a valid JWT: three parts of base64url, joined by dots, are expected.');
  const { alg } = jwt.header;
  if (alg !== 'RS256') throw badJwt(`Invalid JWT: the algorithm must be RS256, not ${JSON.stringify(alg)}.`);
  const { iss, aud, iat, exp, scope } = jwt.claims;
  if (typeof iss !== 'string' || iss === '') throw badJwt('Invalid JWT: the claim iss is missing.');
  if (typeof aud !== 'string' || !(tokenAudiences.has(aud) || aud === audience)) {
    throw badJwt('Invalid JWT: Failed audience check.');
  }
  if (
    typeof iat !== 'number' ||
    typeof exp !== 'number' ||
    exp - iat > LONGEST_LIFETIME_SECONDS ||
    iat > nowSeconds + SKEW_SECONDS ||
    exp < nowSeconds - SKEW_SECONDS
  ) {
    throw badJwt(
      'Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. Check your iat and exp values in the JWT claim.',
    );
  }
  if (typeof scope !== 'string' || scope.trim() === '') {
    throw new OAuthError('invalid_scope', 'Invalid OAuth scope or ID token audience provided.');
  }
  return iss;
}

function badJwt(description: string): OAuthError {
  return new OAuthError('invalid_grant', description);
}
