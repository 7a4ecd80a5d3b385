import { BigQueryError } from '../../model/bigquery/bigquery-error.ts';
import { readCount, type BigQueryContext } from './bigquery-answer.ts';

/** A page of a list in the order of its ids; the token says which was the last. */
export function listed<Item>(
  c: BigQueryContext,
  items: readonly Item[],
  idOf: (item: Item) => string,
): { page: readonly Item[]; nextPageToken?: string } {
  const token = c.req.query('pageToken');
  const after = token ? Buffer.from(token, 'base64url').toString() : undefined;
  const start = after === undefined ? 0 : items.findIndex((item) => idOf(item) === after) + 1;
  if (after !== undefined && start === 0) throw new BigQueryError('invalid', 'Invalid page token.');
  const size = readCount(c.req.query('maxResults'), 'maxResults') || 1000;
  const page = items.slice(start, start + size);
  const last = page.at(-1);
  return last !== undefined && start + size < items.length
    ? { page, nextPageToken: Buffer.from(idOf(last)).toString('base64url') }
    : { page };
}
