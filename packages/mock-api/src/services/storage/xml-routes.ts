import type { Hono } from 'hono';
import { StorageError } from '../../model/objects/storage-error.ts';
import type { CloudEnv } from '../cloud-env.ts';
import { notFound } from '../fallbacks.ts';
import { operations } from '../operation.ts';
import { checkSignature } from './signed-url.ts';
import { checkBearer, type StorageContext } from './storage-answer.ts';
import { XmlError, xmlErrorAnswer } from './xml-error.ts';
import { continueXmlUpload, copyXml, deleteXml, getXml, putXml, startXmlUpload } from './xml-objects.ts';
import { listXml } from './xml-list.ts';
import { postXml } from './xml-post.ts';
import { xmlBucket, xmlTarget, type XmlTarget } from './xml-target.ts';

type Handle = (c: StorageContext, target: XmlTarget) => Response | Promise<Response>;

/** What the XML API's calls are called: the names of the JSON API that do the same. */
const handlers = {
  'storage.objects.get': getXml,
  'storage.objects.get.media': getXml,
  'storage.objects.insert': putXml,
  'storage.objects.insert.start': startXmlUpload,
  'storage.objects.insert.chunk': continueXmlUpload,
  'storage.objects.copy': copyXml,
  'storage.objects.delete': deleteXml,
  'storage.objects.list': listXml,
  'storage.objects.insert.form': postXml,
} as const satisfies Record<string, Handle>;

type Name = keyof typeof handlers;

/** Parts of the XML API that are asked for by a parameter. */
const subresources: readonly string[] = ['acl', 'attrs', 'retention', 'tagging', 'uploads', 'uploadId', 'partNumber'];
const bucketSubresources: readonly string[] =
  `acl billing compose cors defaultObjectAcl encryption lifecycle location logging storageClass tagging uploads versioning
  versions websiteConfig`.split(/\s+/);

/**
 * Objects and lists of them by the XML API, `/{bucket}/{object}`, `/{bucket}` and `{bucket}.storage.googleapis.com/{object}`: what public and signed URLs
 * lead to. To be registered last, as any other service's address has two parts, too.
 *
 * @see https://cloud.google.com/storage/docs/xml-api/reference-methods
 */
export function xmlRoutes(app: Hono<CloudEnv>): void {
  const names = Object.keys(handlers) as Name[];
  app.on(['GET', 'PUT', 'POST', 'DELETE'], '/*', operations(names, nameOf, answer));
}

function nameOf(c: StorageContext): Name | undefined {
  if (!xmlTarget(c)) return nameOfBucketCall(c);
  switch (c.req.method) {
    case 'HEAD':
      return 'storage.objects.get';
    case 'GET':
      return 'storage.objects.get.media';
    case 'DELETE':
      return 'storage.objects.delete';
    case 'POST':
      return c.req.header('x-goog-resumable') === 'start' ? 'storage.objects.insert.start' : undefined;
    case 'PUT':
      if (c.req.query('upload_id')) return 'storage.objects.insert.chunk';
      return c.req.header('x-goog-copy-source') ? 'storage.objects.copy' : 'storage.objects.insert';
    default:
      return undefined;
  }
}

/** A call of a bucket as such: a list, or a form that says itself which object it is for. */
function nameOfBucketCall(c: StorageContext): Name | undefined {
  const { method } = c.req;
  if (method === 'POST' && /^multipart\/form-data\b/i.test(c.req.header('content-type') ?? '')) {
    return xmlBucket(c) !== undefined || new URL(c.req.url).pathname === '/'
      ? 'storage.objects.insert.form'
      : undefined;
  }
  return method === 'GET' && xmlBucket(c) !== undefined ? 'storage.objects.list' : undefined;
}

async function answer(c: StorageContext): Promise<Response> {
  const name = nameOf(c);
  const object = xmlTarget(c);
  const target = object ?? (name === undefined ? undefined : { bucket: xmlBucket(c) ?? '', name: '' });
  const parts = object ? subresources : bucketSubresources;
  const part = parts.find((parameter) => c.req.query(parameter) !== undefined);
  if (!target || (name === undefined && part === undefined)) return notFound(c);
  try {
    if (name === undefined || part !== undefined) throw unsupported(part);
    checkBearer(c);
    checkSignature(c);
    return await handlers[name](c, target);
  } catch (error) {
    if (error instanceof StorageError) return xmlErrorAnswer(error);
    throw error;
  }
}

function unsupported(part = ''): XmlError {
  const what = /^upload|^part/.test(part) ? 'multipart uploads of the XML API' : `the subresource ?${part}`;
  return new XmlError(501, 'NotImplemented', `The mock cloud does not do this: ${what}.`);
}
