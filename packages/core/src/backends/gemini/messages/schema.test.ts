import fc from 'fast-check';
import { expect, test } from 'vitest';
import { GEMINI } from './message.ts';
import { toSchema } from './schema.ts';

test.for<[title: string, given: object, written: object]>([
  ['types are in capitals', { type: 'object' }, { type: 'OBJECT' }],
  ['a type that the service has not is unspecified', { type: 'date' }, { type: 'TYPE_UNSPECIFIED' }],
  ['null among the types is nullable', { type: ['string', 'null'] }, { nullable: true, type: 'STRING' }],
  ['several types are a choice', { type: ['string', 'number'] }, { anyOf: [{ type: 'STRING' }, { type: 'NUMBER' }] }],
  [
    'a choice between null and one thing is that thing, or none',
    { anyOf: [{ type: 'null' }, { type: 'array', items: { type: 'string' } }] },
    { nullable: true, type: 'ARRAY', items: { type: 'STRING' } },
  ],
  [
    'null in a larger choice is nullable',
    { anyOf: [{ type: 'string' }, { type: 'null' }, { type: 'integer' }] },
    { nullable: true, anyOf: [{ type: 'STRING' }, { type: 'INTEGER' }] },
  ],
  [
    'properties are written at every depth, without additionalProperties',
    { type: 'object', properties: { a: { type: 'object', additionalProperties: false } }, additionalProperties: false },
    { type: 'OBJECT', properties: { a: { type: 'OBJECT' } } },
  ],
  ['what is null is left out', { type: 'string', description: null }, { type: 'STRING' }],
  [
    'other fields stay',
    { type: 'STRING', enum: ['a'], maxLength: '3' },
    { type: 'STRING', enum: ['a'], maxLength: '3' },
  ],
])('%s', ([, given, written]) => {
  expect(JSON.stringify(toSchema(given, 'schema', GEMINI))).toBe(JSON.stringify(written));
});

test.for<[title: string, given: unknown, message: string]>([
  ['null alone', { type: 'null' }, 'type: null can not be the only possible type for the field. (s)'],
  ['null alone, deep', { properties: { a: { type: 'null' } } }, 'for the field. (s.properties.a)'],
  ['a type beside a choice', { type: 'string', anyOf: [{}] }, 'type and anyOf cannot be both populated. (s)'],
  ['a type that is no name', { type: 7 }, 's.type must be the name of a type.'],
  ['items that are no schema', { items: 'string' }, 's.items must be an object.'],
  ['a choice that is no list', { anyOf: {} }, 's.anyOf must be an array.'],
  ['no schema at all', 'string', 's must be an object.'],
])('refuses %s, and says where it is', ([, given, message]) => {
  expect(() => toSchema(given, 's', GEMINI)).toThrow(message);
});

const schema = fc.letrec<{ schema: object }>((tie) => ({
  schema: fc.record(
    {
      type: fc.oneof(
        fc.constantFrom('string', 'OBJECT', 'integer', 'unheard-of'),
        fc.uniqueArray(fc.constantFrom('string', 'number', 'null'), { minLength: 2 }),
      ),
      description: fc.option(fc.string()),
      items: tie('schema'),
      properties: fc.dictionary(fc.string(), tie('schema'), { maxKeys: 2 }),
      additionalProperties: fc.boolean(),
    },
    { requiredKeys: [] },
  ),
})).schema;

test('a schema that is written already stays as it is', () => {
  fc.assert(
    fc.property(schema, (given) => {
      const written = toSchema(given, 'schema', GEMINI);
      expect(JSON.stringify(toSchema(written, 'schema', GEMINI))).toBe(JSON.stringify(written));
    }),
  );
});

test('the schema that was given is not written to', () => {
  fc.assert(
    fc.property(schema, (given) => {
      const before = structuredClone(given);
      toSchema(given, 'schema', GEMINI);
      expect(given).toEqual(before);
    }),
  );
});
