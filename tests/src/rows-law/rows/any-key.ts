import fc from 'fast-check';
import { anyText } from './any-text.ts';
import type { Fields } from './told.ts';

/** A row's key, and the fields that say it. */
export interface KeyTold {
  readonly key: string;
  readonly fields: Fields;
}

/** The fields that a key may stand in; with notes, `metadata` has others beside it, or is beside the key itself. */
export type KeyField =
  | 'genai_batch_key'
  | 'custom_id'
  | 'customId'
  | 'key'
  | 'metadata'
  | 'metadata with notes'
  | 'key beside notes';

const notes: fc.Arbitrary<Fields> = fc.record(
  { team: anyText, ticket: fc.uuid(), note: anyText },
  { requiredKeys: ['ticket'] },
);

/** Looks like a number, and is a text that no number may be made of. */
const NUMERALS = [
  '0',
  '00',
  '01',
  '1e3',
  '-0',
  '1.0',
  '9007199254740993',
  '9007199254740992',
  '0x10',
  'NaN',
  'Infinity',
];

const texts: fc.Arbitrary<string> = fc.oneof(
  fc.nat(20).map(String),
  fc.constantFrom(...NUMERALS, '__proto__', 'constructor', 'toString', 'row-000001x', 'undefined', 'null'),
  fc.uuid(),
  anyText,
  fc.string({ minLength: 200, maxLength: 300 }),
);

/** Keys of many kinds; one that is a whole number may be given as one. */
export function anyKey(places: readonly KeyField[]): fc.Arbitrary<KeyTold> {
  const given = fc.oneof(
    { weight: 4, arbitrary: texts.filter((text) => text !== '') },
    { weight: 1, arbitrary: fc.maxSafeInteger().map((number) => number + 0) },
  );
  return fc
    .tuple(given, fc.constantFrom(...places), notes)
    .map(([key, place, others]) => ({ key: String(key), fields: fieldsOf(key, place, others) }));
}

function fieldsOf(key: string | number, place: KeyField, others: Fields): Fields {
  switch (place) {
    case 'metadata':
      return { metadata: { key } };
    case 'metadata with notes':
      return { metadata: { ...others, key } };
    case 'key beside notes':
      return { key, metadata: others };
    default:
      return { [place]: key };
  }
}

/** How rows without a key of their own are called. */
export const madeKey = (at: number): string => `row-${String(at + 1).padStart(6, '0')}`;
