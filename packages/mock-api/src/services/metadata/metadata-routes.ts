import type { Context, Hono } from 'hono';
import type { CloudEnv } from '../cloud-env.ts';
import { issueIdToken } from '../../model/credentials/id-token.ts';
import { operation } from '../operation.ts';
import { findMetadata, isDirectory, metadataTree, recursiveMetadata, type MetadataNode } from './metadata-tree.ts';

const flavor = { 'metadata-flavor': 'Google', server: 'Metadata Server for VM' };
const BASE = '/computeMetadata/v1';

/** The metadata server of a virtual machine, from which credentials come when nothing else names any. */
export function metadataRoutes(app: Hono<CloudEnv>): void {
  // Google's library for Python looks for the flavor in the answer of `/` before it asks for anything.
  app.get(
    '/',
    operation('metadata.get', () => text('computeMetadata/\n')),
  );
  const get = operation('metadata.get', (c) => metadata(c, c.req.path.slice(BASE.length).replaceAll('%40', '@')));
  app.get(BASE, get);
  app.get(`${BASE}/*`, get);
}

async function metadata(c: Context<CloudEnv>, path: string): Promise<Response> {
  // What keeps a web page, which cannot set the header, from reading tokens.
  if (c.req.header('metadata-flavor') !== 'Google' || c.req.header('x-forwarded-for') !== undefined) {
    return text('Missing required header "Metadata-Flavor": "Google"\n', 403);
  }
  const account = /^\/instance\/service-accounts\/(?<account>[^/]+)\/identity$/.exec(path)?.groups?.['account'];
  if (account !== undefined) return identity(c, account);
  const node = findMetadata(metadataTree(c.env.cloud), path);
  if (node === undefined) return text(`${path} is not known to the metadata server\n`, 404);
  return answer(node, c.req.query('recursive')?.toLowerCase() === 'true', c.req.query('alt') === 'json');
}

/** `…/identity?audience=https://example.com`: an ID token. */
async function identity(c: Context<CloudEnv>, account: string): Promise<Response> {
  const { credentials } = c.env.cloud;
  const audience = c.req.query('audience');
  if (!audience) return text('non-empty audience parameter required\n', 400);
  const { serviceAccountEmail: own } = credentials;
  if (account !== 'default' && account !== own) return text(`There is no service account ${account} here\n`, 404);
  return text(await issueIdToken(credentials, own, audience));
}

function answer(node: MetadataNode, isRecursive: boolean, wantsJson: boolean): Response {
  if (typeof node === 'function') return json(node());
  if (isDirectory(node)) return isRecursive ? json(recursiveMetadata(node)) : text(listing(node));
  if (wantsJson) return json(node);
  return text(typeof node === 'string' ? node : `${node.join('\n')}\n`);
}

function listing(directory: { readonly [name: string]: MetadataNode }): string {
  return Object.entries(directory)
    .map(([name, node]) => (isDirectory(node) ? `${name}/\n` : `${name}\n`))
    .join('');
}

function json(value: unknown): Response {
  return Response.json(value, { headers: flavor });
}

function text(body: string, status = 200): Response {
  return new Response(body, { status, headers: { ...flavor, 'content-type': 'application/text' } });
}
