import { bucketETag, type Bucket } from '../../model/objects/bucket.ts';

export interface BucketResourceOptions {
  /** Scheme and host of the links. */
  readonly origin: string;
  readonly projectNumber: string;
  /** Its access control lists, where the caller asked for them. */
  readonly lists?: { readonly acl: readonly object[]; readonly defaultObjectAcl: readonly object[] } | undefined;
}

/** A bucket as the JSON API tells it. https://cloud.google.com/storage/docs/json_api/v1/buckets#resource */
export function bucketResource(bucket: Bucket, { origin, projectNumber, lists }: BucketResourceOptions): object {
  const { acl: _acl, defaultObjectAcl: _defaultObjectAcl, ...settings } = bucket.settings;
  return {
    kind: 'storage#bucket',
    id: bucket.name,
    selfLink: `${origin}/storage/v1/b/${encodeURIComponent(bucket.name)}`,
    projectNumber,
    name: bucket.name,
    location: bucket.location,
    locationType: /^(?:US|EU|ASIA)$/.test(bucket.location) ? 'multi-region' : 'region',
    storageClass: 'STANDARD',
    etag: bucketETag(bucket.metageneration),
    timeCreated: bucket.timeCreated.toISOString(),
    updated: bucket.updated.toISOString(),
    iamConfiguration: { uniformBucketLevelAccess: { enabled: false }, publicAccessPrevention: 'inherited' },
    ...settings,
    ...lists,
    metageneration: String(bucket.metageneration),
  };
}
