import type { Bucket } from '../../model/objects/bucket.ts';

/** A bucket as the JSON API tells it. https://cloud.google.com/storage/docs/json_api/v1/buckets#resource */
export function bucketResource(
  bucket: Bucket,
  { origin, projectNumber }: { origin: string; projectNumber: string },
): object {
  return {
    kind: 'storage#bucket',
    id: bucket.name,
    selfLink: `${origin}/storage/v1/b/${encodeURIComponent(bucket.name)}`,
    projectNumber,
    name: bucket.name,
    location: bucket.location,
    locationType: /^(?:US|EU|ASIA)$/.test(bucket.location) ? 'multi-region' : 'region',
    storageClass: 'STANDARD',
    etag: Buffer.from(String(bucket.metageneration)).toString('base64'),
    timeCreated: bucket.timeCreated.toISOString(),
    updated: bucket.updated.toISOString(),
    iamConfiguration: { uniformBucketLevelAccess: { enabled: true }, publicAccessPrevention: 'inherited' },
    ...bucket.settings,
    metageneration: String(bucket.metageneration),
  };
}
