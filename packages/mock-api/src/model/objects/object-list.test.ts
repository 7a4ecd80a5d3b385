import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareNames } from './names.ts';
import { listNames, type ListOptions } from './object-list.ts';

const names = fc.uniqueArray(
  fc.string({ unit: fc.constantFrom('a', 'b', '/', '-', 'é', '\u{1F600}', '\uFFFD'), minLength: 1, maxLength: 6 }),
);
const offset = fc.option(fc.string({ unit: fc.constantFrom('a', 'b', '/'), maxLength: 2 }), { nil: undefined });

/** All pages, one after the other. */
function pages(sorted: readonly string[], options: ListOptions): { names: string[]; prefixes: string[] }[] {
  const found: { names: string[]; prefixes: string[] }[] = [];
  let pageToken: string | undefined;
  do {
    const page = listNames(sorted, { ...options, pageToken });
    found.push(page);
    pageToken = page.nextPageToken;
  } while (pageToken !== undefined);
  return found;
}

test('lists what a reader of the whole bucket would find, on pages of any size', () => {
  fc.assert(
    fc.property(
      names,
      fc.string({ unit: fc.constantFrom('a', 'b', '/'), maxLength: 2 }),
      fc.constantFrom(undefined, '/', '-', 'ab'),
      offset,
      offset,
      fc.boolean(),
      fc.integer({ min: 1, max: 5 }),
      (unsorted, prefix, delimiter, startOffset, endOffset, includeTrailingDelimiter, maxResults) => {
        const sorted = unsorted.toSorted(compareNames);
        const wanted = sorted.filter(
          (name) =>
            name.startsWith(prefix) &&
            (startOffset === undefined || compareNames(name, startOffset) >= 0) &&
            (!endOffset || compareNames(name, endOffset) < 0),
        );
        const folderOf = (name: string): string | undefined => {
          const [first, ...rest] = delimiter === undefined ? [name] : name.slice(prefix.length).split(delimiter);
          return rest.length > 0 ? `${prefix}${first}${delimiter}` : undefined;
        };
        const found = pages(sorted, {
          prefix,
          delimiter,
          startOffset,
          endOffset,
          includeTrailingDelimiter,
          maxResults,
        });

        expect(found.flatMap((page) => page.names)).toEqual(
          wanted.filter((name) => {
            const folder = folderOf(name);
            return folder === undefined || (includeTrailingDelimiter && folder === name);
          }),
        );
        expect(found.flatMap((page) => page.prefixes)).toEqual([
          ...new Set(wanted.map(folderOf).filter((folder) => folder !== undefined)),
        ]);
        for (const page of found.slice(0, -1)) {
          expect(new Set([...page.names, ...page.prefixes]).size).toBe(maxResults);
        }
        // A token must never lead to an empty page: some clients then invent an item.
        if (found.length > 1) expect(found.at(-1)).not.toEqual({ names: [], prefixes: [] });
      },
    ),
  );
});

/** Any text: fast-check's own unit of this kind takes seconds to set up. */
const text = fc
  .array(fc.oneof(fc.integer({ min: 0, max: 0xd7ff }), fc.integer({ min: 0xe000, max: 0x10_ffff })), { maxLength: 4 })
  .map((codePoints) => String.fromCodePoint(...codePoints));

test('orders names by their UTF-8 bytes', () => {
  fc.assert(
    fc.property(text, text, text, (start, left, right) => {
      const bytes = [left, right].map((end) => Buffer.from(start + end));
      expect(Math.sign(compareNames(start + left, start + right))).toBe(Buffer.compare(bytes[0]!, bytes[1]!));
    }),
    { examples: [['', '\u{10000}', '\uE000']] },
  );
});

test('refuses a page token that it did not give', () => {
  expect(() => listNames(['a'], { pageToken: 'made-up' })).toThrow('the page token is not one that this service gave');
});
