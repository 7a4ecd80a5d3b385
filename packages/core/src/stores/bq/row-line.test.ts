import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rowLines } from './row-line.ts';
import type { TableColumn } from './table-column.ts';

const lineOf = (column: Omit<TableColumn, 'name'> & { name?: string }, v: unknown): string =>
  rowLines([{ name: 'c', ...column }])({ f: [{ v: v as string }] });

test.for<[type: string, cell: unknown, line: string]>([
  ['INTEGER', '9007199254740993', '{"c":9007199254740993}'],
  ['INT64', '-1', '{"c":-1}'],
  ['FLOAT', '1.0E10', '{"c":1.0E10}'],
  ['FLOAT64', 'NaN', '{"c":"NaN"}'],
  ['NUMERIC', '0.10', '{"c":"0.10"}'],
  ['BOOLEAN', 'false', '{"c":false}'],
  ['BOOL', 'true', '{"c":true}'],
  ['STRING', '{"a":1}', '{"c":"{\\"a\\":1}"}'],
  ['DATE', '2026-01-02', '{"c":"2026-01-02"}'],
  ['TIMESTAMP', '1767323045678901', '{"c":"2026-01-02T03:04:05.678901Z"}'],
  ['TIMESTAMP', '-1', '{"c":"1969-12-31T23:59:59.999999Z"}'],
  ['JSON', '{"a":\n 1.50}', '{"c":{"a":  1.50}}'],
  ['JSON', 'null', '{"c":null}'],
  ['JSON', null, '{}'],
])('a cell of type %s: %j', ([type, cell, line]) => {
  expect(lineOf({ type }, cell)).toBe(line);
});

test('lists and structs keep their form', () => {
  expect(lineOf({ type: 'INTEGER', mode: 'REPEATED' }, [{ v: '1' }, { v: '2' }])).toBe('{"c":[1,2]}');
  const fields = [
    { name: 'a', type: 'STRING' },
    { name: 'b', type: 'JSON' },
  ];
  const cell = [{ v: { f: [{ v: 'x' }, { v: '[1]' }] } }, { v: { f: [{ v: null }, { v: '2' }] } }];
  expect(lineOf({ type: 'RECORD', mode: 'REPEATED', fields }, cell)).toBe('{"c":[{"a":"x","b":[1]},{"b":2}]}');
});

test.for<[text: string, line: string]>([
  ['{"contents":[]}', '{"request":{"contents":[]}}'],
  ['{"contents":[}', '{"request":"{\\"contents\\":[}"}'],
  ['plain', '{"request":"plain"}'],
])('a request in a column of type STRING is read as JSON where it is: %s', ([text, line]) => {
  expect(lineOf({ name: 'request', type: 'STRING' }, text)).toBe(line);
});

test('law: whatever JSON and strings a row holds, its line is one line and gives them back', () => {
  const columns = [
    { name: 'say "key"', type: 'STRING' },
    { name: 'request', type: 'JSON' },
    { name: 'n', type: 'INT64' },
  ];
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.jsonValue(), fc.integer(), (key, request, n) => {
      const cells = [key, JSON.stringify(request, null, 2), String(n)];
      const line = rowLines(columns)({ f: cells.map((v) => ({ v })) });
      expect(line).not.toMatch(/[\r\n]/);
      expect(JSON.parse(line)).toEqual({ 'say "key"': key, request: JSON.parse(JSON.stringify(request)), n });
    }),
  );
});
