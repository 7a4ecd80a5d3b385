import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countTokens, withinTokens } from './tokens.ts';

test('what is within a limit counts no more than the limit, and is how the text begins', () =>
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', ' ', 'é', '\u{1F327}') }),
      fc.integer({ min: 1, max: 20 }),
      (whole, limit) => {
        const { text, isCut } = withinTokens(whole, limit);
        expect(countTokens(text)).toBeLessThanOrEqual(limit);
        expect(whole.startsWith(text)).toBe(true);
        expect(isCut).toBe(text !== whole);
        expect(text.isWellFormed()).toBe(true);
      },
    ),
  ));
