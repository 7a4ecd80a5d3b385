import { checkAssertion } from '../../model/credentials/assertion.ts';
import { OAuthError } from '../../model/credentials/oauth-error.ts';
import { requestOrigin } from '../request-origin.ts';
import { requiredField, type TokenContext, type TokenForm } from './token-answer.ts';

/** What `oauth2.googleapis.com/token` gives for a signed assertion or a refresh token. https://developers.google.com/identity/protocols/oauth2 */
export function grantToken(c: TokenContext, form: TokenForm): object {
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

function grantForAssertion(c: TokenContext, form: TokenForm): object {
  const address = `${requestOrigin(c)}${new URL(c.req.url).pathname}`;
  const subject = checkAssertion(requiredField(form, 'assertion'), Date.now() / 1000, address);
  const { accessToken, expiresIn } = c.env.cloud.credentials.issueToken({ subject });
  return { access_token: accessToken, expires_in: expiresIn, token_type: 'Bearer' };
}

function grantForRefreshToken(c: TokenContext, form: TokenForm): object {
  requiredField(form, 'refresh_token');
  for (const name of ['client_id', 'client_secret']) {
    if (!form.get(name)) throw new OAuthError('invalid_client', 'The OAuth client was not found.', 401);
  }
  const { accessToken, expiresIn } = c.env.cloud.credentials.issueToken();
  const scope = form.get('scope') ?? 'https://www.googleapis.com/auth/cloud-platform';
  return { access_token: accessToken, expires_in: expiresIn, scope, token_type: 'Bearer' };
}
