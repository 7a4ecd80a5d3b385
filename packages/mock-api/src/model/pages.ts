import { ServiceError } from './service-error.ts';

export interface PageRequest {
  readonly pageSize: number;
  readonly pageToken: string | undefined;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  /** Missing on the last page: an empty text makes the official clients ask for ever. */
  readonly nextPageToken?: string;
}

/**
 * One page of items, newest first. What is added between two pages is passed over, what is deleted leaves no gap.
 *
 * @param newestFirst Each with a number that grows with every new item.
 * @param emptyPages Puts a page without items between any two that have some.
 * @throws ServiceError `INVALID_ARGUMENT` for a token that no page had
 */
export function pageOf<Item extends { readonly serial: number }>(
  newestFirst: readonly Item[],
  { pageSize, pageToken }: PageRequest,
  { emptyPages = false }: { emptyPages?: boolean } = {},
): Page<Item> {
  const after =
    pageToken === undefined || pageToken === '' ? { serial: Infinity, wasEmpty: true } : readToken(pageToken);
  const rest = newestFirst.filter(({ serial }) => serial < after.serial);
  if (emptyPages && !after.wasEmpty && rest.length > 0) {
    return { items: [], nextPageToken: writeToken(after.serial, true) };
  }
  const items = rest.slice(0, pageSize);
  const last = items.at(-1);
  return last && rest.length > items.length
    ? { items, nextPageToken: writeToken(last.serial, !emptyPages) }
    : { items };
}

function writeToken(serial: number, wasEmpty: boolean): string {
  return Buffer.from(`${wasEmpty ? 'items' : 'empty'}:${serial}`).toString('base64url');
}

function readToken(token: string): { serial: number; wasEmpty: boolean } {
  const match = /^(items|empty):(\d+)$/.exec(Buffer.from(token, 'base64url').toString());
  if (!match)
    throw new ServiceError(
      'INVALID_ARGUMENT',
      'Request contains an invalid argument: page_token is not one that this list gave.',
    );
  return { serial: Number(match[2]), wasEmpty: match[1] === 'items' };
}
