import { parseJwt } from '../../model/credentials/jwt.ts';
import type { Credentials } from '../../model/credentials/credentials.ts';
import { OAuthError } from '../../model/credentials/oauth-error.ts';
import { requiredField, type TokenContext, type TokenForm } from './token-answer.ts';

const EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange';
const ACCESS_TOKEN = 'urn:ietf:params:oauth:token-type:access_token';
const JWT_TYPES: ReadonlySet<string> = new Set([
  'urn:ietf:params:oauth:token-type:jwt',
  'urn:ietf:params:oauth:token-type:id_token',
]);

/** What `sts.googleapis.com/v1/token` gives for a token from elsewhere. https://www.rfc-editor.org/rfc/rfc8693 */
export function exchangeToken(c: TokenContext, form: TokenForm): object {
  const grantType = requiredField(form, 'grant_type');
  if (grantType !== EXCHANGE) {
    throw new OAuthError('unsupported_grant_type', `Unsupported grant_type ${JSON.stringify(grantType.slice(0, 80))}.`);
  }
  const requested = form.get('requested_token_type') ?? ACCESS_TOKEN;
  if (requested !== ACCESS_TOKEN)
    throw new OAuthError('invalid_request', `Invalid requested_token_type: only ${ACCESS_TOKEN} is given.`);
  const type = requiredField(form, 'subject_token_type');
  const { credentials } = c.env.cloud;
  checkSubjectToken(credentials, requiredField(form, 'subject_token'), type);
  // An access token is only narrowed, within the pool it came from; any other token says which pool it is for.
  if (type !== ACCESS_TOKEN) {
    requiredField(form, 'audience');
    requiredField(form, 'scope');
  }
  const { accessToken, expiresIn } = credentials.issueToken();
  return { access_token: accessToken, issued_token_type: ACCESS_TOKEN, token_type: 'Bearer', expires_in: expiresIn };
}

function checkSubjectToken(credentials: Credentials, token: string, type: string): void {
  if (type === ACCESS_TOKEN) {
    if (!credentials.ownsBearer(token) || credentials.isExpired(token)) {
      throw new OAuthError('invalid_grant', 'The subject token is not an access token that is valid here.');
    }
    return;
  }
  if (!JWT_TYPES.has(type)) throw new OAuthError('invalid_request', `Invalid subject_token_type: ${type.slice(0, 80)}`);
  if (credentials.ownsSubjectToken(token)) return;
  if (credentials.behavior.unknown === 'refuse') {
    throw new OAuthError('invalid_grant', 'The subject token is not one that this mock gave.');
  }
  const expires = parseJwt(token)?.claims['exp'];
  if (typeof expires !== 'number') {
    throw new OAuthError(
      'invalid_grant',
      'The subject token is neither a JWT with an exp claim nor one that this mock gave.',
    );
  }
  if (expires * 1000 < Date.now()) throw new OAuthError('invalid_grant', 'The subject token has expired.');
}
