import type { ObjectWriter } from '../../model/objects/object-writer.ts';
import type { Preconditions } from '../../model/objects/preconditions.ts';
import { checkPreconditions } from '../../model/objects/preconditions.ts';
import { StorageError } from '../../model/objects/storage-error.ts';
import type { ObjectAttributes } from '../../model/objects/stored-object.ts';
import { checkBucketName } from '../../model/objects/names.ts';
import { predefinedGrants } from './access-grants.ts';
import { requestPreconditions } from './request-preconditions.ts';
import { pathPart, type StorageContext } from './storage-answer.ts';

/** @see https://cloud.google.com/storage/quotas#objects */
const LARGEST_OBJECT_BYTES = 5 * 2 ** 40;

/** The object that an upload is for. */
export interface UploadTarget {
  readonly bucket: string;
  readonly name: string;
  readonly attributes: ObjectAttributes;
  readonly preconditions: Preconditions;
}

/**
 * What an upload by the JSON API is for.
 *
 * @param nameInBody Its name as the object resource tells it; the query's comes first.
 * @throws StorageError 400 without a name
 */
export function uploadTarget(
  c: StorageContext,
  nameInBody: string | undefined,
  attributes: ObjectAttributes,
): UploadTarget {
  const name = c.req.query('name') || nameInBody;
  if (name === undefined) throw new StorageError(400, 'required', 'Required parameter: name');
  const contentEncoding = c.req.query('contentEncoding') || attributes.contentEncoding;
  const acl = predefinedGrants(c.req.query('predefinedAcl'), c.env.cloud.credentials.projectNumber) ?? attributes.acl;
  return {
    bucket: pathPart(c, 'bucket'),
    name,
    attributes: { ...attributes, contentEncoding, acl },
    preconditions: requestPreconditions(c),
  };
}

/**
 * Opens the object. Its preconditions are looked at when it is complete.
 *
 * @throws StorageError 404 without a bucket (unless the cloud makes missing ones), 400 for a name that no object can have
 */
function openTarget(c: StorageContext, target: UploadTarget): ObjectWriter {
  const { bucket, name, attributes, preconditions } = target;
  makeMissingBucket(c, target);
  return c.env.cloud.objects.openWriter(bucket, name, { ...attributes, preconditions });
}

/** Makes the bucket of an upload if it is not there and the cloud makes missing ones. @throws StorageError 400 for a name that no bucket can have */
export function makeMissingBucket({ env: { cloud } }: StorageContext, { bucket }: Pick<UploadTarget, 'bucket'>): void {
  if (cloud.missingBuckets !== 'create' || cloud.objects.getBucket(bucket)) return;
  checkBucketName(bucket);
  cloud.objects.createBucket(bucket, { project: cloud.project });
}

/** The same for an upload in one request: nobody should send a gigabyte to hear of a precondition. @throws StorageError 412, 304 */
export function openWhole(c: StorageContext, target: UploadTarget): ObjectWriter {
  const writer = openTarget(c, target);
  checkPreconditions(c.env.cloud.objects.get(target.bucket, target.name), target.preconditions);
  checkSize(Number(c.req.header('content-length') ?? 0));
  return writer;
}

/** @throws StorageError 413 */
export function checkSize(sizeBytes: number): void {
  if (sizeBytes <= LARGEST_OBJECT_BYTES) return;
  throw new StorageError(413, 'uploadTooLarge', `An object has at most ${LARGEST_OBJECT_BYTES} bytes (5 TiB).`);
}
