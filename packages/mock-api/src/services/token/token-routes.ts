import type { Hono } from 'hono';
import type { CloudEnv } from '../cloud-env.ts';
import { operation } from '../operation.ts';
import { exchangeToken } from './exchange.ts';
import { generateAccessToken } from './impersonation.ts';
import { grantToken } from './oauth-grants.ts';
import { projectLookup } from './project-lookup.ts';
import { subjectToken } from './subject-token.ts';
import { answeringForm } from './token-answer.ts';

/** Where access tokens come from (`oauth2`, `sts` and `iamcredentials.googleapis.com`), and what they are for. */
export function tokenRoutes(app: Hono<CloudEnv>): void {
  for (const path of ['/token', '/oauth2/v4/token'])
    app.post(path, operation('oauth2.token', answeringForm(grantToken)));
  app.post('/v1/token', operation('sts.token', answeringForm(exchangeToken)));
  app.post(
    '/v1/projects/:project/serviceAccounts/:call{.+:generateAccessToken}',
    operation('iamcredentials.generateAccessToken', generateAccessToken),
  );
  app.get('/v1/projects/:project', operation('cloudresourcemanager.projects.get', projectLookup));
  app.get('/_mock/subject-token', subjectToken);
}
