import { storeKindOf } from '../store-kind.ts';

/**
 * What to write for a file of this machine, as a sentence to add, where an address that is none may have been meant as one;
 * else nothing.
 */
export function localHint(address: unknown): string {
  const isPath = typeof address === 'string' && address !== '' && !/^[A-Za-z][A-Za-z0-9+.-]+:/.test(address);
  if (!isPath || storeKindOf(address) !== undefined) return '';
  return ` A file of this machine would be ./${address}: a path begins with ./, ../ or /, or ends in .jsonl or .ndjson.`;
}
