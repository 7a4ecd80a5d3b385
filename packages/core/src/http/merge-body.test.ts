import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeBody } from './merge-body.ts';

const object = fc.dictionary(fc.string(), fc.jsonValue());

test.for<[body: object, extra: object, merged: object]>([
  [{ a: 1 }, { b: 2 }, { a: 1, b: 2 }],
  [{ a: { b: 1, c: 2 } }, { a: { c: 3 } }, { a: { b: 1, c: 3 } }],
  [{ a: [1, 2] }, { a: [3] }, { a: [3] }],
  [{ a: { b: 1 } }, { a: null }, { a: null }],
])('%o with %o is %o', ([body, extra, merged]) => {
  expect(mergeBody({ ...body }, { ...extra })).toEqual(merged);
});

test('merging twice is merging once', () =>
  fc.assert(
    fc.property(object, object, (body, extra) => {
      const once = mergeBody(body, extra);
      expect(mergeBody(once, extra)).toEqual(once);
    }),
  ));
