import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sum, tally, toLine, type Report, type Tally } from './tally.ts';

const report = (success: boolean, ...files: [status: string, ...tests: string[]][]): Report => ({
  success,
  testResults: files.map(([status, ...tests]) => ({
    status,
    assertionResults: tests.map((each) => ({ status: each })),
  })),
});

test.for<[title: string, report: Report, line: string]>([
  ['tests that passed', report(true, ['passed', 'passed', 'passed']), '2 passed, 0 failed'],
  ['tests that failed', report(false, ['failed', 'passed', 'failed', 'failed']), '1 passed, 2 failed'],
  [
    'skipped and todo as skipped',
    report(true, ['passed', 'passed', 'skipped', 'todo']),
    '1 passed, 0 failed, 2 skipped',
  ],
  [
    'a file that could not be loaded as one failure',
    report(false, ['failed'], ['passed', 'passed']),
    '1 passed, 1 failed',
  ],
  ['a hook that threw as one failure', report(false, ['failed', 'skipped']), '0 passed, 1 failed, 1 skipped'],
  ['an uncaught error as one failure', report(false, ['passed', 'passed']), '1 passed, 1 failed'],
])('counts %s', ([, given, line]) => {
  expect(toLine(tally(given))).toBe(line);
});

test('a run that did not succeed never counts as free of failures', () =>
  fc.assert(
    fc.property(fc.array(fc.array(fc.constantFrom('passed', 'skipped', 'failed'), { minLength: 1 })), (files) => {
      const given = report(false, ...files.map((tests): [string, ...string[]] => ['passed', ...tests]));
      expect(tally(given).failed).toBeGreaterThan(0);
    }),
  ));

test('no test is lost or counted twice in a sum', () => {
  const tallies = fc.array(fc.record<Tally>({ passed: fc.nat(), failed: fc.nat(), skipped: fc.nat() }));
  fc.assert(
    fc.property(tallies, tallies, (some, more) => {
      const [a, b, all] = [sum(some), sum(more), sum([...some, ...more])];
      expect(all).toEqual(sum([a, b]));
    }),
  );
});
