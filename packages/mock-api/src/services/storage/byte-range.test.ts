import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readByteRange } from './byte-range.ts';

test.for<[header: string | undefined, size: number, range: ReturnType<typeof readByteRange>]>([
  [undefined, 10, undefined],
  ['bytes=0-9', 10, { start: 0, endExclusive: 10 }],
  ['bytes=2-5', 10, { start: 2, endExclusive: 6 }],
  ['bytes=8-99', 10, { start: 8, endExclusive: 10 }],
  ['bytes=3-', 10, { start: 3, endExclusive: 10 }],
  ['bytes=-4', 10, { start: 6, endExclusive: 10 }],
  ['bytes=-40', 10, { start: 0, endExclusive: 10 }],
  ['bytes=10-', 10, 'unsatisfiable'],
  ['bytes=-0', 10, 'unsatisfiable'],
  ['bytes=0-', 0, 'unsatisfiable'],
  ['bytes=5-2', 10, undefined],
  ['bytes=0-1,4-5', 10, undefined],
  ['bytes=-', 10, undefined],
  ['lines=0-1', 10, undefined],
])('reads %s of %i bytes', ([header, size, range]) => {
  expect(readByteRange(header, size)).toEqual(range);
});

test('names exactly the bytes that lie between both ends', () => {
  fc.assert(
    fc.property(fc.nat(40), fc.nat(50), fc.nat(50), (size, first, more) => {
      const all = Array.from({ length: size }, (_, at) => at);
      const wanted = all.filter((at) => at >= first && at <= first + more);
      const range = readByteRange(`bytes=${first}-${first + more}`, size);
      expect(typeof range === 'object' ? all.slice(range.start, range.endExclusive) : []).toEqual(wanted);
    }),
  );
});
