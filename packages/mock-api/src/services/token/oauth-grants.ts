import { checkAssertion } from '../../model/credentials/assertion.ts';
import { issueIdToken } from '../../model/credentials/id-token.ts';
import { OAuthError } from '../../model/credentials/oauth-error.ts';
import { requestOrigin } from '../request-origin.ts';
import { requiredField, type TokenContext, type TokenForm } from './token-answer.ts';

/** What `oauth2.googleapis.com/token` gives for a signed assertion or a refresh token. https://developers.google.com/identity/protocols/oauth2 */
export function grantToken(c: TokenContext, form: TokenForm): object | Promise<object> {
  const grantType = requiredField(form, 'grant_type');
  switch (grantType) {
    case 'urn:ietf:params:oauth:grant-type:jwt-bearer':
      return grantForAssertion(c, form);
    case 'refresh_token':
      return grantForRefreshToken(c, form);
    default:
      throw new OAuthError('unsupported_grant_type', `Invalid grant_type: ${grantType.slice(0, 80)}`);
  }
}

async function grantForAssertion(c: TokenContext, form: TokenForm): Promise<object> {
  const { credentials } = c.env.cloud;
  const audience = `${requestOrigin(c)}${new URL(c.req.url).pathname}`;
  const { account, targetAudience } = checkAssertion(requiredField(form, 'assertion'), credentials, {
    nowSeconds: Date.now() / 1000,
    audience,
  });
  if (targetAudience !== undefined) return { id_token: await issueIdToken(credentials, account, targetAudience) };
  const { accessToken, expiresIn } = credentials.issueToken({ subject: account });
  return { access_token: accessToken, expires_in: expiresIn, token_type: 'Bearer' };
}

function grantForRefreshToken(c: TokenContext, form: TokenForm): object {
  const { credentials } = c.env.cloud;
  const refreshToken = requiredField(form, 'refresh_token');
  const clientId = clientField(form, 'client_id');
  credentials.refreshTokens.check({ refreshToken, clientId, clientSecret: clientField(form, 'client_secret') });
  const { accessToken, expiresIn } = credentials.issueToken();
  const scope = form.get('scope') ?? 'https://www.googleapis.com/auth/cloud-platform';
  return { access_token: accessToken, expires_in: expiresIn, scope, token_type: 'Bearer' };
}

function clientField(form: TokenForm, name: string): string {
  const value = form.get(name);
  if (value) return value;
  throw new OAuthError('invalid_client', 'The OAuth client was not found.', 401);
}
