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

const breaking = new WeakSet<Response>();

/** Marks an answer whose body ends in an error, for doors that would take it for a mistake. */
export function breakingOff(answer: Response): Response {
  breaking.add(answer);
  return answer;
}

export function isBreakingOff(answer: Response): boolean {
  return breaking.has(answer);
}
