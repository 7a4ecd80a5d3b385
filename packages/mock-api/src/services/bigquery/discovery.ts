import type { Handler } from 'hono';
import type { CloudEnv } from '../cloud-env.ts';
import { requestOrigin } from '../request-origin.ts';

/** Method, HTTP verb and path of what the mock has, in the terms of a discovery document. */
const methods: readonly (readonly [resource: string, method: string, http: string, path: string])[] = [
  ['projects', 'list', 'GET', 'projects'],
  ['datasets', 'insert', 'POST', 'projects/{projectId}/datasets'],
  ['datasets', 'list', 'GET', 'projects/{projectId}/datasets'],
  ['datasets', 'get', 'GET', 'projects/{projectId}/datasets/{datasetId}'],
  ['datasets', 'patch', 'PATCH', 'projects/{projectId}/datasets/{datasetId}'],
  ['datasets', 'update', 'PUT', 'projects/{projectId}/datasets/{datasetId}'],
  ['datasets', 'delete', 'DELETE', 'projects/{projectId}/datasets/{datasetId}'],
  ['tables', 'insert', 'POST', 'projects/{projectId}/datasets/{datasetId}/tables'],
  ['tables', 'list', 'GET', 'projects/{projectId}/datasets/{datasetId}/tables'],
  ['tables', 'get', 'GET', 'projects/{projectId}/datasets/{datasetId}/tables/{tableId}'],
  ['tables', 'patch', 'PATCH', 'projects/{projectId}/datasets/{datasetId}/tables/{tableId}'],
  ['tables', 'update', 'PUT', 'projects/{projectId}/datasets/{datasetId}/tables/{tableId}'],
  ['tables', 'delete', 'DELETE', 'projects/{projectId}/datasets/{datasetId}/tables/{tableId}'],
  ['tabledata', 'list', 'GET', 'projects/{projectId}/datasets/{datasetId}/tables/{tableId}/data'],
  ['tabledata', 'insertAll', 'POST', 'projects/{projectId}/datasets/{datasetId}/tables/{tableId}/insertAll'],
  ['jobs', 'insert', 'POST', 'projects/{projectId}/jobs'],
  ['jobs', 'list', 'GET', 'projects/{projectId}/jobs'],
  ['jobs', 'get', 'GET', 'projects/{projectId}/jobs/{jobId}'],
  ['jobs', 'cancel', 'POST', 'projects/{projectId}/jobs/{jobId}/cancel'],
  ['jobs', 'delete', 'DELETE', 'projects/{projectId}/jobs/{jobId}/delete'],
  ['jobs', 'query', 'POST', 'projects/{projectId}/queries'],
  ['jobs', 'getQueryResults', 'GET', 'projects/{projectId}/queries/{jobId}'],
];

/** Where what is: `/$discovery/rest?version=v2`. Another version is another service's. */
export const discovery: Handler<CloudEnv> = async (c, next) => {
  const version = c.req.query('version');
  if (version !== undefined && version !== 'v2') return next();
  const rootUrl = `${requestOrigin(c)}/`;
  const resources: Record<string, { methods: Record<string, object> }> = {};
  for (const [resource, method, httpMethod, path] of methods) {
    const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
    const parameters = Object.fromEntries(
      names.map((name) => [name, { type: 'string', location: 'path', required: true }]),
    );
    (resources[resource] ??= { methods: {} }).methods[method] = {
      id: `bigquery.${resource}.${method}`,
      httpMethod,
      path,
      parameters,
      parameterOrder: names,
    };
  }
  return c.json({
    kind: 'discovery#restDescription',
    discoveryVersion: 'v1',
    id: 'bigquery:v2',
    name: 'bigquery',
    version: 'v2',
    title: 'BigQuery API of a mock cloud',
    protocol: 'rest',
    rootUrl,
    servicePath: 'bigquery/v2/',
    baseUrl: `${rootUrl}bigquery/v2/`,
    basePath: '/bigquery/v2/',
    batchPath: 'batch/bigquery/v2',
    parameters: { prettyPrint: { type: 'boolean', location: 'query' }, alt: { type: 'string', location: 'query' } },
    schemas: {},
    resources,
  });
};
