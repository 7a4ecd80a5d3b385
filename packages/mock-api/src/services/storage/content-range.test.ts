import { expect, test } from 'vitest';
import { readContentRange, type ContentRange } from './content-range.ts';

test.for<
  [header: string | undefined, start: number | undefined, endExclusive: number | undefined, total: number | undefined]
>([
  [undefined, 0, undefined, undefined],
  ['bytes 0-*/*', 0, undefined, undefined],
  ['bytes 5-*/20', 5, undefined, 20],
  ['bytes 0-524287/*', 0, 524_288, undefined],
  ['bytes 524288-1999999/2000000', 524_288, 2_000_000, 2_000_000],
  ['0-9/10', 0, 10, 10],
  ['bytes */*', undefined, undefined, undefined],
  ['bytes */0', undefined, undefined, 0],
  ['bytes=0-9/10', 0, 10, 10],
])('reads %s', ([header, start, endExclusive, total]) => {
  expect(readContentRange(header)).toEqual({ start, endExclusive, total } satisfies ContentRange);
});

test.for(['bytes', 'bytes 0-9', 'bytes 9-0/10', 'bytes 0-9/5', 'bytes a-b/c', 'bytes -5/10', '0-9/10 and more'])(
  'refuses %s',
  (header) => {
    expect(() => readContentRange(header)).toThrow('Failed to parse Content-Range header');
  },
);
