import type { Hono } from 'hono';
import type { CloudEnv } from '../cloud-env.ts';
import { operation } from '../operation.ts';
import { exchangeToken } from './exchange.ts';
import { impersonating, impersonations } from './impersonation.ts';
import { grantToken } from './oauth-grants.ts';
import { projectLookup } from './project-lookup.ts';
import { idTokenKeys, idTokenPems } from './public-keys.ts';
import { subjectToken } from './subject-token.ts';
import { answeringForm } from './token-answer.ts';
import { tokenInfo } from './token-info.ts';

/** Where access tokens come from (`oauth2`, `sts` and `iamcredentials.googleapis.com`), and what they are for. */
export function tokenRoutes(app: Hono<CloudEnv>): void {
  for (const path of ['/token', '/oauth2/v4/token'])
    app.post(path, operation('oauth2.token', answeringForm(grantToken)));
  for (const path of ['/tokeninfo', '/oauth2/v3/tokeninfo'])
    app.on(['GET', 'POST'], path, operation('oauth2.tokenInfo', answeringForm(tokenInfo)));
  app.post('/v1/token', operation('sts.token', answeringForm(exchangeToken)));
  for (const [name, impersonate] of Object.entries(impersonations)) {
    app.post(
      `/v1/projects/:project/serviceAccounts/:call{.+:${name}}`,
      operation(`iamcredentials.${name}`, impersonating(impersonate)),
    );
  }
  app.get('/oauth2/v3/certs', operation('oauth2.certs', idTokenKeys));
  app.get('/oauth2/v1/certs', operation('oauth2.certs', idTokenPems));
  app.get('/v1/projects/:project', operation('cloudresourcemanager.projects.get', projectLookup));
  app.get('/_mock/subject-token', subjectToken);
}
