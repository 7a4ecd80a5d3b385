import { expect, test } from 'vitest';
import { table } from './table.ts';

test('lines columns up under their header', () => {
  expect(
    table(
      ['key', 'answer'],
      [
        ['a', 'yes'],
        ['long', 'no'],
      ],
    ),
  ).toEqual(['key  │ answer', '─────┼─────────────────────', 'a    │ yes', 'long │ no']);
});

test('wraps a long answer at words and keeps the other cells on its first line', () => {
  expect(table(['key', 'answer'], [['a', 'one two three four five six seven']], 26).slice(2)).toEqual([
    'a   │ one two three four',
    '    │ five six seven',
  ]);
});

test('cuts a word that is longer than the column', () => {
  const lines = table(['k', 'answer'], [['a', 'x'.repeat(45)]], 24);
  expect(lines.slice(2).join('').replaceAll(/[^x]/gu, '')).toHaveLength(45);
});
