import type { Claim } from '../model/claim.ts';
import { uploadParameter } from '../model/credentials/credential-places.ts';
import { readApiKey, readBearer } from '../model/credentials/read-credential.ts';
import { hostnameOf } from './google-hosts.ts';

/** What a call says about whose it is, and how far that can be trusted. */
export type Claims = {
  /** Chosen by the caller for this very call: project in the path, API key, upload session. */
  readonly strong: readonly Claim[];
  /** Possibly left over from another call, as a cached token is: bearer, issuer, bucket; in the order to ask them. */
  readonly weak: readonly Claim[];
};

/** `projects/p` in a path, with or without a version and a service's own prefix before it. */
const projectInPath = /^\/(?:(?:resumable\/|upload\/)?bigquery\/v2\/|v\d\w*\/)?projects\/(?<project>[^/:]+)/;
/** `b/my-bucket` in a path of the JSON API, with every prefix that clients are known to send. */
const bucketInPath = /^\/(?:(?:resumable\/)?(?:upload|download)\/)?(?:storage\/v1\/)?b\/(?<bucket>[^/]+)/;
const bucketInHost = /^(?<bucket>.+)\.storage\.googleapis\.com$/;
/** `/my-bucket/object`, as signed and public links have it. */
const bucketFirst = /^\/(?<bucket>[^/]+)\//;
const accountInPath = /\/serviceAccounts\/(?<account>[^/:]+)/;
const tokenHosts: ReadonlySet<string> = new Set(['oauth2.googleapis.com', 'sts.googleapis.com']);
/** More than any token form holds: a body beyond it is left unread. */
const largestFormBytes = 64 * 1024;

/**
 * Everything in a call that may name its cloud, read from its address, its headers and, for a request for a token
 * alone, its body. The body stays readable: only a small form is copied, nothing else is touched.
 */
export async function claimsOf(request: Request): Promise<Claims> {
  const url = new URL(request.url);
  const host = hostnameOf(url);
  const header = (name: string): string | null => request.headers.get(name);
  const parameter = (name: string): string | null => url.searchParams.get(name);
  return {
    strong: [
      ...claim('project', decoded(projectInPath.exec(url.pathname)?.groups?.['project'])),
      ...claim('project', url.searchParams.get('project')),
      ...claim('api-key', readApiKey(header, parameter)),
      ...claim('upload', parameter(uploadParameter)),
    ].filter(({ kind, value }) => kind !== 'project' || value !== '-'),
    weak: [
      ...claim('bearer', readBearer(header)),
      ...claim('bearer', url.searchParams.get('access_token')),
      ...(tokenHosts.has(host) ? await claimsOfTokenForm(request) : []),
      ...claim('issuer', decoded(accountInPath.exec(url.pathname)?.groups?.['account'])),
      ...claim('issuer', url.searchParams.get('X-Goog-Credential')?.split('/')[0]),
      ...claim('issuer', url.searchParams.get('GoogleAccessId')),
      ...claim('bucket', bucketOf(url, host)),
    ],
  };
}

/** RFC 7523 (a signed assertion), RFC 6749 (a refresh token) and RFC 8693 (an exchanged token) all post a form. */
async function claimsOfTokenForm(request: Request): Promise<Claim[]> {
  const length = Number(request.headers.get('content-length') ?? 0);
  if (request.method !== 'POST' || request.body === null || length > largestFormBytes) return [];
  const form = new URLSearchParams(await request.clone().text());
  return [
    ...claim('bearer', form.get('refresh_token')),
    ...claim('bearer', form.get('subject_token')),
    ...claim('issuer', issuerOf(form.get('assertion'))),
  ];
}

function issuerOf(assertion: string | null): string | undefined {
  const payload = assertion?.split('.')[1];
  if (payload === undefined) return undefined;
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString());
    return typeof claims === 'object' && claims !== null && 'iss' in claims ? String(claims.iss) : undefined;
  } catch {
    return undefined; // not a JWT: the token service says so in its answer
  }
}

function bucketOf(url: URL, host: string): string | undefined {
  const inHost = bucketInHost.exec(host)?.groups?.['bucket'];
  if (inHost !== undefined) return inHost;
  const named = bucketInPath.exec(url.pathname)?.groups?.['bucket'];
  if (named !== undefined) return decoded(named);
  const isJsonApi = /^\/(?:storage|upload|download|resumable|b|batch)(?:\/|$)/.test(url.pathname);
  return host === 'storage.googleapis.com' && !isJsonApi
    ? decoded(bucketFirst.exec(url.pathname)?.groups?.['bucket'])
    : undefined;
}

function decoded(part: string | undefined): string | undefined {
  if (part === undefined) return undefined;
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function claim(kind: Claim['kind'], value: string | null | undefined): Claim[] {
  return value ? [{ kind, value }] : [];
}
