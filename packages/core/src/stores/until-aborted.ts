/** What is promised, or the signal's reason as soon as that is aborted. */
export async function untilAborted<T>(promise: Promise<T>, abortSignal: AbortSignal | undefined): Promise<T> {
  if (abortSignal === undefined) return promise;
  let stop: () => void = () => {};
  const aborted = new Promise<never>((_, reject) => {
    // oxlint-disable-next-line typescript/prefer-promise-reject-errors -- the caller's own reason
    stop = () => reject(abortSignal.reason);
    abortSignal.addEventListener('abort', stop, { once: true });
    if (abortSignal.aborted) stop();
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    abortSignal.removeEventListener('abort', stop);
  }
}
