import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { ApiKeys } from './api-keys.ts';

test('any text is a key, until a cloud is told which are', () => {
  expect(new ApiKeys().accepts('anything')).toBe(true);
  const keys = new ApiKeys(['mine']);
  expect([keys.accepts('mine'), keys.accepts('other')]).toEqual([true, false]);
});

test('only keys that were given to it or issued by it are a cloud’s own', () => {
  const keys = new ApiKeys(['mine']);
  const issued = keys.issue();
  expect([keys.owns('mine'), keys.owns(issued), keys.owns('other')]).toEqual([true, true, false]);
  expect(keys.accepts(issued)).toBe(true);
  expect(new ApiKeys().owns('anything')).toBe(false);
});

test('no key is kept', () => {
  const keys = new ApiKeys(['my-secret-key']);
  expect(inspect(keys, { depth: 9, showHidden: true })).not.toContain('my-secret-key');
});
