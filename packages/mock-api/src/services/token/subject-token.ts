import type { TokenContext } from './token-answer.ts';

/**
 * A token to be exchanged, as the `credential_source` of an `external_account` file asks for it: plain text, or
 * `{"subject_token":"…"}` for one whose `format` is JSON.
 */
export function subjectToken(c: TokenContext): Response {
  const token = c.env.cloud.credentials.issueSubjectToken();
  const headers = { 'cache-control': 'no-store' };
  const wantsJson =
    c.req.header('accept')?.includes('application/json') === true && !c.req.header('accept')?.includes('text/plain');
  return wantsJson ? Response.json({ subject_token: token }, { headers }) : new Response(token, { headers });
}
