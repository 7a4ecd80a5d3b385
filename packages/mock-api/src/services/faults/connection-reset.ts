/** The error that Node has for a connection that the other side reset. */
export function connectionReset(): NodeJS.ErrnoException {
  return Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET', errno: -104, syscall: 'read' });
}

/** What `fetch` rejects with for such a connection. */
export function fetchFailed(): TypeError {
  return new TypeError('fetch failed', { cause: connectionReset() });
}

export function isFetchFailed(error: unknown): boolean {
  return (
    error instanceof TypeError &&
    error.cause instanceof Error &&
    'code' in error.cause &&
    error.cause.code === 'ECONNRESET'
  );
}
