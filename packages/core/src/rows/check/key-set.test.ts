import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KeySet } from './key-set.ts';

test('knows a key again, and no other', () =>
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 8, unit: fc.constantFrom('a', 'b') }), { maxLength: 300 }), (keys) => {
      const set = new KeySet();
      const known = new Set<string>();
      for (const key of keys) {
        expect(set.add(key)).toBe(!known.has(key));
        known.add(key);
      }
    }),
  ));

test('tells a hundred thousand keys apart that look alike', () => {
  const set = new KeySet();
  const isNew = (index: number): boolean => set.add(`row-${String(index).padStart(6, '0')}`);
  const indexes = Array.from({ length: 100_000 }, (_, index) => index);
  expect(indexes.every(isNew)).toBe(true);
  expect(indexes.some(isNew)).toBe(false);
});

test('takes at most 32 bytes a key, over a flat 8 KB, however long the keys are', () => {
  const set = new KeySet();
  const flat = set.bytes;
  let worst = 0;
  for (let count = 1; count <= 100_000; count++) {
    set.add(`${'long'.repeat(20)}-${count}`);
    worst = Math.max(worst, (set.bytes - flat) / count);
  }
  expect(flat).toBe(8_192);
  expect(worst).toBeLessThanOrEqual(32);
  expect(worst).toBeGreaterThan(16);
});
