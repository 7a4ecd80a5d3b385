import { bucketETag } from './bucket.ts';
import { StorageError } from './storage-error.ts';
import { objectETag } from './stored-object.ts';

/** What must hold of the present object (or bucket) for a call to go ahead. Generation 0 means that there is none. */
export interface Preconditions {
  ifGenerationMatch?: number | undefined;
  ifGenerationNotMatch?: number | undefined;
  ifMetagenerationMatch?: number | undefined;
  ifMetagenerationNotMatch?: number | undefined;
  /** ETags as HTTP's `If-Match` has them; `*` is any. */
  ifMatch?: readonly string[] | undefined;
  /** As `If-None-Match`. */
  ifNoneMatch?: readonly string[] | undefined;
}

interface Generations {
  readonly generation?: number;
  readonly metageneration: number;
}

/**
 * @throws StorageError 412 when something that must match does not, 304 when something that must differ does not.
 * @see https://cloud.google.com/storage/docs/request-preconditions
 */
export function checkPreconditions(current: Generations | undefined, conditions: Preconditions): void {
  const generation = current?.generation ?? 0;
  const metageneration = current?.metageneration ?? 0;
  const { ifMatch, ifNoneMatch } = conditions;
  if (ifMatch && !hasETag(ifMatch, current)) throw notMet();
  if (ifNoneMatch && hasETag(ifNoneMatch, current)) throw new StorageError(304, 'notModified', 'Not Modified');
  if (differs(conditions.ifGenerationMatch, generation) || differs(conditions.ifMetagenerationMatch, metageneration)) {
    throw notMet();
  }
  if (conditions.ifGenerationNotMatch === generation || conditions.ifMetagenerationNotMatch === metageneration) {
    throw new StorageError(304, 'notModified', 'Not Modified');
  }
}

function notMet(): StorageError {
  return new StorageError(412, 'conditionNotMet', 'At least one of the pre-conditions you specified did not hold.');
}

function hasETag(tags: readonly string[], current: Generations | undefined): boolean {
  if (!current) return false;
  const { generation, metageneration } = current;
  const tag = generation === undefined ? bucketETag(metageneration) : objectETag({ generation, metageneration });
  return tags.includes('*') || tags.includes(tag);
}

function differs(wanted: number | undefined, actual: number): boolean {
  return wanted !== undefined && wanted !== actual;
}
