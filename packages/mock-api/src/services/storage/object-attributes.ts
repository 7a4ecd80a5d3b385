import { isJsonObject, type JsonObject } from '../../model/json.ts';
import type { ExpectedChecksums } from '../../model/objects/object-writer.ts';
import { StorageError } from '../../model/objects/storage-error.ts';
import { readGrants } from './access-grants.ts';
import type { ObjectAttributes } from '../../model/objects/stored-object.ts';

const textFields = [
  'contentType',
  'contentEncoding',
  'contentDisposition',
  'contentLanguage',
  'cacheControl',
  'storageClass',
  'customTime',
] as const;

const flagFields = ['temporaryHold', 'eventBasedHold'] as const;

/** What an object resource that a client sent says of the object; unknown fields are passed over, as the service does. */
export function readAttributes(resource: JsonObject): ObjectAttributes {
  const attributes: ObjectAttributes = {};
  for (const field of textFields) attributes[field] = readText(resource, field);
  for (const field of flagFields) if (field in resource) attributes[field] = resource[field] === true;
  if (isJsonObject(resource['contexts'])) attributes.contexts = resource['contexts'];
  if (Array.isArray(resource['acl'])) attributes.acl = readGrants(resource['acl']);
  if (isJsonObject(resource['metadata'])) {
    const entries = Object.entries(resource['metadata']).filter(([, value]) => value !== null);
    attributes.metadata = Object.fromEntries(entries.map(([key, value]) => [key, text(value, `metadata.${key}`)]));
  }
  return attributes;
}

/** What a PATCH changes: a field that is null goes, `metadata` is changed key by key. */
export function readAttributeChanges(
  resource: JsonObject,
  current: Readonly<Record<string, string>>,
): { [Key in keyof ObjectAttributes]: ObjectAttributes[Key] | null } {
  const changes: { [Key in keyof ObjectAttributes]: ObjectAttributes[Key] | null } = {};
  for (const field of textFields) {
    if (field in resource) changes[field] = readText(resource, field) ?? null;
  }
  for (const field of flagFields) if (field in resource) changes[field] = resource[field] === true;
  if ('contexts' in resource) changes.contexts = isJsonObject(resource['contexts']) ? resource['contexts'] : null;
  if ('acl' in resource) changes.acl = Array.isArray(resource['acl']) ? readGrants(resource['acl']) : null;
  if (resource['metadata'] === null) changes.metadata = null;
  else if (isJsonObject(resource['metadata'])) {
    const merged = new Map(Object.entries(current));
    for (const [key, value] of Object.entries(resource['metadata'])) {
      if (value === null) merged.delete(key);
      else merged.set(key, text(value, `metadata.${key}`));
    }
    changes.metadata = Object.fromEntries(merged);
  }
  return changes;
}

/** What an update makes of an object: what the resource says, and nothing of what was there before. */
export function readReplacement(resource: JsonObject): {
  [Key in keyof ObjectAttributes]: ObjectAttributes[Key] | null;
} {
  const gone = Object.fromEntries([...textFields, 'contexts', 'metadata'].map((field) => [field, null]));
  const given = Object.entries(readAttributes(resource)).filter(([, value]) => value !== undefined);
  return { ...gone, ...Object.fromEntries(given) };
}

/** The checksums that a client may send along with an object's attributes. */
export function readChecksums(resource: JsonObject): ExpectedChecksums {
  return { crc32c: readText(resource, 'crc32c'), md5Hash: readText(resource, 'md5Hash') };
}

/** A text of the resource, or undefined when it is absent or null. @throws StorageError 400 */
export function readText(resource: JsonObject, field: string): string | undefined {
  const value = resource[field];
  return value === undefined || value === null ? undefined : text(value, field);
}

// Google's JSON parser takes numbers and booleans where it wants text.
function text(value: unknown, field: string): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw new StorageError(400, 'invalid', `Invalid value for ${field}: it must be a string.`);
}
