import type { Hono } from 'hono';
import type { CloudEnv } from '../cloud-env.ts';
import { admin } from './admin-input.ts';

/** `POST /_mock/credentials:expireTokens` ends all access tokens, `:revokeRefreshTokens` all logins. */
export function credentialRoutes(app: Hono<CloudEnv>): void {
  app.post(
    '/_mock/credentials:expireTokens',
    admin((c) => {
      c.env.cloud.credentials.expireTokens();
      return c.json({});
    }),
  );
  app.post(
    '/_mock/credentials:revokeRefreshTokens',
    admin((c) => {
      c.env.cloud.credentials.revokeRefreshTokens();
      return c.json({});
    }),
  );
}
