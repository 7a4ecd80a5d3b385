import { isJsonObject } from '../../model/json.ts';
import { StorageError } from '../../model/objects/storage-error.ts';
import type { AccessGrant, StoredObject } from '../../model/objects/stored-object.ts';
import type { Bucket } from '../../model/objects/bucket.ts';
import { projectGrants, readGrants } from './access-grants.ts';
import type { AccessKind } from './grant-resource.ts';
import { queryNumber } from './query-number.ts';
import { pathPart, type StorageContext } from './storage-answer.ts';

/** One of the three lists that say who may do what. They are kept, and have no effect. */
export interface AccessList {
  /** In the names of operations. */
  readonly resource: 'bucketAccessControls' | 'defaultObjectAccessControls' | 'objectAccessControls';
  /** Below the API's base. */
  readonly path: string;
  readonly kind: AccessKind;
  read(c: StorageContext): readonly AccessGrant[];
  write(c: StorageContext, grants: readonly AccessGrant[]): void;
}

/** The list of a bucket, or the one that its new objects get. */
function bucketList(
  field: 'acl' | 'defaultObjectAcl',
  rest: Pick<AccessList, 'resource' | 'path' | 'kind'>,
): AccessList {
  return {
    ...rest,
    read: (c) => bucketGrants(aclBucket(c), field, c),
    write: (c, grants) => void c.env.cloud.objects.updateBucket(aclBucket(c).name, { [field]: grants }),
  };
}

export const accessLists: readonly AccessList[] = [
  bucketList('acl', {
    resource: 'bucketAccessControls',
    path: '/b/:bucket/acl',
    kind: 'storage#bucketAccessControl',
  }),
  bucketList('defaultObjectAcl', {
    resource: 'defaultObjectAccessControls',
    path: '/b/:bucket/defaultObjectAcl',
    kind: 'storage#objectAccessControl',
  }),
  {
    resource: 'objectAccessControls',
    path: '/b/:bucket/o/:object/acl',
    kind: 'storage#objectAccessControl',
    read: (c) => objectGrants(aclObject(c), c),
    write: (c, acl) => {
      const { bucket, name, generation } = aclObject(c);
      c.env.cloud.objects.updateAttributes(bucket, name, { acl }, {}, generation);
    },
  },
];

export function bucketGrants(bucket: Bucket, field: 'acl' | 'defaultObjectAcl', c: StorageContext): AccessGrant[] {
  const list = bucket.settings[field];
  return Array.isArray(list) ? readGrants(list) : projectGrants(c.env.cloud.credentials.projectNumber);
}

export function objectGrants({ acl, bucket }: StoredObject, c: StorageContext): readonly AccessGrant[] {
  return acl ?? bucketGrants(c.env.cloud.objects.requireBucket(bucket), 'defaultObjectAcl', c);
}

function aclBucket(c: StorageContext): Bucket {
  const bucket = c.env.cloud.objects.requireBucket(pathPart(c, 'bucket'));
  const { iamConfiguration } = bucket.settings;
  const uniform = isJsonObject(iamConfiguration) ? iamConfiguration['uniformBucketLevelAccess'] : undefined;
  if (!isJsonObject(uniform) || uniform['enabled'] !== true) return bucket;
  throw new StorageError(
    400,
    'invalid',
    'Cannot use ACL API to update bucket policy when uniform bucket-level access is enabled. Read more at https://cloud.google.com/storage/docs/uniform-bucket-level-access',
  );
}

function aclObject(c: StorageContext): StoredObject {
  aclBucket(c);
  return c.env.cloud.objects.require(pathPart(c, 'bucket'), pathPart(c, 'object'), queryNumber(c, 'generation'));
}
