import { hash } from 'node:crypto';
import { ServiceError } from '../../model/service-error.ts';

/** Where a page begins. */
export interface PagePosition {
  /** The place of the last job before it; undefined for the first page. */
  readonly after?: number;
  readonly isAfterEmptyPage: boolean;
}

/** @param bound What the list was asked for: the token is good for no other list. */
export function writePageToken({ after = 0, isAfterEmptyPage }: PagePosition, bound: string): string {
  const position = `${after}${isAfterEmptyPage ? 'e' : ''}`;
  return Buffer.from(`${position}.${seal(position, bound)}`).toString('base64url');
}

/** @throws ServiceError `INVALID_ARGUMENT` for a token that no such list gave */
export function readPageToken(token: string, bound: string): PagePosition {
  if (token === '') return { isAfterEmptyPage: false };
  const [position = '', given] = Buffer.from(token, 'base64url').toString().split('.');
  if (given !== seal(position, bound) || writtenBack(position, given) !== token) {
    throw new ServiceError(
      'INVALID_ARGUMENT',
      'Invalid page token: it does not come from a list with the same parent and filter.',
    );
  }
  return { after: Number.parseInt(position, 10), isAfterEmptyPage: position.endsWith('e') };
}

function writtenBack(position: string, given: string): string {
  return Buffer.from(`${position}.${given}`).toString('base64url');
}

function seal(position: string, bound: string): string {
  return hash('sha256', `${position} ${bound}`, 'base64url').slice(0, 22);
}
