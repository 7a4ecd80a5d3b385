import type { Context, Hono } from 'hono';
import type { CloudEnv } from '../cloud-env.ts';
import { jsonAnswer } from '../json-answer.ts';
import { operation, operationRoutes, operations, type OperationRoute } from '../operation.ts';
import { requestOrigin } from '../request-origin.ts';

const BASE = '/storage/v1/';

/**
 * A discovery document of the methods that the mock serves, for clients that build themselves from one: small, and not
 * Google's. https://developers.google.com/discovery/v1/reference/apis
 */
export function discoveryRoutes(app: Hono<CloudEnv>): void {
  app.get(
    '/discovery/v1/apis/storage/v1/rest',
    operation('discovery.storage', (c) => jsonAnswer(storageDocument(app, requestOrigin(c)))),
  );
  app.get(
    '/:discovery{\\$discovery}/rest',
    operations(
      ['discovery.storage'],
      (c) => (isStorages(c) ? 'discovery.storage' : undefined),
      (c, next) => (isStorages(c) ? jsonAnswer(storageDocument(app, requestOrigin(c))) : next()),
    ),
  );
}

/** On a server all services have one host, and only the version tells whose document is meant. */
function isStorages(c: Context<CloudEnv>): boolean {
  const version = c.req.query('version') ?? 'v1';
  return version === 'v1' && !/(?:^|\.)(?!storage)\w[\w-]*\.googleapis\.com$/.test(new URL(c.req.url).hostname);
}

interface Resource {
  methods: Record<string, object>;
  resources?: Record<string, Resource>;
}

function storageDocument(app: Hono<CloudEnv>, origin: string): object {
  const root: Resource = { methods: {} };
  for (const route of operationRoutes(app)) {
    if (!route.path.startsWith(BASE)) continue;
    // Steps and kinds of a method (`storage.objects.get.media`) are no methods of the API.
    const [id = ''] = route.operations;
    addMethod(root, id, route);
  }
  return {
    kind: 'discovery#restDescription',
    discoveryVersion: 'v1',
    id: 'storage:v1',
    name: 'storage',
    version: 'v1',
    title: 'Cloud Storage JSON API, as the mock cloud serves it',
    protocol: 'rest',
    rootUrl: `${origin}/`,
    servicePath: BASE.slice(1),
    baseUrl: `${origin}${BASE}`,
    batchPath: 'batch/storage/v1',
    parameters: Object.fromEntries(
      ['alt', 'fields', 'key', 'oauth_token', 'quotaUser', 'userIp'].map((name) => [name, query('string')]),
    ),
    resources: root.resources,
  };
}

/** `storage.projects.hmacKeys.get` is the method `get` of the resource `hmacKeys` of the resource `projects`. */
function addMethod(root: Resource, id: string, { method: httpMethod, path }: OperationRoute): void {
  const names = id.split('.').slice(1);
  const method = names.pop() ?? '';
  let resource = root;
  for (const name of names) {
    resource.resources ??= {};
    resource = resource.resources[name] ??= { methods: {} };
  }
  const variables = [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name);
  resource.methods[method] = {
    id,
    httpMethod,
    path: path.slice(BASE.length).replaceAll(/:(\w+)/g, '{$1}'),
    parameterOrder: variables,
    parameters: {
      ...Object.fromEntries(variables.map((name) => [name, { type: 'string', location: 'path', required: true }])),
      ...Object.fromEntries((queryOf[id] ?? []).map((name) => [name, query('string')])),
    },
    ...(id === 'storage.objects.get' && { supportsMediaDownload: true }),
  };
}

function query(type: string): object {
  return { type, location: 'query' };
}

const preconditions = [
  'ifGenerationMatch',
  'ifGenerationNotMatch',
  'ifMetagenerationMatch',
  'ifMetagenerationNotMatch',
];

/** Parameters that the methods know beside those in their paths. */
const queryOf: Readonly<Record<string, readonly string[]>> = {
  'storage.buckets.insert': ['project', 'predefinedAcl', 'projection'],
  'storage.buckets.list': ['project', 'prefix', 'maxResults', 'pageToken', 'projection'],
  'storage.buckets.get': ['projection', 'ifMetagenerationMatch', 'ifMetagenerationNotMatch'],
  'storage.objects.list': [
    'prefix',
    'delimiter',
    'startOffset',
    'endOffset',
    'matchGlob',
    'versions',
    'maxResults',
    'pageToken',
    'projection',
  ],
  'storage.objects.get': ['generation', 'projection', ...preconditions],
  'storage.objects.delete': ['generation', ...preconditions],
  'storage.objects.patch': ['generation', 'predefinedAcl', 'projection', ...preconditions],
  'storage.objects.rewrite': ['sourceGeneration', 'rewriteToken', 'maxBytesRewrittenPerCall', ...preconditions],
};
