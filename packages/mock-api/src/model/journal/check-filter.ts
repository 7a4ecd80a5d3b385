import { checkOptions, type ChecksOf } from '../options/check-options.ts';
import { number, taking, wholeFrom } from '../options/checks.ts';
import { unknownOperation } from '../unknown-operation.ts';
import type { JournalFilter } from './journal-entry.ts';

const methods: readonly string[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
const text = taking('a text', (value) => typeof value === 'string');

const checks: ChecksOf<JournalFilter> = {
  operation: text,
  method: text,
  path: text,
  status: number('an HTTP status', (value) => Number.isInteger(value) && value >= 100 && value <= 599),
  after: wholeFrom(0),
};

/**
 * Looks at a filter: one that is misspelt would find nothing, and whoever expects nothing would be content.
 *
 * @param operations The names of all.
 * @throws TypeError for what no filter has; RangeError for an operation, a method or a status that there is not
 */
export function checkFilter(filter: JournalFilter, operations: () => readonly string[]): JournalFilter {
  const { operation, method } = checkOptions(filter, checks, 'A filter of requests', 'The filter’s ');
  const problem = operation === undefined ? undefined : unknownOperation(operation, operations());
  if (problem !== undefined) throw new RangeError(problem);
  if (method !== undefined && !methods.includes(method.toUpperCase()))
    throw new RangeError(`No request has the method ${JSON.stringify(method)}. There are: ${methods.join(', ')}.`);
  return filter;
}
