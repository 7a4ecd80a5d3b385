import { matchesOperation, matchesPattern } from '../pattern.ts';
import type { JournalEntry, JournalFilter } from './journal-entry.ts';

export function matchesFilter(entry: JournalEntry, filter: JournalFilter): boolean {
  const { operation, method, path, status, after } = filter;
  return (
    (after === undefined || entry.number > after) &&
    (status === undefined || entry.status === status) &&
    (method === undefined || entry.method === method.toUpperCase()) &&
    (operation === undefined || (entry.operation !== undefined && matchesOperation(operation, entry.operation))) &&
    (path === undefined || matchesPattern(path, URL.parse(entry.url)?.pathname ?? entry.url))
  );
}
