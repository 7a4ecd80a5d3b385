import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import type { JsonObject } from '../rows/json-object.ts';
import { jsonSchemaFor } from './json-schema-of.ts';
import { toResponseSchema } from './response-schema.ts';
import type { StandardJsonSchema, StandardSchema } from './standard-schema.ts';
import { structured } from './structured.ts';

const ticket = z.object({
  reason: z.string().min(1).max(200).describe('Why, in a sentence.'),
  label: z.enum(['bug', 'question']),
  urgency: z.int().positive().max(5),
  since: z.iso.datetime().nullable(),
  tags: z.array(z.string()).max(3).optional(),
});

test('a schema of Zod becomes what Gemini answers by', async () => {
  const { responseMimeType, responseSchema } = await structured(ticket);
  expect(responseMimeType).toBe('application/json');
  expect(responseSchema).toMatchObject({
    type: 'OBJECT',
    properties: {
      reason: { type: 'STRING', minLength: '1', maxLength: '200', description: 'Why, in a sentence.' },
      label: { type: 'STRING', enum: ['bug', 'question'] },
      urgency: { type: 'INTEGER', minimum: 1, maximum: 5 },
      since: { type: 'STRING', format: 'date-time', nullable: true },
      tags: { type: 'ARRAY', items: { type: 'STRING' }, maxItems: '3' },
    },
    required: ['reason', 'label', 'urgency', 'since'],
    propertyOrdering: ['reason', 'label', 'urgency', 'since', 'tags'],
  });
  expect(JSON.stringify(responseSchema)).not.toMatch(/\$schema|additionalProperties|\$ref|anyOf/);
});

test.for<[title: string, given: JsonObject, written: object]>([
  ['several types', { type: ['string', 'number'] }, { anyOf: [{ type: 'STRING' }, { type: 'NUMBER' }] }],
  ['a type or null', { type: ['string', 'null'] }, { type: 'STRING', nullable: true }],
  [
    'a choice with null',
    { anyOf: [{ type: 'string' }, { type: 'integer' }, { type: 'null' }] },
    { nullable: true, anyOf: [{ type: 'STRING' }, { type: 'INTEGER' }] },
  ],
  [
    'a choice of one and null',
    { description: 'd', anyOf: [{ type: 'null' }, { type: 'boolean' }] },
    { type: 'BOOLEAN', nullable: true, description: 'd' },
  ],
  ['oneOf', { oneOf: [{ type: 'string' }, { type: 'integer' }] }, { anyOf: [{ type: 'STRING' }, { type: 'INTEGER' }] }],
  [
    'a choice of constants and null',
    { anyOf: [{ const: 'a' }, { type: 'string', const: 'b' }, { const: null }] },
    { type: 'STRING', enum: ['a', 'b'], nullable: true },
  ],
  [
    'a choice of constants that say more',
    { oneOf: [{ const: 'a', description: 'd' }, { const: 'b' }] },
    {
      anyOf: [
        { type: 'STRING', enum: ['a'], description: 'd' },
        { type: 'STRING', enum: ['b'] },
      ],
    },
  ],
  ['a constant', { const: 'a' }, { type: 'STRING', enum: ['a'] }],
  ['a choice of texts and null', { enum: ['a', null] }, { type: 'STRING', enum: ['a'], nullable: true }],
  [
    'bounds of integers that are excluded',
    { type: 'integer', exclusiveMinimum: 0, exclusiveMaximum: 10 },
    { type: 'INTEGER', minimum: 1, maximum: 9 },
  ],
  ['bounds of numbers that are excluded', { type: 'number', exclusiveMinimum: 0 }, { type: 'NUMBER', minimum: 0 }],
  [
    'safe integers',
    { type: 'integer', minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER },
    { type: 'INTEGER' },
  ],
  ['allOf of one', { allOf: [{ $ref: '#/$defs/A' }], $defs: { A: { type: 'string' } } }, { type: 'STRING' }],
  [
    'the service’s own words',
    { type: 'STRING', nullable: true, maxLength: '3' },
    { type: 'STRING', nullable: true, maxLength: '3' },
  ],
])('writes %s', ([, given, written]) => {
  expect(toResponseSchema(given)).toEqual(written);
});

test('formats that one of both services refuses are told in words, and its defaults left out', async () => {
  const contact = z.object({
    mail: z.email(),
    page: z.url(),
    id: z.uuid(),
    day: z.iso.date(),
    at: z.iso.datetime(),
    tone: z.enum(['kind', 'curt']).default('kind'),
    note: z.union([z.string(), z.number()]).nullable().default(null),
  });
  const { responseSchema } = await structured(contact);
  expect(JSON.stringify(responseSchema).match(/"(format|default)":"?[^",}]*/g)).toEqual(['"format":"date-time']);
  expect(toResponseSchema({ type: ['string', 'number'], default: 1 })).not.toHaveProperty('default');
  expect(toResponseSchema({ type: 'string', format: 'email' })).toEqual({
    type: 'STRING',
    description: 'Format: email',
  });
  expect(toResponseSchema({ type: 'string', format: 'uri', description: 'Where' })).toEqual({
    type: 'STRING',
    description: 'Where (format: uri)',
  });
  expect(toResponseSchema({ type: 'integer', format: 'int32' })).toEqual({ type: 'INTEGER', format: 'int32' });
  expect(toResponseSchema({ type: 'integer', format: 'uint8' })).toEqual({ type: 'INTEGER' });
});

test('a definition that may be null is nullable where it is used', () => {
  const $defs = { A: { type: 'string', description: 'An A.' } };
  const given = { anyOf: [{ $ref: '#/$defs/A' }, { type: 'null' }], $defs };
  expect(toResponseSchema(given)).toEqual({ type: 'STRING', nullable: true, description: 'An A.' });
});

test('definitions stand where they are used, each as often as it is used', () => {
  const name = { type: 'string' };
  const given = {
    type: 'object',
    properties: { from: { $ref: '#/$defs/a~1b' }, to: { $ref: '#/$defs/a~1b', description: 'Whom.' } },
    $defs: { 'a/b': { type: 'object', properties: { name } } },
  };
  const person = { type: 'OBJECT', properties: { name: { type: 'STRING' } }, propertyOrdering: ['name'] };
  expect(toResponseSchema(given).properties).toEqual({ from: person, to: { ...person, description: 'Whom.' } });
});

const object = (value: unknown): JsonObject => ({ type: 'object', properties: { a: value } });

test.for<[title: string, given: JsonObject, message: string]>([
  [
    'any keys',
    { type: 'object', additionalProperties: { type: 'string' } },
    '$.additionalProperties is an object with any keys',
  ],
  ['no properties', object({ type: 'object' }), '$.properties.a is an object without properties'],
  ['anything at all', object(true), '$.properties.a is a schema of anything at all'],
  ['no type', object({}), '$.properties.a is a schema without a type'],
  ['an unknown type', object({ type: 'date' }), '$.properties.a is the type "date"'],
  ['nothing but null', object({ type: 'null' }), '$.properties.a is nothing but null'],
  [
    'numbers to choose from',
    object({ type: 'integer', enum: [1, 2] }),
    '$.properties.a.enum is a choice of values of type integer',
  ],
  [
    'a tuple',
    object({ type: 'array', prefixItems: [{ type: 'string' }] }),
    '$.properties.a.prefixItems is `prefixItems`',
  ],
  ['a list of anything', object({ type: 'array' }), '$.properties.a.items is a schema of anything'],
  ['multiples', object({ type: 'number', multipleOf: 5 }), '$.properties.a.multipleOf is `multipleOf`'],
  [
    'an intersection',
    object({ allOf: [{ type: 'string' }, { type: 'string' }] }),
    '$.properties.a.allOf is an intersection',
  ],
  [
    'itself',
    { type: 'object', properties: { kids: { type: 'array', items: { $ref: '#' } } } },
    '$.properties.kids.items is a schema that holds itself (#)',
  ],
  [
    'what is not there',
    object({ $ref: '#/$defs/B' }),
    '$.properties.a is a reference to #/$defs/B, which is not in the schema',
  ],
])('refuses a schema of %s, and says where that is', ([, given, message]) => {
  expect(() => toResponseSchema(given)).toThrow(message);
});

const { schema: anySchema } = fc.letrec<{ schema: JsonObject }>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.record(
      {
        type: fc.constantFrom('string', 'STRING'),
        description: fc.string(),
        maxLength: fc.nat(),
        nullable: fc.boolean(),
      },
      { requiredKeys: ['type'] },
    ),
    fc.record({ type: fc.constantFrom('integer', 'number'), minimum: fc.integer(), exclusiveMaximum: fc.integer() }),
    fc.constantFrom<JsonObject>(
      { type: 'boolean' },
      { const: 'a' },
      { enum: ['a', 'b', null] },
      { type: ['string', 'null'] },
    ),
    tie('schema').map((items) => ({ type: 'array', items })),
    tie('schema').map((choice) => ({ anyOf: [choice, { type: 'null' }] })),
    fc.tuple(tie('schema'), tie('schema')).map((oneOf) => ({ oneOf })),
    fc.dictionary(fc.string({ unit: 'binary' }), tie('schema'), { minKeys: 1, maxKeys: 3 }).map((properties) => ({
      type: 'object',
      properties,
      required: Object.keys(properties),
      additionalProperties: false,
    })),
  ),
}));

test('what was written in the service’s words is the same when written again', () =>
  fc.assert(
    fc.property(anySchema, (given) => {
      const written = toResponseSchema(given);
      expect(toResponseSchema(written as JsonObject)).toEqual(written);
      const names = JSON.stringify(written, (name, value: unknown) =>
        name === 'properties' ? Object.values(value as object) : value,
      );
      expect(names).not.toMatch(/"(\$ref|\$defs|additionalProperties|oneOf|const|exclusiveMaximum)":/);
    }),
  ));

test('a schema that writes JSON Schema itself is asked for it, whatever its library', async () => {
  const schema: StandardSchema<string> & StandardJsonSchema = {
    '~standard': {
      version: 1,
      vendor: 'by hand',
      validate: (value) => ({ value: String(value) }),
      jsonSchema: { input: ({ target }) => ({ type: 'string', title: target }) },
    },
  };
  expect(await jsonSchemaFor(schema)).toEqual({ type: 'string', title: 'draft-2020-12' });
});

test('a schema of an older Zod is written by the newer one', async () => {
  const { jsonSchema: _, ...standard } = ticket['~standard'] as StandardSchema['~standard'] & { jsonSchema?: unknown };
  const older = Object.create(ticket, { '~standard': { value: standard } }) as typeof ticket;
  expect(await jsonSchemaFor(older)).toMatchObject({
    type: 'object',
    required: ['reason', 'label', 'urgency', 'since'],
  });
});

test('a library that cannot write JSON Schema is named, with what to do', async () => {
  const schema: StandardSchema = {
    '~standard': { version: 1, vendor: 'valibot', validate: (value) => ({ value }) },
  };
  await expect(structured(schema)).rejects.toThrow(/of valibot.*@valibot\/to-json-schema/);
  await expect(structured(z.object({ a: z.date() }))).rejects.toThrow('cannot be written as JSON Schema: ');
  await expect(structured('object' as never)).rejects.toThrow('neither a Standard Schema');
});

test('Claude is made to call a tool of the schema', async () => {
  const fields = await structured(ticket, { model: 'publishers/anthropic/models/claude-3-5-haiku' });
  expect(fields).toMatchObject({
    tools: [{ name: 'answer', input_schema: { type: 'object', properties: { label: { enum: ['bug', 'question'] } } } }],
    tool_choice: { type: 'tool', name: 'answer' },
  });
  expect(JSON.stringify(fields)).not.toContain('$schema');
  await expect(structured(z.string(), { model: 'claude-3-5-haiku' })).rejects.toThrow('Put it into an object');
});

test('models with no field for a schema say so', async () => {
  await expect(structured(ticket, { model: 'publishers/meta/models/llama-3.3-70b-instruct-maas' })).rejects.toThrow(
    'has no field for a schema',
  );
});
