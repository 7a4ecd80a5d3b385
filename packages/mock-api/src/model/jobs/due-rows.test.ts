import { expect, test } from 'vitest';
import { dueRows } from './due-rows.ts';

test('rows are due evenly over the running time, and all of them at its end', () => {
  expect([-5, 0, 1, 50, 99, 100, 500].map((elapsedMs) => dueRows(10, elapsedMs, 100))).toEqual([0, 0, 0, 5, 9, 10, 10]);
  expect(dueRows(10, 0, 0)).toBe(10);
  expect(dueRows(10, 1e15, Infinity)).toBe(0);
});
