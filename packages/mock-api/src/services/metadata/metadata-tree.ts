import type { MockCloud } from '../../model/mock-cloud.ts';

/** What a path of the metadata server leads to: a text, a list of texts, something made when asked, or more paths. */
export type MetadataNode = string | readonly string[] | MetadataCall | { readonly [name: string]: MetadataNode };
/** Its answer is JSON, and it is left out of a recursive listing. */
export type MetadataCall = () => object;

/** @see https://cloud.google.com/compute/docs/metadata/predefined-metadata-keys */
export function metadataTree({
  credentials,
  project,
  location,
}: Pick<MockCloud, 'credentials' | 'project' | 'location'>): MetadataNode {
  const { serviceAccountEmail: email, projectNumber } = credentials;
  const region = location === 'global' ? 'us-central1' : location;
  const account = {
    aliases: ['default'],
    email,
    scopes: ['https://www.googleapis.com/auth/cloud-platform'],
    token: () => {
      const { accessToken, expiresIn } = credentials.issueToken();
      return { access_token: accessToken, expires_in: expiresIn, token_type: 'Bearer' };
    },
  };
  return {
    instance: {
      attributes: {},
      hostname: `mock-cloud.c.${project}.internal`,
      id: '1',
      name: 'mock-cloud',
      'service-accounts': { default: account, [email]: account },
      zone: `projects/${projectNumber}/zones/${region}-a`,
    },
    project: { attributes: {}, 'numeric-project-id': projectNumber, 'project-id': project },
    universe: { 'universe-domain': 'googleapis.com' },
  };
}

/** Follows a path such as `instance/service-accounts/default/`. */
export function findMetadata(tree: MetadataNode, path: string): MetadataNode | undefined {
  let node: MetadataNode | undefined = tree;
  for (const name of path.split('/').filter(Boolean)) {
    if (!isDirectory(node) || !Object.hasOwn(node, name)) return undefined;
    node = node[name];
  }
  return node;
}

/** Everything below a directory, names in camel case, as `?recursive=true` gives it. */
export function recursiveMetadata(node: MetadataNode): unknown {
  if (!isDirectory(node)) return node;
  const entries = Object.entries(node).filter(([, value]) => typeof value !== 'function');
  return Object.fromEntries(entries.map(([name, value]) => [camelCase(name), recursiveMetadata(value)]));
}

export function isDirectory(node: MetadataNode | undefined): node is { readonly [name: string]: MetadataNode } {
  return typeof node === 'object' && !Array.isArray(node);
}

function camelCase(name: string): string {
  return name.includes('@') ? name : name.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
