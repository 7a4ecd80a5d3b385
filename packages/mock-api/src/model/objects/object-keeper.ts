import type { Bucket } from './bucket.ts';
import type { StoredObject } from './stored-object.ts';
import type { UploadSession } from './upload-session.ts';

/** Told of every change of a store at the moment it happens, so that the store can be built again from what was told. */
export interface ObjectKeeper {
  /** A bucket is new, or has other settings. */
  bucketChanged(bucket: Bucket): void;
  bucketDeleted(name: string): void;
  /** A generation is new, or something about it has changed. */
  objectChanged(object: StoredObject): void;
  /** A generation is gone, be it deleted or replaced. */
  objectDeleted(object: Pick<StoredObject, 'bucket' | 'name' | 'generation'>): void;
  /** A resumable upload is new, or stands otherwise than before. */
  uploadChanged(session: UploadSession): void;
  uploadForgotten(id: string): void;
}
