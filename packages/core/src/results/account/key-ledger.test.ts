import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KeyLedger } from './key-ledger.ts';

/** Any text that JavaScript can hold, halves of surrogate pairs among them. */
const anyText = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 8 })
  .map((units) => String.fromCharCode(...units));

test('counts every key for itself, whatever the keys are', () =>
  fc.assert(
    fc.property(fc.array(fc.oneof(anyText, fc.constantFrom('a', 'b', '\ud800', '\ud801', '\ufffd'))), (keys) => {
      const ledger = new KeyLedger();
      const expected = new Map<string, number>();
      for (const key of keys) {
        const { index, isNew } = ledger.add(key);
        expect(isNew).toBe(!expected.has(key));
        expected.set(key, (expected.get(key) ?? 0) + 1);
        expect(ledger.count(index)).toBe(expected.get(key));
      }
      expect(ledger.size).toBe(expected.size);
      for (const [key, count] of expected) expect(ledger.countAt(ledger.indexOf(key))).toBe(count);
      expect(ledger.indexOf(`${keys.join('')}?`)).toBe(-1);
    }),
  ));

test('gives back the keys that never came, as they were and in their order', () =>
  fc.assert(
    fc.property(fc.uniqueArray(anyText), fc.infiniteStream(fc.boolean()), (keys, chance) => {
      const ledger = new KeyLedger();
      for (const key of keys) ledger.add(key);
      const missing = keys.filter((key) => {
        const came = chance.next().value;
        if (came) ledger.count(ledger.indexOf(key));
        return !came;
      });
      expect([...ledger.uncounted()]).toEqual(missing);
    }),
  ));

test('holds keys of any length, also longer than a page', () => {
  const keys = [0, 1, 62, 63, 64, 8_190, 8_192, 1_048_575, 3_000_000, 5].map((length, i) => String(i).repeat(length));
  const ledger = new KeyLedger();
  for (const key of keys) ledger.add(key);
  expect([...ledger.uncounted()]).toEqual(keys);
});

test('counts further than a byte can', () => {
  const ledger = new KeyLedger();
  const { index } = ledger.add('a');
  for (let times = 1; times <= 1_000; times++) expect(ledger.count(index)).toBe(times);
});

test('takes at most 64 bytes a key for a million keys like UUIDs', { timeout: 60_000 }, () => {
  const ledger = new KeyLedger();
  const flat = 1_500_000;
  let worst = 0;
  for (let i = 0; i < 1_000_000; i++) {
    ledger.add(`3f2504e0-4f89-41d3-9a0c-${i.toString(16).padStart(12, '0')}`);
    if (i % 1_000 === 0) worst = Math.max(worst, (ledger.bytes - flat) / (i + 1));
  }
  expect(ledger.size).toBe(1_000_000);
  expect(worst).toBeLessThan(64);
});
