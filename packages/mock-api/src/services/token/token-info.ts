import { OAuthError } from '../../model/credentials/oauth-error.ts';
import { requiredField, type TokenContext, type TokenForm } from './token-answer.ts';

/** What an access token is good for: `POST https://oauth2.googleapis.com/tokeninfo access_token=…`, or a `GET`. */
export function tokenInfo(c: TokenContext, form: TokenForm): object {
  const { credentials } = c.env.cloud;
  const token = requiredField(form, 'access_token');
  const expiresAtMs = credentials.expiresAtMs(token);
  if (expiresAtMs === undefined || expiresAtMs <= Date.now()) throw new OAuthError('invalid_token', 'Invalid Value');
  const email = credentials.subjectOf(token);
  return {
    azp: email,
    aud: email,
    scope: 'https://www.googleapis.com/auth/cloud-platform',
    exp: String(Math.floor(expiresAtMs / 1000)),
    expires_in: String(Math.floor((expiresAtMs - Date.now()) / 1000)),
    email,
    email_verified: 'true',
    access_type: 'offline',
  };
}
