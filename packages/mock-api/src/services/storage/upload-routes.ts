import type { Hono } from 'hono';
import { StorageError } from '../../model/objects/storage-error.ts';
import type { StoredObject } from '../../model/objects/stored-object.ts';
import type { CloudEnv } from '../cloud-env.ts';
import { operation, operations } from '../operation.ts';
import { requestChunks } from '../request-chunks.ts';
import { jsonAnswer } from '../json-answer.ts';
import { expectedChecksums } from './goog-hash.ts';
import { readMultipartRelated } from './multipart-related.ts';
import { readAttributes, readChecksums, readText } from './object-attributes.ts';
import { objectOf } from './object-answer.ts';
import { cancelResumable, continueResumable, startResumable } from './resumable-upload.ts';
import { answering, parseJsonObject, type StorageContext } from './storage-answer.ts';
import { openWhole, uploadTarget } from './upload-target.ts';
import { writeAll } from './write-all.ts';

const INSERT = 'storage.objects.insert';

/** An upload in one request, or a step of one in many. */
function stepOf(c: StorageContext): typeof INSERT | `${typeof INSERT}.${'start' | 'chunk'}` {
  if (c.req.query('upload_id')) return `${INSERT}.chunk`;
  return c.req.query('uploadType') === 'resumable' ? `${INSERT}.start` : INSERT;
}

/** Uploads, in one request or many. https://cloud.google.com/storage/docs/uploads-downloads#uploads */
export function uploadRoutes(app: Hono<CloudEnv>, base: string): void {
  const insert = operations([INSERT, `${INSERT}.start`, `${INSERT}.chunk`], stepOf, answering(upload));
  app.on(['POST', 'PUT'], `${base}/b/:bucket/o`, insert);
  app.delete(`${base}/b/:bucket/o`, operation(`${INSERT}.cancel`, answering(cancelResumable)));
}

async function upload(c: StorageContext): Promise<Response> {
  if (c.req.query('upload_id')) return continueResumable(c);
  const type = c.req.query('uploadType');
  switch (type) {
    case 'media':
      return created(c, await simpleUpload(c));
    case 'multipart':
      return created(c, await multipartUpload(c));
    case 'resumable':
      return startResumable(c);
    default:
      throw new StorageError(
        400,
        'badRequest',
        `Unknown uploadType ${JSON.stringify(type ?? '')}: media, multipart and resumable are known.`,
      );
  }
}

function simpleUpload(c: StorageContext): Promise<StoredObject> {
  const target = uploadTarget(c, undefined, { contentType: c.req.header('content-type') });
  return writeAll(openWhole(c, target), requestChunks(c.req.raw), expectedChecksums(c.req.raw.headers));
}

async function multipartUpload(c: StorageContext): Promise<StoredObject> {
  const parts = await readMultipartRelated(requestChunks(c.req.raw), c.req.header('content-type') ?? '');
  const resource = parseJsonObject(parts.attributes);
  const attributes = readAttributes(resource);
  attributes.contentType ??= parts.contentType;
  const writer = openWhole(c, uploadTarget(c, readText(resource, 'name'), attributes));
  const { crc32c, md5Hash } = expectedChecksums(c.req.raw.headers);
  const inBody = readChecksums(resource);
  return writeAll(writer, parts.media, { crc32c: inBody.crc32c ?? crc32c, md5Hash: inBody.md5Hash ?? md5Hash });
}

function created(c: StorageContext, object: StoredObject): Response {
  return jsonAnswer(objectOf(c, object), {
    headers: { 'x-goog-generation': String(object.generation) },
  });
}
