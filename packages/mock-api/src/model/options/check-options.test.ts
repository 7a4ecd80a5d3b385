import { expect, test } from 'vitest';
import { byName, checkOptions, group, type ChecksOf } from './check-options.ts';
import { amount, flag, oneOf, secret, texts, wholeFrom } from './checks.ts';

interface Options {
  pageSize?: number;
  order?: 'up' | 'down';
  loud?: boolean;
  names?: string[];
  password?: string;
  limits?: { rows?: number; byModel?: Record<string, number> };
}

const checks: ChecksOf<Options> = {
  pageSize: wholeFrom(1),
  order: oneOf('up', 'down'),
  loud: flag,
  names: texts,
  password: secret,
  limits: group<NonNullable<Options['limits']>>({ rows: amount, byModel: byName(amount) }),
};

const check = (options: unknown): Options => checkOptions(options as Options, checks, 'list', '');

test('what makes sense is given back, and undefined is as if left out', () => {
  const all = { pageSize: 1, order: 'up', loud: false, names: [], limits: { rows: Infinity, byModel: { a: 0 } } };
  expect(check(all)).toEqual(all);
  expect(Object.keys(check({ pageSize: undefined, loud: true }))).toEqual(['loud']);
});

test.for<[options: unknown, message: string]>([
  [{ pagesize: 1 }, 'list has no option pagesize. Did you mean pageSize? It has pageSize, order, loud, names, '],
  [{ odrer: 'up' }, 'list has no option odrer. Did you mean order? It has'],
  [{ colour: 1 }, 'list has no option colour. It has'],
  [{ limits: { row: 1 } }, 'limits has no option row. Did you mean rows? It has rows, byModel.'],
  [{ toString: 1 }, 'list has no option toString. It has'],
  [{ pageSize: 0 }, 'pageSize is a whole number from 1, not 0'],
  [{ pageSize: '1' }, 'pageSize is a whole number from 1, not "1"'],
  [{ order: 'left' }, 'order is up or down, not "left"'],
  [{ order: null }, 'order is up or down, not null'],
  [{ loud: 'no' }, 'loud is true or false, not "no"'],
  [{ names: 'x' }, 'names is a list of texts, not "x"'],
  [{ limits: 3 }, 'The options of limits are an object, not 3'],
  [{ limits: { byModel: { a: -1 } } }, 'limits.byModel.a is a number that is not negative, not -1'],
  [{ limits: { byModel: [1] } }, 'limits.byModel is an object, not a list'],
  [null, 'The options of list are an object, not null'],
])('%j is refused, and why', ([options, message]) => {
  expect(() => check(options)).toThrow(message);
});

test('a secret is not shown', () => {
  expect(() => check({ password: ['hush'] })).toThrow(/^password is a text that is not empty$/);
});
