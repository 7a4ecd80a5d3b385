import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { allCases } from './cases/all-cases.ts';
import { differencePage, PAGE_PATH } from './difference-page.ts';
import { differenceNames } from './differences.ts';

test('every difference is shown by a case', () => {
  const shown = new Set(allCases.map(({ differs }) => differs?.as));
  expect(differenceNames.filter((name) => !shown.has(name))).toEqual([]);
});

test('the page of differences is current', async () => {
  const written = await readFile(PAGE_PATH, 'utf8');
  const how = 'run: node --conditions=@genai-batch/source tests/src/parity/write-differences.ts';
  expect(written, how).toBe(differencePage());
});
