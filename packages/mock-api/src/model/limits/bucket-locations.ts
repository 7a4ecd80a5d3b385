import { parseGsUri } from '../gs-uri.ts';
import type { JobOrder } from '../jobs/batch-job.ts';
import type { ObjectStore } from '../objects/object-store.ts';
import { ServiceError } from '../service-error.ts';

/** Refuses buckets outside a job's region. Those that are not there are in none, and a global job takes any. @throws ServiceError `FAILED_PRECONDITION` */
export function refuseOtherRegions({ source, destination, location }: JobOrder, objects: ObjectStore): void {
  if (location === 'global') return;
  const uris = [
    ...(source.kind === 'gcs' ? source.uris : []),
    ...(destination.kind === 'gcs' ? [destination.uriPrefix] : []),
  ];
  for (const uri of uris) {
    const bucket = objects.getBucket(parseGsUri(uri)?.bucket ?? '');
    if (bucket && bucket.location.toLowerCase() !== location) {
      throw new ServiceError(
        'FAILED_PRECONDITION',
        `The Cloud Storage bucket of \`${uri}\` is in location \`${bucket.location.toLowerCase()}\`. It must be in the same regional location as the service location \`${location}\`.`,
      );
    }
  }
}
