import fc from 'fast-check';

/** What has broken lines, keys and joins before: separators that are no newlines, pairs and halves of pairs, names of JavaScript's. */
const ODD = [
  '',
  ' ',
  '\u2028',
  '\u2029',
  '\u0085',
  '\r\n',
  '\n',
  '\uFEFF',
  '\0',
  '👩‍👩‍👧‍👦',
  '\uD83D',
  'é',
  'é',
  '"',
  '\\',
  '\\u0000',
  '{"a":1}',
  '__proto__',
  'constructor',
  'null',
];

/** Texts of any kind, odd ones among them. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.array(fc.constantFrom(...ODD), { maxLength: 4 }).map((texts) => texts.join('')),
);

/** Names as people give them to functions and fields. */
export const anyName: fc.Arbitrary<string> = fc.constantFrom(
  'get_weather',
  'a',
  'lookUp',
  'ünïcode',
  'type',
  'min_items',
);
