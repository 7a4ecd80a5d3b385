import type { Preconditions } from '../../model/objects/preconditions.ts';
import { queryNumber } from './query-number.ts';
import type { StorageContext } from './storage-answer.ts';

/** What the query wants to hold before anything is done. @throws StorageError 400 for a value that is no number */
export function requestPreconditions(c: StorageContext): Preconditions {
  return {
    ifGenerationMatch: queryNumber(c, 'ifGenerationMatch'),
    ifGenerationNotMatch: queryNumber(c, 'ifGenerationNotMatch'),
    ifMetagenerationMatch: queryNumber(c, 'ifMetagenerationMatch'),
    ifMetagenerationNotMatch: queryNumber(c, 'ifMetagenerationNotMatch'),
  };
}

/** The same of the object that is copied from. */
export function sourcePreconditions(c: StorageContext): Preconditions {
  return {
    ifGenerationMatch: queryNumber(c, 'ifSourceGenerationMatch'),
    ifGenerationNotMatch: queryNumber(c, 'ifSourceGenerationNotMatch'),
    ifMetagenerationMatch: queryNumber(c, 'ifSourceMetagenerationMatch'),
    ifMetagenerationNotMatch: queryNumber(c, 'ifSourceMetagenerationNotMatch'),
  };
}
