import type { Context } from 'hono';
import { OAuthError } from '../../model/credentials/oauth-error.ts';
import type { CloudEnv } from '../cloud-env.ts';

export type TokenContext = Context<CloudEnv>;
/** The fields of the form that asks for a token. */
export type TokenForm = URLSearchParams;

/** A handler of a token request; its refusals become `{"error":"invalid_grant","error_description":"…"}`. */
export function answeringForm(
  handle: (c: TokenContext, form: TokenForm) => object | Promise<object>,
): (c: TokenContext) => Promise<Response> {
  return async (c) => {
    try {
      return answer(200, await handle(c, await formOf(c)));
    } catch (error) {
      if (!(error instanceof OAuthError)) throw error;
      return answer(error.status, { error: error.error, error_description: error.message });
    }
  };
}

async function formOf(c: TokenContext): Promise<TokenForm> {
  return c.req.method === 'GET' ? new URL(c.req.url).searchParams : new URLSearchParams(await c.req.text());
}

/** @throws OAuthError `invalid_request` when the form lacks it */
export function requiredField(form: TokenForm, name: string): string {
  const value = form.get(name);
  if (value) return value;
  throw new OAuthError('invalid_request', `Missing required parameter: ${name}`);
}

function answer(status: number, body: object): Response {
  return Response.json(body, { status, headers: { 'cache-control': 'no-store' } });
}
