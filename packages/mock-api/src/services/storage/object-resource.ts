import { objectETag, type StoredObject } from '../../model/objects/stored-object.ts';

export interface ResourceOptions {
  /** Scheme and host of the links. */
  readonly origin: string;
  /** Its access control list, where the caller asked for it. */
  readonly acl?: readonly object[] | undefined;
  readonly retentionExpirationTime?: Date | undefined;
}

/** An object as the JSON API tells it. https://cloud.google.com/storage/docs/json_api/v1/objects#resource */
export function objectResource(
  object: StoredObject,
  { origin, acl, retentionExpirationTime }: ResourceOptions,
): object {
  const bucket = encodeURIComponent(object.bucket);
  const name = encodeURIComponent(object.name);
  const generation = String(object.generation);
  return {
    kind: 'storage#object',
    id: `${object.bucket}/${object.name}/${generation}`,
    selfLink: `${origin}/storage/v1/b/${bucket}/o/${name}`,
    mediaLink: `${origin}/download/storage/v1/b/${bucket}/o/${name}?generation=${generation}&alt=media`,
    name: object.name,
    bucket: object.bucket,
    generation,
    metageneration: String(object.metageneration),
    contentType: object.contentType,
    storageClass: object.storageClass ?? 'STANDARD',
    size: String(object.size),
    md5Hash: object.md5Hash,
    crc32c: object.crc32c,
    etag: objectETag(object),
    componentCount: object.componentCount,
    contentEncoding: object.contentEncoding,
    contentDisposition: object.contentDisposition,
    contentLanguage: object.contentLanguage,
    cacheControl: object.cacheControl,
    customTime: object.customTime,
    metadata: Object.keys(object.metadata).length > 0 ? object.metadata : undefined,
    timeCreated: object.timeCreated.toISOString(),
    updated: object.updated.toISOString(),
    timeFinalized: object.timeCreated.toISOString(),
    timeStorageClassUpdated: object.timeCreated.toISOString(),
    timeDeleted: object.timeDeleted?.toISOString(),
    temporaryHold: object.temporaryHold,
    eventBasedHold: object.eventBasedHold,
    retentionExpirationTime: retentionExpirationTime?.toISOString(),
    contexts: object.contexts,
    acl,
  };
}
