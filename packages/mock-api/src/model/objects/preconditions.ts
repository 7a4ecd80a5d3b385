import { StorageError } from './storage-error.ts';

/** What must hold of the present object (or bucket) for a call to go ahead. Generation 0 means that there is none. */
export interface Preconditions {
  ifGenerationMatch?: number | undefined;
  ifGenerationNotMatch?: number | undefined;
  ifMetagenerationMatch?: number | undefined;
  ifMetagenerationNotMatch?: number | undefined;
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
  if (differs(conditions.ifGenerationMatch, generation) || differs(conditions.ifMetagenerationMatch, metageneration)) {
    throw new StorageError(412, 'conditionNotMet', 'At least one of the pre-conditions you specified did not hold.');
  }
  if (conditions.ifGenerationNotMatch === generation || conditions.ifMetagenerationNotMatch === metageneration) {
    throw new StorageError(304, 'notModified', 'Not Modified');
  }
}

function differs(wanted: number | undefined, actual: number): boolean {
  return wanted !== undefined && wanted !== actual;
}
