import { checkPreconditions, type Preconditions } from '../../model/objects/preconditions.ts';
import { pickAttributes, type ObjectAttributes, type StoredObject } from '../../model/objects/stored-object.ts';
import { requestChunks } from '../request-chunks.ts';
import { predefinedGrants } from './access-grants.ts';
import { expectedChecksums, writeGoogHash } from './goog-hash.ts';
import { headerValue } from './header-value.ts';
import { mediaAnswer } from './object-media.ts';
import { queryNumber, readNumber } from './query-number.ts';
import { etagPreconditions } from './request-preconditions.ts';
import { continueResumable, openSession, sessionAnswer } from './resumable-upload.ts';
import type { StorageContext } from './storage-answer.ts';
import { openWhole, type UploadTarget } from './upload-target.ts';
import { writeAll } from './write-all.ts';
import { xmlAcl } from './xml-acl.ts';
import { XmlError } from './xml-error.ts';
import type { XmlTarget } from './xml-target.ts';

/** https://cloud.google.com/storage/docs/xml-api/get-object-download */
export function getXml(c: StorageContext, { bucket, name }: XmlTarget): Response {
  const object = c.env.cloud.objects.require(bucket, name, queryNumber(c, 'generation'));
  checkPreconditions(object, xmlPreconditions(c));
  const answer = mediaAnswer(object, c.req.raw);
  if (answer.status === 416) throw new XmlError(416, 'InvalidRange', 'The requested range cannot be satisfied.');
  // A signed URL may say what the answer's own headers are to say.
  for (const header of ['content-type', 'content-disposition']) {
    const value = c.req.query(`response-${header}`);
    if (value) answer.headers.set(header, headerValue(value));
  }
  return answer;
}

/** https://cloud.google.com/storage/docs/xml-api/put-object-upload */
export async function putXml(c: StorageContext, target: XmlTarget): Promise<Response> {
  const writer = openWhole(c, uploadTargetOf(c, target));
  return written(await writeAll(writer, requestChunks(c.req.raw), expectedChecksums(c.req.raw.headers)));
}

/** https://cloud.google.com/storage/docs/xml-api/post-object-resumable */
export async function startXmlUpload(c: StorageContext, target: XmlTarget): Promise<Response> {
  await c.req.text();
  const { id } = openSession(c, uploadTargetOf(c, target), expectedChecksums(c.req.raw.headers));
  return sessionAnswer(c, 201, id, {});
}

export function continueXmlUpload(c: StorageContext): Promise<Response> {
  return continueResumable(c, written);
}

/** https://cloud.google.com/storage/docs/xml-api/put-object-copy */
export function copyXml(c: StorageContext, target: XmlTarget): Response {
  const { objects } = c.env.cloud;
  const [, bucket = '', name = ''] = /^\/?([^/]+)\/(.+)$/.exec(c.req.header('x-goog-copy-source') ?? '') ?? [];
  const source = objects.require(bucket, decodeURIComponent(name));
  const { attributes, preconditions } = uploadTargetOf(c, target);
  const replaces = c.req.header('x-goog-metadata-directive') === 'REPLACE';
  const copy = objects.copy(source, target.bucket, target.name, {
    preconditions,
    attributes: replaces ? attributes : pickAttributes(source),
  });
  const result = `<ETag>"${copy.crc32c}"</ETag><LastModified>${copy.updated.toISOString()}</LastModified>`;
  return new Response(`<?xml version='1.0' encoding='UTF-8'?><CopyObjectResult>${result}</CopyObjectResult>`, {
    headers: { 'content-type': 'application/xml; charset=UTF-8', ...writtenHeaders(copy) },
  });
}

/** https://cloud.google.com/storage/docs/xml-api/delete-object */
export function deleteXml(c: StorageContext, { bucket, name }: XmlTarget): Response {
  c.env.cloud.objects.delete(bucket, name, xmlPreconditions(c), queryNumber(c, 'generation'));
  return new Response(null, { status: 204 });
}

function written(object: StoredObject): Response {
  return new Response(null, { headers: { ...writtenHeaders(object), 'content-length': '0' } });
}

/** What an answer to an upload tells of the object. */
export function writtenHeaders(object: StoredObject): Record<string, string> {
  const md5 = object.md5Hash && Buffer.from(object.md5Hash, 'base64').toString('hex');
  return {
    etag: `"${md5 ?? object.generation}"`,
    'x-goog-generation': String(object.generation),
    'x-goog-metageneration': String(object.metageneration),
    'x-goog-hash': writeGoogHash(object),
    'x-goog-stored-content-length': String(object.size),
    'x-goog-stored-content-encoding': headerValue(object.contentEncoding ?? 'identity'),
  };
}

const META = 'x-goog-meta-';

function uploadTargetOf(c: StorageContext, target: XmlTarget): UploadTarget {
  const { headers } = c.req.raw;
  const header = (name: string): string | undefined => headers.get(name) ?? undefined;
  const metadata = [...headers].filter(([name]) => name.startsWith(META));
  const attributes: ObjectAttributes = {
    contentType: header('content-type'),
    contentEncoding: header('content-encoding'),
    contentDisposition: header('content-disposition'),
    contentLanguage: header('content-language'),
    cacheControl: header('cache-control'),
    storageClass: header('x-goog-storage-class'),
    customTime: header('x-goog-custom-time'),
    metadata: Object.fromEntries(metadata.map(([name, value]) => [name.slice(META.length), value])),
    acl: predefinedGrants(xmlAcl(header('x-goog-acl')), c.env.cloud.credentials.projectNumber),
  };
  return { ...target, attributes, preconditions: xmlPreconditions(c) };
}

function xmlPreconditions(c: StorageContext): Preconditions {
  const number = (name: string): number | undefined => readNumber(name, c.req.header(name));
  return {
    ifGenerationMatch: number('x-goog-if-generation-match'),
    ifMetagenerationMatch: number('x-goog-if-metageneration-match'),
    ...etagPreconditions(c),
  };
}
