import fc from 'fast-check';
import { expect, test } from 'vitest';
import { matchesOperation, matchesPattern } from './pattern.ts';

const text = fc.string({ unit: fc.constantFrom('a', 'b', '*', '/', '.') });

test('a pattern means what the same pattern means as a regular expression', () => {
  fc.assert(
    fc.property(text, text, (pattern, given) => {
      const parts = pattern.split('*').map((part) => part.replaceAll(/[.*/]/g, String.raw`\$&`));
      expect(matchesPattern(pattern, given)).toBe(new RegExp(`^${parts.join('.*')}$`, 's').test(given));
    }),
  );
});

test.for<[pattern: string, isMeant: boolean]>([
  ['storage', true],
  ['storage.objects', true],
  ['storage.objects.get', true],
  ['*.objects.get', true],
  ['*', true],
  ['storage.objects.get.media', false],
  ['stor', false],
  ['stor*', true],
  ['vertex', false],
  ['storage.objects.list', false],
])('%s means storage.objects.get: %s', ([pattern, isMeant]) => {
  expect(matchesOperation(pattern, 'storage.objects.get')).toBe(isMeant);
});
