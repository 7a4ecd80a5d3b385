import type { AccessGrant } from '../../model/objects/stored-object.ts';

export type AccessKind = 'storage#bucketAccessControl' | 'storage#objectAccessControl';

/** One entry, as the JSON API tells it. */
export function grantResource(
  { entity, role }: AccessGrant,
  kind: AccessKind,
  { bucket, name: object }: { readonly bucket: string; readonly name?: string },
): object {
  const [, type, value] = /^(user|group|domain|project-(?:owners|editors|viewers))-(.+)$/.exec(entity) ?? [];
  return {
    kind,
    id: [bucket, object, entity].filter((part) => part !== undefined).join('/'),
    bucket,
    object,
    entity,
    role,
    ...((type === 'user' || type === 'group') && { email: value }),
    ...(type === 'domain' && { domain: value }),
    ...(type?.startsWith('project-') && { projectTeam: { projectNumber: value, team: type.slice('project-'.length) } }),
    etag: Buffer.from(`${entity}/${role}`).toString('base64'),
  };
}
