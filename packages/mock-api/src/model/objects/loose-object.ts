import type { NewObject } from './object-writer.ts';
import type { StoredObject } from './stored-object.ts';

/** Bytes that were uploaded like an object, and are in no bucket. */
export function looseObject({ content, crc32c, md5Hash }: NewObject): StoredObject {
  const never = new Date(0);
  return {
    bucket: '',
    name: '',
    generation: 0,
    metageneration: 1,
    contentType: 'application/octet-stream',
    size: content.size,
    crc32c,
    md5Hash,
    timeCreated: never,
    updated: never,
    metadata: {},
    content,
  };
}
