import type { ObjectWriter } from '../../model/objects/object-writer.ts';
import { StorageError } from '../../model/objects/storage-error.ts';
import type { ObjectAttributes } from '../../model/objects/stored-object.ts';
import { checkBucketName } from '../../model/objects/names.ts';
import { checkPreconditions } from '../../model/objects/preconditions.ts';
import { requestPreconditions } from './request-preconditions.ts';
import { pathPart, type StorageContext } from './storage-answer.ts';

/**
 * Opens the object that an upload is for.
 *
 * @param nameInBody Its name as the object resource tells it; the query's comes first.
 * @throws StorageError 400 without a name, 404 without a bucket (unless the cloud makes missing ones), 412 and 304
 */
export function openUpload(
  c: StorageContext,
  nameInBody: string | undefined,
  attributes: ObjectAttributes,
): ObjectWriter {
  const { cloud } = c.env;
  const bucket = pathPart(c, 'bucket');
  const name = c.req.query('name') || nameInBody;
  if (name === undefined) throw new StorageError(400, 'required', 'Required parameter: name');
  if (cloud.missingBuckets === 'create' && !cloud.objects.getBucket(bucket)) {
    checkBucketName(bucket);
    cloud.objects.createBucket(bucket, { project: cloud.project });
  }
  const preconditions = requestPreconditions(c);
  // Looked at again when the object is complete; but nobody should send a gigabyte to hear of it.
  checkPreconditions(cloud.objects.get(bucket, name), preconditions);
  const contentEncoding = c.req.query('contentEncoding') || attributes.contentEncoding;
  return cloud.objects.openWriter(bucket, name, { ...attributes, contentEncoding, preconditions });
}
