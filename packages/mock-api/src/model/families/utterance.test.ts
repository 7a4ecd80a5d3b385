import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countTokens } from './tokens.ts';
import { utterance } from './utterance.ts';

const words = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\u{1F327}') });

test('what is said begins the answer, keeps to the limit and has no stop sequence in it', () =>
  fc.assert(
    fc.property(
      words,
      fc.option(fc.integer({ min: 1, max: 10 }), { nil: undefined }),
      fc.array(fc.constantFrom('ab', 'b a', ' ', ''), { maxLength: 3 }),
      (text, maxOutputTokens, stopSequences) => {
        const said = utterance({ text }, { text: '', prompt: '', maxOutputTokens, stopSequences });
        expect(text.startsWith(said.text)).toBe(true);
        expect(said.tokens).toBe(said.text === '' ? 0 : countTokens(said.text));
        if (maxOutputTokens !== undefined) expect(said.tokens).toBeLessThanOrEqual(maxOutputTokens);
        for (const sequence of stopSequences) if (sequence !== '') expect(said.text).not.toContain(sequence);
        if (said.ending === 'complete') expect(said.text).toBe(text);
        if (said.ending === 'stop-sequence') expect(text).toContain(said.text + said.stopSequence);
      },
    ),
  ));
