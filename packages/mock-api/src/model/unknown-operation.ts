import { matchesOperation } from './pattern.ts';

/** What to say of an operation, or the beginning of some, that is none; undefined of one that is. */
export function unknownOperation(pattern: string, operations: readonly string[]): string | undefined {
  if (operations.some((operation) => matchesOperation(pattern, operation))) return undefined;
  const service = pattern.split('.')[0] ?? '';
  const near = operations.filter((operation) => operation.startsWith(`${service}.`));
  return `No operation is called ${JSON.stringify(pattern)}. There are: ${(near.length > 0 ? near : operations).join(', ')}.`;
}
