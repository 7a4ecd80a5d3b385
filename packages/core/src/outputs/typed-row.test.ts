import { expect, test } from 'vitest';
import { z } from 'zod';
import type { RowOutcome } from '../rows/row-outcome.ts';
import type { StandardSchema } from './standard-schema.ts';
import { typedRow } from './typed-row.ts';

const ok = (output: unknown, response: unknown = {}): RowOutcome<unknown> => ({
  status: 'ok',
  key: 'k',
  output,
  response,
});

/** A schema of nobody's library: even numbers, halved. */
const half: StandardSchema<number> = {
  '~standard': {
    version: 1,
    vendor: 'by hand',
    validate: (value) =>
      typeof value === 'number' && value % 2 === 0
        ? { value: value / 2 }
        : { issues: [{ message: 'not even', path: [{ key: 'at' }, 0, Symbol('here')] }] },
  },
};

test('any Standard Schema does, with paths in either of their forms', () => {
  expect(typedRow(ok('8'), half)).toEqual({ status: 'ok', key: 'k', output: 4, response: {} });
  expect(typedRow(ok('7'), half)).toEqual({
    status: 'invalid',
    key: 'k',
    issues: [{ message: 'not even', path: ['at', 0, 'Symbol(here)'] }],
    text: '7',
    response: {},
  });
});

test('a schema may take its time', async () => {
  const slow: StandardSchema<number> = {
    '~standard': { ...half['~standard'], validate: async (value) => half['~standard'].validate(value) },
  };
  expect(await typedRow(ok('8'), slow)).toMatchObject({ status: 'ok', output: 4 });
});

test.for([
  [
    'throws',
    () => {
      throw new Error('no');
    },
  ],
  ['rejects', () => Promise.reject(new Error('no'))],
] as const)('a schema that %s makes the row invalid, and not an end of all', async ([, validate]) => {
  const broken: StandardSchema<number> = { '~standard': { version: 1, vendor: 'by hand', validate } };
  expect(await typedRow(ok('8'), broken)).toMatchObject({
    status: 'invalid',
    issues: [{ message: 'the schema threw Error: no' }],
    text: '8',
  });
});

test.for<[text: string, value: unknown]>([
  ['{"a":1}', { a: 1 }],
  [' [1]\n', [1]],
  ['```json\n{"a":1}\n```', { a: 1 }],
  ['\n```\r\n{"a":1}\r\n```\n', { a: 1 }],
  ['```JSON\n"```"\n```', '```'],
])('takes %j for JSON', ([text, value]) => {
  expect(typedRow(ok(text), z.unknown())).toMatchObject({ status: 'ok', output: value });
});

test.for(['', 'Here it is: {"a":1}', '{"a":1} Good luck!', '```json\n{"a":1\n```', '```\n{}\n```\n```\n{}\n```'])(
  'does not look for JSON in %j',
  (text) => {
    expect(typedRow(ok(text), z.unknown())).toMatchObject({ status: 'invalid', text });
  },
);

test('what Claude calls its only tool with is its answer', () => {
  const call = (n: number): object => ({ type: 'tool_use', id: `t${n}`, name: 'answer', input: n });
  expect(typedRow(ok('', { type: 'message', content: [call(8)] }), half)).toMatchObject({ status: 'ok', output: 4 });
  const twice = { type: 'message', content: [call(8), call(6)] };
  expect(typedRow(ok('', twice), half)).toMatchObject({ status: 'invalid' });
});

test('vectors of embeddings are checked as they are', () => {
  expect(typedRow(ok([1, 2]), z.array(z.number()))).toMatchObject({ status: 'ok', output: [1, 2] });
});

test('rows that did not end well stay as they are', () => {
  const blocked: RowOutcome = { status: 'blocked', key: 'k', reason: 'SAFETY', response: {} };
  expect(typedRow(blocked, half)).toBe(blocked);
});
