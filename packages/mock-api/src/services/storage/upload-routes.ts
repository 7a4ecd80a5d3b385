import type { Hono } from 'hono';
import { StorageError } from '../../model/objects/storage-error.ts';
import type { StoredObject } from '../../model/objects/stored-object.ts';
import type { ExpectedChecksums, ObjectWriter } from '../../model/objects/object-writer.ts';
import type { CloudEnv } from '../cloud-env.ts';
import { operation, operations } from '../operation.ts';
import { requestChunks } from '../request-chunks.ts';
import { requestOrigin } from '../request-origin.ts';
import { jsonAnswer } from '../json-answer.ts';
import { expectedChecksums } from './goog-hash.ts';
import { readMultipartRelated } from './multipart-related.ts';
import { readAttributes, readChecksums, readText } from './object-attributes.ts';
import { objectResource } from './object-resource.ts';
import { cancelResumable, continueResumable, startResumable } from './resumable-upload.ts';
import { answering, parseJsonObject, type StorageContext } from './storage-answer.ts';
import { openUpload } from './upload-target.ts';

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
  const writer = openUpload(c, undefined, { contentType: c.req.header('content-type') });
  return writeAll(writer, requestChunks(c.req.raw), expectedChecksums(c.req.raw.headers));
}

async function multipartUpload(c: StorageContext): Promise<StoredObject> {
  const parts = await readMultipartRelated(requestChunks(c.req.raw), c.req.header('content-type') ?? '');
  const resource = parseJsonObject(parts.attributes);
  const attributes = readAttributes(resource);
  attributes.contentType ??= parts.contentType;
  const writer = openUpload(c, readText(resource, 'name'), attributes);
  const { crc32c, md5Hash } = expectedChecksums(c.req.raw.headers);
  const inBody = readChecksums(resource);
  return writeAll(writer, parts.media, { crc32c: inBody.crc32c ?? crc32c, md5Hash: inBody.md5Hash ?? md5Hash });
}

async function writeAll(
  writer: ObjectWriter,
  chunks: AsyncIterable<Uint8Array>,
  expected: ExpectedChecksums,
): Promise<StoredObject> {
  try {
    for await (const chunk of chunks) await writer.write(chunk);
  } catch (error) {
    await writer.abort();
    throw error;
  }
  return writer.finish(expected);
}

function created(c: StorageContext, object: StoredObject): Response {
  return jsonAnswer(objectResource(object, { origin: requestOrigin(c) }), {
    headers: { 'x-goog-generation': String(object.generation) },
  });
}
