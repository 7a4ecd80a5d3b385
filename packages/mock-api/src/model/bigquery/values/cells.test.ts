import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isJsonObject, type JsonObject } from '../../json.ts';
import { column, type TableField, type TableSchema } from '../schema/table-field.ts';
import { rowCells, type RowCells } from './cells.ts';
import { exportedRow } from './exported.ts';
import { jsonText, parseJson } from './json-text.ts';
import type { ScalarType } from './scalar.ts';
import { ValueProblem } from './value-problem.ts';

const micros = fc.bigInt({ min: -62_135_596_800_000_000n, max: 253_402_300_799_999_999n });
const int64 = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }), fc.integer({ min: 1, max: 999_999 }))
  .map(
    ([hour, minute, part]) =>
      `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}:07.${String(part).padStart(6, '0')}`,
  );
const date = fc
  .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10));

/** Values that go into a column, by its type. */
const values: Readonly<Record<ScalarType, fc.Arbitrary<unknown>>> = {
  STRING: fc.string({ unit: 'binary' }),
  BYTES: fc.uint8Array().map((bytes) => Buffer.from(bytes).toString('base64')),
  INTEGER: int64.map(String),
  FLOAT: fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constantFrom('NaN', 'Infinity', '-Infinity')),
  NUMERIC: int64.map((units) => `${units}.000000001`),
  BIGNUMERIC: int64.map((units) => `${units}.00000000000000000000000000000000000001`),
  BOOLEAN: fc.boolean(),
  TIMESTAMP: micros.map(
    (at) =>
      `${new Date(Number(at / 1000n)).toISOString().slice(0, -1)}${String(((at % 1000n) + 1000n) % 1000n).padStart(3, '0')}Z`,
  ),
  DATE: date,
  TIME: time,
  DATETIME: fc.tuple(date, time).map((parts) => parts.join('T')),
  GEOGRAPHY: fc.constantFrom('POINT(1 2)', 'LINESTRING(1 1, 2 2)'),
  INTERVAL: fc.constant('1-2 3 4:5:6'),
  RANGE: fc.constant('[2020-01-01, 2020-12-31)'),
  JSON: fc.jsonValue().filter((value) => value !== null),
};
const types = Object.keys(values) as ScalarType[];

/** A schema of any columns, struct in struct, and a row that fits it. */
const { field } = fc.letrec<{ field: [TableField, unknown]; fields: [TableSchema, JsonObject] }>((tie) => ({
  fields: fc.array(tie('field'), { minLength: 1, maxLength: 4 }).map((columns) => {
    const named = columns.map(([column, value], at) => [{ ...column, name: `c${at}` }, value] as const);
    const row = Object.fromEntries(named.map(([{ name }, value]) => [name, value]));
    return [named.map(([column]) => column), row] as [TableSchema, JsonObject];
  }),
  field: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(...types).chain((type) =>
      fc.oneof(
        fc.option(values[type]).map((value): [TableField, unknown] => [column('c', type), value]),
        fc
          .array(values[type], { maxLength: 3 })
          .map((value): [TableField, unknown] => [{ ...column('c', type), mode: 'REPEATED' }, value]),
      ),
    ),
    tie('fields').map(([fields, value]): [TableField, unknown] => [{ ...column('c', 'RECORD'), fields }, value]),
  ),
}));
const table = fc.array(field, { minLength: 1, maxLength: 5 }).map((columns): [TableSchema, JsonObject] => {
  const named = columns.map(([column, value], at) => [{ ...column, name: `c${at}` }, value] as const);
  return [named.map(([column]) => column), Object.fromEntries(named.map(([{ name }, value]) => [name, value]))];
});

const loaded = { ignoresUnknown: false, json: 'values' } as const;

test('a row of any types comes back from an export as the same cells', () =>
  fc.assert(
    fc.property(table, ([schema, row]) => {
      const cells = rowCells(schema, row, loaded);
      const exported = exportedRow(schema, cells, { json: 'values' });
      const again = rowCells(schema, parseJson(JSON.stringify(exported)) as JsonObject, loaded);
      expect(again).toEqual(withoutPrecision(cells));
    }),
  ));

/** Exports of JSON columns as values have JavaScript's numbers. */
function withoutPrecision(cells: RowCells): unknown {
  return JSON.parse(JSON.stringify(cells));
}

describe('what does not fit', () => {
  const schema: TableSchema = [
    { name: 'id', type: 'INTEGER', mode: 'REQUIRED' },
    { name: 'tags', type: 'STRING', mode: 'REPEATED' },
    { name: 'address', type: 'RECORD', mode: 'NULLABLE', fields: [column('street', 'STRING')] },
    column('extra', 'JSON'),
  ];
  const streamed = { ignoresUnknown: false, json: 'texts' } as const;

  test.for<[row: JsonObject, path: string, message: string]>([
    [{}, 'id', 'Missing required field: id.'],
    [{ id: null }, 'id', 'Missing required field: id.'],
    [{ id: 'x' }, 'id', 'Cannot convert value to integer (bad value): x'],
    [{ id: 1, nme: 'a' }, 'nme', 'no such field: nme.'],
    [{ id: 1, address: { stret: 'a' } }, 'address.stret', 'no such field: address.stret.'],
    [{ id: [1] }, 'id', 'Array specified for non-repeated field: id.'],
    [{ id: 1, tags: 'a' }, 'tags', 'value is not a list'],
    [{ id: 1, tags: ['a', null] }, 'tags', 'Only optional fields can be set to NULL.'],
    [{ id: 1, address: 'a' }, 'address', 'is not a value of type RECORD'],
    [{ id: 1, extra: { a: 1 } }, 'extra', 'This field: extra is not a record.'],
    [{ id: 1, extra: '{' }, 'extra', 'Invalid JSON value: {'],
  ])('%j', ([row, path, message]) => {
    expect(() => rowCells(schema, row, streamed)).toThrow(
      expect.objectContaining({ name: 'ValueProblem', path, message: expect.stringContaining(message) }),
    );
  });

  test('names of columns are the same in any case, and unknown ones may be passed over', () => {
    expect(rowCells(schema, { ID: 1, TAGS: ['a'], other: 1 }, { ...streamed, ignoresUnknown: true })).toEqual({
      f: [{ v: '1' }, { v: [{ v: 'a' }] }, { v: null }, { v: null }],
    });
    expect(() => rowCells(schema, { ID: 1, other: 1 }, streamed)).toThrow(ValueProblem);
  });

  test('names in JSON are in order, however deep, and nothing else is changed', () =>
    fc.assert(
      fc.property(fc.jsonValue(), fc.date({ noInvalidDate: true }), (value, date) => {
        const given = { z: value, a: [value, { d: date, b: null }] };
        const before = JSON.stringify(given);
        const inOrder = (_name: string, each: unknown): unknown =>
          isJsonObject(each) ? Object.fromEntries(Object.entries(each).toSorted(([a], [b]) => (a < b ? -1 : 1))) : each;
        expect(jsonText(given)).toBe(JSON.stringify(given, inOrder));
        expect(JSON.stringify(given)).toBe(before);
      }),
    ));

  test('a number of more digits than JavaScript’s keeps them', () => {
    const row = parseJson('{"n": 12345678901234567890.123, "i": 9223372036854775807, "j": {"a": 1.0}}') as JsonObject;
    const columns = [column('n', 'NUMERIC'), column('i', 'INTEGER'), column('j', 'JSON')];
    expect(rowCells(columns, row, loaded).f.map(({ v }) => v)).toEqual([
      '12345678901234567890.123',
      '9223372036854775807',
      '{"a":1.0}',
    ]);
    expect(jsonText(row['j'])).toBe('{"a":1.0}');
  });
});
