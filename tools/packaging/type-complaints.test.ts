import { expect, test } from 'vitest';
import { sortComplaints } from './type-complaints.ts';

test('only complaints about other people’s declarations are theirs', () => {
  const output = [
    'node_modules/msw/lib/a.d.ts(1,2): error TS2304: Cannot find name X.',
    '  because of this',
    'node_modules/@genai-batch/core/dist/a.d.ts(1,2): error TS2307: Cannot find module Y.',
    '  because of that',
    'use.ts(3,4): error TS2322: Type A.',
    "error TS5023: Unknown compiler option 'x'.",
    '',
  ].join('\n');
  expect(sortComplaints(output)).toEqual({
    ours: [
      'node_modules/@genai-batch/core/dist/a.d.ts(1,2): error TS2307: Cannot find module Y.\n  because of that',
      'use.ts(3,4): error TS2322: Type A.',
      "error TS5023: Unknown compiler option 'x'.",
    ],
    others: 1,
  });
});

test('silence is no complaint', () => {
  expect(sortComplaints('\n')).toEqual({ ours: [], others: 0 });
});
