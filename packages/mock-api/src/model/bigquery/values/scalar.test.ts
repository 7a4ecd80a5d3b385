import { describe, expect, test } from 'vitest';
import { scalarText, type ScalarType } from './scalar.ts';

describe('a value goes into its column as BigQuery writes it', () => {
  test.for<[type: ScalarType, value: unknown, cell: string | undefined]>([
    ['STRING', 'text', 'text'],
    ['STRING', 1.5, '1.5'],
    ['STRING', { a: 1 }, undefined],
    ['INTEGER', 42, '42'],
    ['INTEGER', '9223372036854775807', '9223372036854775807'],
    ['INTEGER', '-9223372036854775808', '-9223372036854775808'],
    ['INTEGER', '9223372036854775808', undefined],
    ['INTEGER', '007', '7'],
    ['INTEGER', 1.5, undefined],
    ['INTEGER', 'x', undefined],
    ['FLOAT', 1, '1.0'],
    ['FLOAT', '1e21', '1.0E21'],
    ['FLOAT', 1.5e-7, '1.5E-7'],
    ['FLOAT', '-0', '-0.0'],
    ['FLOAT', 'nan', 'NaN'],
    ['FLOAT', '+inf', 'Infinity'],
    ['FLOAT', '-Infinity', '-Infinity'],
    ['FLOAT', 'one', undefined],
    ['NUMERIC', '12.500', '12.5'],
    ['NUMERIC', '0.0000000005', '0.000000001'],
    ['NUMERIC', '-0.00000000049', '0'],
    ['NUMERIC', '99999999999999999999999999999.999999999', '99999999999999999999999999999.999999999'],
    ['NUMERIC', '99999999999999999999999999999.9999999995', undefined],
    ['NUMERIC', '1e29', undefined],
    ['NUMERIC', '1.5e3', '1500'],
    ['NUMERIC', '', undefined],
    ['BIGNUMERIC', '1e-38', '0.00000000000000000000000000000000000001'],
    [
      'BIGNUMERIC',
      '578960446186580977117854925043439539266.34992332820282019728792003956564819967',
      '578960446186580977117854925043439539266.34992332820282019728792003956564819967',
    ],
    ['BIGNUMERIC', '578960446186580977117854925043439539266.34992332820282019728792003956564819968', undefined],
    [
      'BIGNUMERIC',
      '-578960446186580977117854925043439539266.34992332820282019728792003956564819968',
      '-578960446186580977117854925043439539266.34992332820282019728792003956564819968',
    ],
    ['BOOLEAN', true, 'true'],
    ['BOOLEAN', 'FALSE', 'false'],
    ['BOOLEAN', 1, undefined],
    ['BYTES', 'aGk=', 'aGk='],
    ['BYTES', 'aGk', 'aGk='],
    ['BYTES', 'not base64!', undefined],
    ['DATE', '2024-2-29', '2024-02-29'],
    ['DATE', '2023-02-29', undefined],
    ['DATE', '2023-01-01T00:00:00', undefined],
    ['TIME', '7:05:09', '07:05:09'],
    ['TIME', '23:59:59.25', '23:59:59.250000'],
    ['TIME', '24:00:00', undefined],
    ['TIME', 'name', undefined],
    ['DATETIME', '2026-01-31 12:30:00', '2026-01-31T12:30:00'],
    ['DATETIME', '2026-01-31', '2026-01-31T00:00:00'],
    ['DATETIME', '2026-01-31T12:30:00Z', undefined],
    ['TIMESTAMP', '1970-01-01 00:00:00 UTC', '0'],
    ['TIMESTAMP', '1970-01-01T01:00:00.000001+01:00', '1'],
    ['TIMESTAMP', '1969-12-31T23:59:59.5Z', '-500000'],
    ['TIMESTAMP', '1970-01-01 00:00:00-05:30', '19800000000'],
    ['TIMESTAMP', 1.25, '1250000'],
    ['TIMESTAMP', 'yesterday', undefined],
    ['GEOGRAPHY', 'POINT(1 2)', 'POINT(1 2)'],
    ['RANGE', { start: '2020-01-01', end: '2021-01-01' }, '[2020-01-01, 2021-01-01)'],
    ['JSON', '{"b": 1, "a": [1.0, 12345678901234567890]}', '{"a":[1.0,12345678901234567890],"b":1}'],
    ['JSON', '{"a":', undefined],
    ['JSON', { a: 1 }, undefined],
  ])('%s %j', ([type, value, cell]) => {
    expect(scalarText(type, value, 'texts')).toBe(cell);
  });

  test.for<[value: unknown, cell: string]>([
    [{ b: [null, { d: 1, c: 2 }], a: 'x' }, '{"a":"x","b":[null,{"c":2,"d":1}]}'],
    ['a text', '"a text"'],
    [false, 'false'],
  ])('JSON %j, given as a value', ([value, cell]) => {
    expect(scalarText('JSON', value, 'values')).toBe(cell);
  });
});
