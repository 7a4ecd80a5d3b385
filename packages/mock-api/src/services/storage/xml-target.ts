import { getPath } from 'hono/utils/url';
import type { StorageContext } from './storage-answer.ts';

/** First parts of paths that belong to other services. */
const taken: ReadonlySet<string> = new Set([
  '$discovery',
  '_mock',
  'batch',
  'bigquery',
  'computeMetadata',
  'discovery',
  'download',
  'oauth2',
  'projects',
  'resumable',
  'retry_test',
  'retry_tests',
  'storage',
  'token',
  'upload',
  'v1alpha',
  'v1beta',
  'v1beta1',
]);

function isBucketName(text: string): boolean {
  return /^[a-z0-9][\w.-]{1,220}[a-z0-9]$/.test(text) && !taken.has(text);
}

export interface XmlTarget {
  readonly bucket: string;
  readonly name: string;
}

const bucketHost = /^https?:\/\/(?<bucket>[^/?#]+)\.storage\.googleapis\.com(?::\d+)?(?=[/?#]|$)/i;

/**
 * The path of a request, as routes see it: a bucket that is named by the host comes first, so that
 * `https://my-bucket.storage.googleapis.com/a` is `/my-bucket/a`.
 */
export function routePath(request: Request): string {
  return bucketOfHost(request.url) === undefined ? getPath(request) : resourcePath(request.url);
}

/** `/{bucket}/{object}`, encoded as it is in the address. */
export function resourcePath(url: string): string {
  const bucket = bucketOfHost(url);
  return `${bucket === undefined ? '' : `/${bucket}`}${new URL(url).pathname}`;
}

function bucketOfHost(url: string): string | undefined {
  return url.includes('.storage.googleapis.com') ? bucketHost.exec(url)?.groups?.['bucket'] : undefined;
}

/** The object that a path of the XML API names; undefined when the address is another service's. */
export function xmlTarget(c: StorageContext): XmlTarget | undefined {
  const host = bucketOfHost(c.req.url);
  const path = new URL(c.req.url).pathname;
  const [, bucket = '', name = ''] = (host === undefined ? /^\/([^/]+)\/(.+)$/ : /^()\/(.+)$/).exec(path) ?? [];
  if (name === '' || (host === undefined && !isBucketName(bucket))) return undefined;
  try {
    return { bucket: host ?? bucket, name: decodeURIComponent(name) };
  } catch {
    return undefined;
  }
}

/**
 * The bucket that a path of the XML API names, and no object; undefined when the address is another service's. At a
 * server, where every service has the same host, it is a bucket that is there, or a call that only this API has.
 */
export function xmlBucket(c: StorageContext): string | undefined {
  const { url } = c.req;
  const { pathname, hostname, searchParams } = new URL(url);
  const host = bucketOfHost(url);
  if (host !== undefined) return pathname === '/' ? host : undefined;
  const [, bucket = ''] = /^\/([^/]+)\/?$/.exec(pathname) ?? [];
  if (!isBucketName(bucket)) return undefined;
  const isMeant =
    hostname === 'storage.googleapis.com' ||
    ['X-Goog-Signature', 'Signature', 'list-type'].some((name) => searchParams.has(name)) ||
    c.env.cloud.objects.getBucket(bucket) !== undefined;
  return isMeant ? bucket : undefined;
}
