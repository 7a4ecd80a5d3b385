import type { Outcome } from './run-case.ts';

/**
 * Prints what passed, method by method.
 *
 * @param uncalled Methods that cannot be tested, with the number of their cases.
 * @returns Whether something passed and nothing failed
 */
export function report(outcomes: readonly Outcome[], uncalled: ReadonlyMap<string, number>): boolean {
  const kinds = Map.groupBy(outcomes, ({ method }) => method);
  const rows: Row[] = [...kinds].map(([method, of]) => ({ method, ...tally(of), unsupported: 0, because: '' }));
  for (const [method, unsupported] of uncalled) {
    rows.push({ method, passed: 0, failed: 0, unsupported, because: 'the suite has no call of this client for it' });
  }
  console.table(rows.toSorted((left, right) => (left.method < right.method ? -1 : 1)));
  for (const { case: its, method, instructions, error } of outcomes) {
    if (error)
      console.log(`FAILED ${its.scenario} ${its.call} ${method} [${instructions.join(', ')}]: ${error.message}`);
  }
  const { passed, failed } = tally(outcomes);
  const unsupported = rows.reduce((sum, row) => sum + row.unsupported, 0);
  console.log(`${passed} passed, ${failed} failed, ${unsupported} unsupported`);
  return failed === 0 && passed > 0;
}

interface Row {
  readonly method: string;
  readonly passed: number;
  readonly failed: number;
  readonly unsupported: number;
  readonly because: string;
}

function tally(outcomes: readonly Outcome[]): { passed: number; failed: number } {
  const failed = outcomes.filter(({ error }) => error !== undefined).length;
  return { passed: outcomes.length - failed, failed };
}
