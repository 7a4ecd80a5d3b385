/**
 * Google's canonical codes: name, number in `google.rpc.Status`, HTTP status, and whether asking again may help.
 * @see https://github.com/googleapis/googleapis/blob/master/google/rpc/code.proto
 */
export interface CanonicalCode {
  readonly code: string;
  readonly rpcCode: number;
  readonly status: number;
  readonly retryable: boolean;
}

const CODES: readonly CanonicalCode[] = [
  // A row is cancelled with its job, not for what it asks: the same row in another job may succeed.
  { code: 'CANCELLED', rpcCode: 1, status: 499, retryable: true },
  { code: 'UNKNOWN', rpcCode: 2, status: 500, retryable: false },
  { code: 'INVALID_ARGUMENT', rpcCode: 3, status: 400, retryable: false },
  { code: 'DEADLINE_EXCEEDED', rpcCode: 4, status: 504, retryable: true },
  { code: 'NOT_FOUND', rpcCode: 5, status: 404, retryable: false },
  { code: 'ALREADY_EXISTS', rpcCode: 6, status: 409, retryable: false },
  { code: 'PERMISSION_DENIED', rpcCode: 7, status: 403, retryable: false },
  { code: 'RESOURCE_EXHAUSTED', rpcCode: 8, status: 429, retryable: true },
  { code: 'FAILED_PRECONDITION', rpcCode: 9, status: 400, retryable: false },
  { code: 'ABORTED', rpcCode: 10, status: 409, retryable: true },
  { code: 'OUT_OF_RANGE', rpcCode: 11, status: 400, retryable: false },
  { code: 'UNIMPLEMENTED', rpcCode: 12, status: 501, retryable: false },
  { code: 'INTERNAL', rpcCode: 13, status: 500, retryable: true },
  { code: 'UNAVAILABLE', rpcCode: 14, status: 503, retryable: true },
  { code: 'DATA_LOSS', rpcCode: 15, status: 500, retryable: false },
  { code: 'UNAUTHENTICATED', rpcCode: 16, status: 401, retryable: false },
];

const byName = new Map(CODES.map((entry) => [entry.code, entry]));
const byRpcCode = new Map(CODES.map((entry) => [entry.rpcCode, entry]));
// Where several share a status, the one that Google's front ends use for it.
const byStatus = new Map([
  ...CODES.map((entry) => [entry.status, entry] as const),
  ...['INVALID_ARGUMENT', 'ABORTED', 'INTERNAL'].map((name) => [byName.get(name)!.status, byName.get(name)!] as const),
]);

export function codeByName(name: string): CanonicalCode | undefined {
  return byName.get(name);
}

export function codeByRpcCode(rpcCode: number): CanonicalCode | undefined {
  return byRpcCode.get(rpcCode);
}

/** The canonical code of an HTTP status; for one that has none, by its hundred (`418` → `INVALID_ARGUMENT`). */
export function codeByStatus(status: number): CanonicalCode | undefined {
  return byStatus.get(status) ?? (status >= 400 && status < 600 ? byStatus.get(status < 500 ? 400 : 503) : undefined);
}
