import { StorageError } from './storage-error.ts';

/** Names are ordered by their UTF-8 bytes, which is the order of code points; JavaScript compares UTF-16 units. */
export function compareNames(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  for (let at = 0; at < length; at += 1) {
    const a = left.charCodeAt(at);
    const b = right.charCodeAt(at);
    if (a !== b) return isSurrogate(a) === isSurrogate(b) ? a - b : isSurrogate(a) ? 1 : -1;
  }
  return left.length - right.length;
}

// Surrogates stand for code points above every other UTF-16 unit, U+E000 to U+FFFF among them.
function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff;
}

/**
 * @throws StorageError 400 for a name that Cloud Storage would not take.
 * @see https://cloud.google.com/storage/docs/objects#naming
 */
export function checkObjectName(name: string): void {
  const problem = problemOfObjectName(name);
  if (problem)
    throw new StorageError(400, 'invalid', `Invalid object name ${JSON.stringify(name.slice(0, 80))}: ${problem}.`);
}

function problemOfObjectName(name: string): string | undefined {
  if (name === '') return 'it is empty';
  if (Buffer.byteLength(name) > 1024) return 'it is longer than 1024 bytes of UTF-8';
  if (/[\r\n]/.test(name)) return 'it has a line break';
  if (name === '.' || name === '..') return 'it may not be . or ..';
  if (name.startsWith('.well-known/acme-challenge/')) return 'it may not start with .well-known/acme-challenge/';
  if (Buffer.from(name).toString() !== name) return 'it is not valid Unicode';
  return undefined;
}

/**
 * @throws StorageError 400 for a bucket name that Cloud Storage would not take.
 * @see https://cloud.google.com/storage/docs/buckets#naming
 */
export function checkBucketName(name: string): void {
  const length = name.includes('.') ? 222 : 63;
  if (!/^[a-z0-9][a-z0-9._-]*[a-z0-9]$/.test(name) || name.length < 3 || name.length > length) {
    throw new StorageError(400, 'invalid', `Invalid bucket name: '${name.slice(0, 80)}'`);
  }
}
