/** The most that `setTimeout` can hold; of more it makes a millisecond. */
const LONGEST_MS = 2 ** 31 - 1;

/** As `setTimeout`, for spans of any length. @returns What stops it. */
export function startTimer(end: () => void, ms: number): () => void {
  let timer: NodeJS.Timeout;
  const go = (leftMs: number): void => {
    timer = setTimeout(() => (leftMs > LONGEST_MS ? go(leftMs - LONGEST_MS) : end()), Math.min(leftMs, LONGEST_MS));
  };
  go(ms);
  return () => clearTimeout(timer);
}
