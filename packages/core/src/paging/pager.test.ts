import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Page, type PagedParameters, PagedItem, Pager } from './pager.ts';

/** A pager over these pages; the token of each is its number. @param last What the last page has for a token. */
async function pagerOver(
  pages: readonly string[][],
  { params = {}, last }: { params?: PagedParameters; last?: string } = {},
): Promise<{ pager: Pager<string>; asked: PagedParameters[] }> {
  const asked: PagedParameters[] = [];
  const fetchPage = async (at: PagedParameters): Promise<Page<string>> => {
    asked.push(at);
    const index = Number(at.config?.pageToken ?? 0);
    return { items: pages[index] ?? [], nextPageToken: index + 1 < pages.length ? String(index + 1) : last };
  };
  return { pager: new Pager(PagedItem.PAGED_ITEM_BATCH_JOBS, fetchPage, await fetchPage(params), params), asked };
}

test('every item comes once and in order, however many pages are empty', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(fc.string(), { maxLength: 3 }), { minLength: 1 }),
      fc.constantFrom(undefined, ''),
      async (pages, last) => {
        const { pager } = await pagerOver(pages, last === undefined ? {} : { last });
        expect(await Array.fromAsync(pager)).toEqual(pages.flat());
      },
    ),
    { examples: [[[['a'], [], [], ['b'], []], '']] },
  ));

test('a page is fetched when it is asked for, and not before', async () => {
  const { pager, asked } = await pagerOver([['a', 'b'], ['c']]);
  expect(asked).toHaveLength(1);
  for await (const item of pager) if (item === 'b') break;
  expect(asked).toHaveLength(1);
  expect(await Array.fromAsync(pager)).toEqual(['c']); // goes on where the first loop was left
});

test('pages can be turned by hand, up to the last', async () => {
  const { pager } = await pagerOver([['a', 'b'], ['c']], { params: { config: { pageSize: 2 } } });
  expect(pager).toMatchObject({ name: 'batchJobs', page: ['a', 'b'], pageSize: 2, pageLength: 2 });
  expect(pager.getItem(1)).toBe('b');
  expect(pager.params).toEqual({ config: { pageSize: 2, pageToken: '1' } });
  expect(pager.hasNextPage()).toBe(true);
  expect(await pager.nextPage()).toEqual(['c']);
  expect(pager).toMatchObject({ pageSize: 2, pageLength: 1, params: { config: { pageSize: 2 } } });
  expect(pager.hasNextPage()).toBe(false);
  await expect(pager.nextPage()).rejects.toThrow('No more pages to fetch.');
});

test('a page’s size is its length when none was asked for', async () => {
  const { pager } = await pagerOver([['a', 'b', 'c']]);
  expect(pager.pageSize).toBe(3);
});

test('the caller’s parameters are not written to, and hold for every page', async () => {
  const params = { config: { pageSize: 1, filter: 'x' } };
  const { pager, asked } = await pagerOver([['a'], ['b'], ['c']], { params });
  await Array.fromAsync(pager);
  expect(params).toEqual({ config: { pageSize: 1, filter: 'x' } });
  expect(asked.map(({ config }) => config)).toEqual([
    { pageSize: 1, filter: 'x' },
    { pageSize: 1, filter: 'x', pageToken: '1' },
    { pageSize: 1, filter: 'x', pageToken: '2' },
  ]);
});
