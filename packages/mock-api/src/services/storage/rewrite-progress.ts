import { hash } from 'node:crypto';
import { StorageError } from '../../model/objects/storage-error.ts';
import type { StoredObject } from '../../model/objects/stored-object.ts';
import { queryNumber } from './query-number.ts';
import type { StorageContext } from './storage-answer.ts';

const MEBIBYTE = 1_048_576;

/** Where a copy goes that may take several calls. */
export interface RewriteTarget {
  readonly bucket: string;
  readonly name: string;
  /** Whether the copy lies elsewhere, or is stored otherwise: only then is a limit heeded. */
  readonly isElsewhere: boolean;
}

/** How far a copy is after a call. */
export interface RewriteProgress {
  readonly rewrittenBytes: number;
  /** For the next call; none when this one is the last. */
  readonly token?: string;
}

/**
 * What a call of a rewrite comes to, by `maxBytesRewrittenPerCall` and the `rewriteToken` of the call before.
 *
 * @throws StorageError 400 for a limit that is no multiple of 1 MiB, and for a token that no such call gave
 * @see https://cloud.google.com/storage/docs/json_api/v1/objects/rewrite
 */
export function rewriteProgress(c: StorageContext, source: StoredObject, target: RewriteTarget): RewriteProgress {
  const limit = queryNumber(c, 'maxBytesRewrittenPerCall');
  if (limit !== undefined && (limit === 0 || limit % MEBIBYTE !== 0)) {
    throw new StorageError(
      400,
      'invalid',
      `maxBytesRewrittenPerCall must be a multiple of 1 MiB (${MEBIBYTE}), not ${limit}.`,
    );
  }
  const token = c.req.query('rewriteToken');
  const before = token ? bytesBehind(token, source, target) : 0;
  const after = before + (limit ?? Infinity);
  if (!target.isElsewhere || after >= source.size) return { rewrittenBytes: source.size };
  return { rewrittenBytes: after, token: tokenAt(after, source, target) };
}

/** A token tells how far the copy is, and is good for the same copy alone. It outlives the process. */
function tokenAt(bytes: number, { bucket, name, generation }: StoredObject, target: RewriteTarget): string {
  const copy = JSON.stringify([bytes, bucket, name, generation, target.bucket, target.name]);
  return Buffer.from(`${bytes}.${hash('sha256', copy)}`).toString('base64url');
}

function bytesBehind(token: string, source: StoredObject, target: RewriteTarget): number {
  const bytes = Number(/^(\d{1,16})\./.exec(Buffer.from(token, 'base64url').toString())?.[1]);
  if (tokenAt(bytes, source, target) === token) return bytes;
  throw new StorageError(400, 'invalid', 'Invalid rewriteToken: no call of this rewrite gave it.');
}
