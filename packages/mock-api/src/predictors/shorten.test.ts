import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shorten } from './shorten.ts';

test.for<[text: string, shown: string]>([
  ['Why\n is  it', 'Why is it'],
  ['  \t\r\n ', ''],
  ['ten letter', 'ten letter'],
  ['ten letter   ', 'ten letter'],
  ['ten letters', 'ten lette…'],
  ['ten lette r', 'ten lette…'],
  ['🌦🌦🌦🌦🌦🌦🌦🌦🌦🌦', '🌦🌦🌦🌦🌦🌦🌦🌦🌦🌦'],
  ['🌦🌦🌦🌦🌦🌦🌦🌦🌦🌦🌦', '🌦🌦🌦🌦🌦🌦🌦🌦🌦…'],
])('%j is shown as %j', ([text, shown]) => {
  expect(shorten(text, 10)).toBe(shown);
});

/** Said in the plainest way: all of it is looked at. */
function plainly(text: string, most: number): string {
  const characters = Array.from(text.replaceAll(/\s+/g, ' ').replaceAll(/^ | $/g, ''));
  return characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : characters.join('');
}

const unit = fc.oneof(
  fc.constantFrom(' ', '  ', '\n', '\t', '\u00A0', '\u2003', '\u2028', '\u3000', '\uFEFF', '\u0085', '\u200B'),
  fc.constantFrom('a', 'bcd', 'ü', '漢', '🌦', '\uD800', '\uDC00', '\uD800\uD800\uDC00'),
  fc.string({ unit: 'binary', maxLength: 3 }),
);

test('any text is shortened by its characters, whatever they are made of', () =>
  fc.assert(
    fc.property(fc.array(unit, { maxLength: 60 }), fc.integer({ min: 1, max: 40 }), (units, most) => {
      const text = units.join('');
      expect(shorten(text, most)).toBe(plainly(text, most));
    }),
  ));

test('a gap is whatever \\s says', () => {
  const differing = Array.from({ length: 0x1_00_00 }, (_, code) => String.fromCharCode(code)).filter(
    (unit) => (shorten(`a${unit}b`, 9) === 'a b') !== /\s/.test(unit),
  );
  expect(differing).toEqual([]);
});

test('of a long text no more is looked at than is shown', () => {
  const text = new String('word '.repeat(100));
  let furthest = 0;
  text.charCodeAt = (at) => {
    furthest = Math.max(furthest, at);
    return String.prototype.charCodeAt.call(text, at);
  };
  shorten(text as string, 20);
  expect(furthest).toBe(20);
});
