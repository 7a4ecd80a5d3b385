import { isJsonObject } from '../../model/json.ts';
import { StorageError } from '../../model/objects/storage-error.ts';
import type { AccessGrant } from '../../model/objects/stored-object.ts';

/** What a list of access controls says that a client sent. @throws StorageError 400 */
export function readGrants(list: readonly unknown[]): AccessGrant[] {
  return list.map((item) => readGrant(isJsonObject(item) ? item : {}));
}

/** @throws StorageError 400 for a grant without an entity or a role */
export function readGrant({ entity, role }: Readonly<Record<string, unknown>>): AccessGrant {
  if (typeof entity !== 'string' || entity === '')
    throw new StorageError(400, 'required', 'Required parameter: entity');
  if (typeof role !== 'string' || role === '') throw new StorageError(400, 'required', 'Required parameter: role');
  return { entity, role };
}

/** What the owners of a project may do where nobody said otherwise. */
export function projectGrants(projectNumber: string): AccessGrant[] {
  return [
    { entity: `project-owners-${projectNumber}`, role: 'OWNER' },
    { entity: `project-editors-${projectNumber}`, role: 'OWNER' },
    { entity: `project-viewers-${projectNumber}`, role: 'READER' },
  ];
}

/**
 * What `predefinedAcl=publicRead` and the like stand for; undefined for none.
 *
 * @throws StorageError 400 for a name that means nothing
 * @see https://cloud.google.com/storage/docs/access-control/lists#predefined-acl
 */
export function predefinedGrants(name: string | undefined, projectNumber: string): AccessGrant[] | undefined {
  const [owners, ...others] = projectGrants(projectNumber);
  switch (name) {
    case undefined:
    case '':
      return undefined;
    case 'private':
    case 'bucketOwnerRead':
    case 'bucketOwnerFullControl':
      return owners && [owners];
    case 'projectPrivate':
      return owners && [owners, ...others];
    case 'authenticatedRead':
      return [...(owners ? [owners] : []), { entity: 'allAuthenticatedUsers', role: 'READER' }];
    case 'publicRead':
      return [...(owners ? [owners] : []), { entity: 'allUsers', role: 'READER' }];
    case 'publicReadWrite':
      return [...(owners ? [owners] : []), { entity: 'allUsers', role: 'WRITER' }];
    default:
      throw new StorageError(400, 'invalid', `Invalid value for predefined ACL: ${JSON.stringify(name.slice(0, 40))}.`);
  }
}
