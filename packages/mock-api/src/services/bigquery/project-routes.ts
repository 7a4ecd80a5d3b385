import type { Hono } from 'hono';
import type { CloudEnv } from '../cloud-env.ts';
import { operation } from '../operation.ts';
import { answering, jsonAnswer, type BigQueryContext, projectIn } from './bigquery-answer.ts';
import { etag } from './etag.ts';

/** The projects that a caller may query in: one. https://cloud.google.com/bigquery/docs/reference/rest/v2/projects */
export function projectRoutes(app: Hono<CloudEnv>, base: string): void {
  app.get(`${base}/projects`, operation('bigquery.projects.list', answering(list)));
  app.get(
    `${base}/projects/:project/serviceAccount`,
    operation('bigquery.projects.getServiceAccount', answering(getServiceAccount)),
  );
}

function list(c: BigQueryContext): Response {
  const { project, credentials } = c.env.cloud;
  const one = {
    kind: 'bigquery#project',
    id: project,
    numericId: credentials.projectNumber,
    projectReference: { projectId: project },
    friendlyName: project,
  };
  return jsonAnswer({ kind: 'bigquery#projectList', etag: etag(project), projects: [one], totalItems: 1 });
}

function getServiceAccount(c: BigQueryContext): Response {
  const email = `bq-${c.env.cloud.credentials.projectNumber}@bigquery-encryption.iam.gserviceaccount.com`;
  return jsonAnswer({ kind: 'bigquery#getServiceAccountResponse', id: projectIn(c), email });
}
