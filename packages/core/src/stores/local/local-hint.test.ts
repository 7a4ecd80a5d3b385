import { expect, test } from 'vitest';
import { localHint } from './local-hint.ts';

test.for(['rows.csv', 'rows', 'data/rows', 'rows.jsonl.bak'])('%s may have been meant as a path', (address) => {
  expect(localHint(address)).toContain(` A file of this machine would be ./${address}: a path begins with`);
});

test.for([
  'gs://b/rows.csv',
  's3://b/rows',
  'files/abc',
  './rows.csv',
  'projects/p/locations/l/datasets/7',
  '',
  undefined,
])('%s is no path that lacks its beginning', (address) => {
  expect(localHint(address)).toBe('');
});
