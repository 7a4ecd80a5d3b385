import { expect, test } from 'vitest';
import type { JsonObject } from '../../json.ts';
import { ImportSchema } from './import-schema.ts';

const importing =
  (...rows: JsonObject[]) =>
  (): void => {
    const schema = new ImportSchema();
    for (const row of rows) schema.add(row);
  };
const nested = (levels: number): JsonObject => (levels === 0 ? { leaf: 1 } : { in: nested(levels - 1) });

test.for<[what: string, rows: JsonObject[]]>([
  [
    'rows of different fields',
    [{ request: { contents: [{ role: 'user' }] } }, { id: 1, request: { labels: { a: 'b' } } }],
  ],
  ['a number where another row has a text', [{ id: 1 }, { id: 'one' }]],
  ['null where another row has something', [{ a: null }, { a: { b: [1] } }, { a: null }]],
  ['an empty array', [{ a: [] }, { a: [{ b: 1 }] }]],
  ['fifteen levels', [nested(15)]],
])('imports %s', ([, rows]) => {
  expect(importing(...rows)).not.toThrow();
});

test.for<[what: string, rows: JsonObject[], message: string]>([
  [
    'an empty object',
    [{ request: { tools: [{ googleSearch: {} }] } }],
    "empty struct type for field 'request.tools.googleSearch'",
  ],
  [
    'two types of one field',
    [{ a: { parts: { text: '' } } }, { a: { parts: [{ text: '' }] } }],
    'Field a.parts has more than one type',
  ],
  ['an array of arrays', [{ a: [[1]] }], 'Field a is an array of arrays'],
  [
    'a JSON schema',
    [{ request: { schema: { $defs: { x: 1 } } } }],
    'Invalid field name "$defs" at \'request.schema.$defs\'',
  ],
  ['sixteen levels', [nested(16)], 'nested more than 15 levels'],
  [
    'too many different fields',
    [Object.fromEntries(Array.from({ length: 10_001 }, (_, i) => [`f${i}`, 1]))],
    'Too many fields',
  ],
])('breaks on %s', ([, rows, message]) => {
  expect(importing(...rows)).toThrow(message);
});

test('names that are one column in the end break it, and so do names that are reserved or too long', () => {
  expect(importing({ a: { Id: 1, id: 2 } })).toThrow("Duplicate field names that differ in case alone in 'a'");
  expect(importing({ _PARTITIONTIME: 1 })).toThrow('Field name "_PARTITIONTIME" has a prefix that is reserved');
  expect(importing({ _CHANGE_TYPE: 1 })).toThrow('Field name "_CHANGE_TYPE" has a prefix that is reserved');
  expect(importing({ _change_reason: 1 })).not.toThrow();
  expect(importing({ ['x'.repeat(301)]: 1 })).toThrow('longer than 300 characters');
});

test('an import that is not strict takes any rows', () => {
  const schema = new ImportSchema({ isStrict: false });
  for (const row of [{ a: {} }, { a: [[1]] }, { a: 1, $schema: nested(20) }]) schema.add(row);
  expect([...schema.root.fields.keys()]).toEqual(['a', '$schema']);
});
