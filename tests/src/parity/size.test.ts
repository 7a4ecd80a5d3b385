import { expect, test } from 'vitest';
import { allCases } from './cases/all-cases.ts';
import { differenceNames } from './differences.ts';
import { GENERATED_CALLS } from './generated/how-many.ts';
import { rulePlaces } from './rules.ts';

test('the suite tells its size', () => {
  const sizes = {
    rules: new Set(rulePlaces.map(({ id }) => id)).size,
    'rules on a service': rulePlaces.length,
    cases: allCases.length,
    'generated calls': GENERATED_CALLS,
    differences: differenceNames.length,
  };
  const told = Object.entries(sizes).map(([what, count]) => `${count} ${what}`);
  console.info(`parity with @google/genai: ${told.join(', ')}`);
  expect(Object.values(sizes)).not.toContain(0);
});
