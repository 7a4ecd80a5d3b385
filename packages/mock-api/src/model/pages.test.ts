import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pageOf, type Page } from './pages.ts';

const newestFirst = (count: number): { serial: number }[] =>
  Array.from({ length: count }, (_, index) => ({ serial: count - index }));

function walk(items: { serial: number }[], pageSize: number, emptyPages: boolean): Page<{ serial: number }>[] {
  const pages: Page<{ serial: number }>[] = [];
  let pageToken: string | undefined;
  do {
    const page = pageOf(items, { pageSize, pageToken }, { emptyPages });
    pages.push(page);
    pageToken = page.nextPageToken;
  } while (pageToken !== undefined && pages.length <= 2 * items.length);
  return pages;
}

test('every item is on exactly one page, and only the last page has no token', () =>
  fc.assert(
    fc.property(fc.nat({ max: 40 }), fc.integer({ min: 1, max: 12 }), fc.boolean(), (count, pageSize, emptyPages) => {
      const items = newestFirst(count);
      const pages = walk(items, pageSize, emptyPages);
      expect(pages.flatMap((page) => page.items)).toEqual(items);
      expect(pages.at(-1)).not.toHaveProperty('nextPageToken');
      for (const page of pages.slice(0, -1)) expect(page.nextPageToken).toMatch(/./);
      const empty = pages.filter((page) => page.items.length === 0 && page.nextPageToken !== undefined).length;
      expect(empty).toBe(emptyPages ? Math.max(0, Math.ceil(count / pageSize) - 1) : 0);
    }),
  ));

test('what is deleted or added between two pages neither hides nor repeats anything else', () => {
  const items = newestFirst(6);
  const first = pageOf(items, { pageSize: 2, pageToken: undefined });
  const later = [{ serial: 7 }, ...items.filter(({ serial }) => serial !== 5 && serial !== 4)];
  expect(pageOf(later, { pageSize: 9, pageToken: first.nextPageToken }).items.map(({ serial }) => serial)).toEqual([
    3, 2, 1,
  ]);
});

test('a token that no page had is refused', () => {
  expect(() => pageOf([], { pageSize: 1, pageToken: 'abc' })).toThrow('page_token');
});
