/** Hosts with one name. The last two are the metadata server's, which answers over plain HTTP inside Google Cloud. */
const fixedHosts: ReadonlySet<string> = new Set([
  'aiplatform.googleapis.com',
  'aiplatform.eu.rep.googleapis.com',
  'aiplatform.us.rep.googleapis.com',
  'bigquery.googleapis.com',
  'cloudresourcemanager.googleapis.com',
  'generativelanguage.googleapis.com',
  'iamcredentials.googleapis.com',
  'oauth2.googleapis.com',
  'storage.googleapis.com',
  'sts.googleapis.com',
  'www.googleapis.com',
  'metadata.google.internal',
  '169.254.169.254',
]);

/** `us-central1-aiplatform.googleapis.com`; a region is one label. */
const regionalVertexHost = /^[a-z0-9][a-z0-9-]*-aiplatform\.googleapis\.com$/;

/** `my-bucket.storage.googleapis.com`; a bucket's name may itself hold dots and underscores. */
const bucketHost = /^[a-z0-9][a-z0-9._-]*\.storage\.googleapis\.com$/;

/** A host invented for one cloud: `alice.mock-cloud.test`. The top-level name `.test` never exists. */
const inventedHost = /^(?<cloud>[a-z0-9][a-z0-9_-]*)\.mock-cloud\.test$/;

/** The URL's host as the name service would compare it: lower case, without port and without the root's dot. */
export function hostnameOf(url: URL): string {
  return url.hostname.toLowerCase().replace(/\.$/, '');
}

/**
 * Whether the mock cloud stands in for this host.
 *
 * @param hostname Lower case, without port or trailing dot: see {@link hostnameOf}.
 */
export function isGoogleHost(hostname: string): boolean {
  return fixedHosts.has(hostname) || regionalVertexHost.test(hostname) || bucketHost.test(hostname);
}

/** The cloud that an invented host was made for, in lower case as hosts are; `undefined` for any other host. */
export function cloudNamedBy(hostname: string): string | undefined {
  return inventedHost.exec(hostname)?.groups?.['cloud'];
}
