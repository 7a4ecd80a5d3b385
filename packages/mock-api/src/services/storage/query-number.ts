import { StorageError } from '../../model/objects/storage-error.ts';
import type { StorageContext } from './storage-answer.ts';

/** A whole number of the query, or undefined when it is not there. @throws StorageError 400 */
export function queryNumber(c: StorageContext, name: string): number | undefined {
  return readNumber(name, c.req.query(name));
}

/** A whole number in a query or a header, or undefined when it is not there. @throws StorageError 400 */
export function readNumber(name: string, text: string | undefined): number | undefined {
  if (text === undefined || text === '') return undefined;
  if (/^\d{1,19}$/.test(text)) return Number(text);
  throw new StorageError(
    400,
    'invalidParameter',
    `Invalid value for ${name}: '${text.slice(0, 40)}' is not a whole number.`,
  );
}
