import type { Preconditions } from '../../model/objects/preconditions.ts';
import { queryNumber } from './query-number.ts';
import type { StorageContext } from './storage-answer.ts';

/** What the query and HTTP's own headers want to hold before anything is done. @throws StorageError 400 for a value that is no number */
export function requestPreconditions(c: StorageContext): Preconditions {
  return {
    ifGenerationMatch: queryNumber(c, 'ifGenerationMatch'),
    ifGenerationNotMatch: queryNumber(c, 'ifGenerationNotMatch'),
    ifMetagenerationMatch: queryNumber(c, 'ifMetagenerationMatch'),
    ifMetagenerationNotMatch: queryNumber(c, 'ifMetagenerationNotMatch'),
    ...etagPreconditions(c),
  };
}

/** `If-Match: "tag", W/"other"` and `If-None-Match`. https://www.rfc-editor.org/rfc/rfc9110#name-preconditions */
export function etagPreconditions(c: StorageContext): Preconditions {
  return { ifMatch: etagsOf(c.req.header('if-match')), ifNoneMatch: etagsOf(c.req.header('if-none-match')) };
}

function etagsOf(header: string | undefined): string[] | undefined {
  return header?.split(',').map((tag) => tag.trim().replace(/^(?:W\/)?"?(.*?)"?$/, '$1'));
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
