import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isJsonObject, type JsonObject } from '../model/json.ts';
import { SeededRandom } from '../model/seeded-random.ts';
import { schemaShaped } from './schema-shaped.ts';

const shaped = (schema: JsonObject, seed = 1): unknown => schemaShaped(schema, 'Rain.', new SeededRandom(seed, 'test'));

interface Tree {
  schema: JsonObject;
  fits: (value: unknown) => boolean;
}

const isText = (value: unknown): value is string => typeof value === 'string';
const leaf: fc.Arbitrary<Tree> = fc.oneof(
  fc.constant({ schema: { type: 'STRING' }, fits: isText }),
  fc.tuple(fc.nat(20), fc.nat(20)).map(([min, more]) => ({
    schema: { type: 'string', minLength: min, maxLength: min + more },
    fits: (value: unknown) => isText(value) && value.length >= min && value.length <= min + more,
  })),
  fc.tuple(fc.integer({ min: -1000, max: 1000 }), fc.nat(50)).map(([low, more]) => ({
    schema: { type: 'INTEGER', minimum: low, maximum: low + more },
    fits: (value: unknown) => Number.isInteger(value) && Number(value) >= low && Number(value) <= low + more,
  })),
  fc.integer({ min: -10, max: 10 }).map((low) => ({
    schema: { type: 'number', exclusiveMinimum: low },
    fits: (value: unknown) => typeof value === 'number' && value > low,
  })),
  fc.constant({ schema: { type: ['boolean', 'null'] }, fits: (value: unknown) => typeof value === 'boolean' }),
  fc.uniqueArray(fc.string(), { minLength: 1 }).map((choices) => ({
    schema: { enum: choices },
    fits: (value: unknown) => isText(value) && choices.includes(value),
  })),
);
const formats: Readonly<Record<string, RegExp>> = {
  email: /^[^@\s]+@[^@\s]+\.\w+$/,
  uuid: /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  uri: /^https:\/\/\S+$/,
  date: /^\d{4}-\d\d-\d\d$/,
  time: /^\d\d:\d\d:\d\d(\.\d+)?Z$/,
  'date-time': /^\d{4}-\d\d-\d\dT[\d:.]+Z$/,
  ipv4: /^(\d{1,3}\.){3}\d{1,3}$/,
};
const special: fc.Arbitrary<Tree> = fc.oneof(
  fc.tuple(fc.constantFrom(...Object.keys(formats)), fc.boolean()).map(([format, isTold]) => ({
    schema: { type: 'string', ...(isTold ? { description: `Of a text (format: ${format})` } : { format }) },
    fits: (value: unknown) => isText(value) && formats[format]!.test(value),
  })),
  fc.tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: -50, max: 50 })).map(([unit, low]) => ({
    schema: { type: 'integer', multipleOf: unit, minimum: low, maximum: low + 2 * unit },
    fits: (value: unknown) =>
      Number.isInteger(value) && Number(value) % unit === 0 && Number(value) >= low && Number(value) <= low + 2 * unit,
  })),
  fc.integer({ min: 1, max: 6 }).map((min) => ({
    schema: { type: 'array', items: { type: 'string' }, uniqueItems: true, minItems: min },
    fits: (value: unknown) => Array.isArray(value) && value.length >= min && new Set(value).size === value.length,
  })),
  fc.tuple(fc.nat(3), fc.uniqueArray(fc.stringMatching(/^[a-z]{1,5}$/), { maxLength: 3 })).map(([min, required]) => ({
    schema: { type: 'object', required, minProperties: min, additionalProperties: { type: 'integer' } },
    fits: (value: unknown) =>
      isJsonObject(value) &&
      Object.keys(value).length >= min &&
      required.every((name) => Object.hasOwn(value, name)) &&
      Object.values(value).every(Number.isInteger),
  })),
  fc.constant({
    schema: {
      allOf: [
        { type: 'object', properties: { a: { type: 'integer' } }, required: ['a'] },
        { properties: { b: { const: 7 } }, anyOf: [{ required: ['b'] }, { required: ['c'] }] },
      ],
    },
    fits: (value: unknown) => isJsonObject(value) && Number.isInteger(value['a']) && value['b'] === 7,
  }),
);
const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3 },
    leaf,
    special,
    fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), tie('tree'), { maxKeys: 4 }).map((fields) => ({
      schema: {
        type: 'OBJECT',
        properties: Object.fromEntries(Object.entries(fields).map(([name, { schema }]) => [name, schema])),
      },
      fits: (value: unknown) =>
        isJsonObject(value) &&
        Object.keys(value).length === Object.keys(fields).length &&
        Object.entries(fields).every(([name, { fits }]) => fits(value[name])),
    })),
    fc.tuple(tie('tree'), fc.nat(4), fc.nat(4)).map(([{ schema, fits }, min, more]) => ({
      schema: { type: 'ARRAY', items: schema, minItems: String(min), maxItems: String(min + more) },
      fits: (value: unknown) =>
        Array.isArray(value) && value.length >= min && value.length <= min + more && value.every(fits),
    })),
  ),
}));

test('a value fits its schema, and the same seed makes the same one', () =>
  fc.assert(
    fc.property(tree, fc.integer(), ({ schema, fits }, seed) => {
      const value = shaped(schema, seed);
      expect(fits(value)).toBe(true);
      expect(shaped(schema, seed)).toEqual(value);
    }),
  ));

test('a schema that leads back to itself comes to an end', () => {
  const node = {
    type: 'object',
    properties: { next: { anyOf: [{ $ref: '#/$defs/node' }, { type: 'null' }] } },
    required: ['next'],
  };
  expect(JSON.stringify(shaped({ $ref: '#/$defs/node', $defs: { node } }))).toMatch(/"next":null/);
  const list = { type: 'object', properties: { all: { type: 'array', items: { $ref: '#' } } } };
  expect(JSON.stringify(shaped(list)).length).toBeLessThan(10_000);
});

test('fields come in the order that is asked for', () => {
  const properties = { b: { type: 'STRING' }, a: { type: 'STRING', format: 'date' } };
  expect(JSON.stringify(shaped({ type: 'OBJECT', properties, propertyOrdering: ['a', 'b'] }))).toMatch(
    /^{"a":"2026-\d\d-\d\d","b":"Rain\."}$/,
  );
});
