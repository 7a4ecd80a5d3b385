import { isJsonObject } from '../../model/json.ts';
import type { StoredObject } from '../../model/objects/stored-object.ts';
import { requestOrigin } from '../request-origin.ts';
import { objectGrants } from './access-lists.ts';
import { grantResource } from './grant-resource.ts';
import { objectResource } from './object-resource.ts';
import type { StorageContext } from './storage-answer.ts';

/** An object as it is told in answer to this call: with its access controls where the call wants `projection=full`. */
export function objectOf(c: StorageContext, object: StoredObject): object {
  return objectResource(object, {
    origin: requestOrigin(c),
    retentionExpirationTime: retainedUntil(c, object),
    acl:
      c.req.query('projection') === 'full'
        ? objectGrants(object, c).map((grant) => grantResource(grant, 'storage#objectAccessControl', object))
        : undefined,
  });
}

/** By the bucket's retention policy, which is told, not enforced. */
function retainedUntil(c: StorageContext, { bucket, timeCreated }: StoredObject): Date | undefined {
  const policy = c.env.cloud.objects.getBucket(bucket)?.settings['retentionPolicy'];
  const seconds = isJsonObject(policy) ? Number(policy['retentionPeriod']) : NaN;
  return Number.isFinite(seconds) ? new Date(timeCreated.getTime() + seconds * 1000) : undefined;
}
