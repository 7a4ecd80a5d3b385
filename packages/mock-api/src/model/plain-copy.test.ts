import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainCopy } from './plain-copy.ts';

test('a copy is the same as its original, and shares nothing with it', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const original = { value };
      const copied = plainCopy(original);
      expect(copied).toEqual(structuredClone(original));
      expect(sharesObjects(original, copied)).toBe(false);
    }),
    { examples: [[JSON.parse('{"__proto__":{"a":[1]}}')]] },
  );
});

function sharesObjects(left: unknown, right: unknown): boolean {
  if (typeof left !== 'object' || left === null || typeof right !== 'object' || right === null) return false;
  if (left === right) return true;
  return Reflect.ownKeys(left).some((key) => sharesObjects(Reflect.get(left, key), Reflect.get(right, key)));
}
