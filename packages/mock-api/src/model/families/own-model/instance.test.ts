import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RowFailure } from '../row-failure.ts';
import { toInstance } from './instance.ts';

const fields = fc.dictionary(
  fc.string({ minLength: 1 }).filter((name) => name !== '__proto__'),
  fc.jsonValue(),
  {
    minKeys: 1,
  },
);

test('every field is in exactly one place: before the model, beside its answer, or the key', () =>
  fc.assert(
    fc.property(fields, fc.array(fc.nat()), fc.boolean(), fc.boolean(), (instance, picks, hasKey, isExcluding) => {
      const names = Object.keys(instance);
      const chosen = [...new Set(picks.map((pick) => names[pick % names.length] ?? ''))];
      const keyField = hasKey ? names[0] : undefined;
      const made = toInstance(
        { instance },
        {
          format: 'jsonl',
          includedFields: isExcluding ? [] : chosen,
          excludedFields: isExcluding ? chosen : [],
          ...(keyField !== undefined && { keyField }),
        },
      );
      const hidden = isExcluding ? chosen : chosen.length > 0 ? names.filter((name) => !chosen.includes(name)) : [];
      const seen = names.filter((name) => name !== keyField && !hidden.includes(name));
      expect(Object.keys(made.value as object).toSorted()).toEqual(seen.toSorted());
      expect(made.value).toEqual(Object.fromEntries(seen.map((name) => [name, instance[name]])));
      expect(Object.keys(made.beside).toSorted()).toEqual(isExcluding && !hasKey ? chosen.toSorted() : []);
      expect('key' in made).toBe(hasKey);
      if (keyField !== undefined) expect(made.key).toEqual(instance[keyField]);
    }),
  ));

test('columns of CSV keep their order, even when they are called by numbers', () => {
  const row = { instance: ['x', 'y', 'z'], columns: ['10', 'b', '2'] };
  const config = { format: 'csv', includedFields: [], excludedFields: [] } as const;
  expect(toInstance(row, config).value).toEqual(['x', 'y', 'z']);
  expect(toInstance(row, { ...config, keyField: 'b' })).toEqual({ value: ['x', 'z'], key: 'y', beside: {} });
});

test.for([
  ['no field for the key', { instance: { a: 1 } }, { keyField: 'id' }, 'no field "id"'],
  ['not all included fields', { instance: { a: 1 } }, { includedFields: ['a', 'b'] }, 'no field "b"'],
  ['no fields at all, for a key', { instance: [1] }, { keyField: 'id' }, 'not a JSON object'],
  ['no fields at all, for an object', { instance: 'a' }, { instanceType: 'object' }, 'not a JSON object'],
] as const)('a row with %s fails alone', ([, row, config, message]) => {
  const make = (): unknown => toInstance(row, { format: 'jsonl', includedFields: [], excludedFields: [], ...config });
  expect(make).toThrow(RowFailure);
  expect(make).toThrow(message);
});
