import { readFileSync } from 'node:fs';
import path from 'node:path';

interface RetryTest {
  readonly cases: readonly unknown[];
  readonly methods: readonly { readonly name: string; readonly group?: string }[];
}

/**
 * Methods that the retry strategy tells of, but for which the suite has no call of the client, with the number of cases
 * that they would make.
 */
export function uncalledMethods(checkout: string): Map<string, number> {
  const read = (name: string): unknown =>
    JSON.parse(readFileSync(path.join(checkout, 'conformance-test/test-data', name), 'utf8'));
  const { retryTests } = read('retryStrategyTestData.json') as { retryTests: readonly RetryTest[] };
  const calls = read('retryInvocationMap.json') as Readonly<Record<string, readonly string[]>>;
  const uncalled = new Map<string, number>();
  for (const { cases, methods } of retryTests) {
    for (const { name, group = name } of methods) {
      if (!calls[group]?.length) uncalled.set(name, (uncalled.get(name) ?? 0) + cases.length);
    }
  }
  return uncalled;
}
