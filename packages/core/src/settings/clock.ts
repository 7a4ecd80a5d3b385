import { startTimer } from './long-timer.ts';

/** What pauses go by, in waits and between attempts; a test can pass one that does not wait. */
export interface Clock {
  /** Milliseconds since any fixed moment. */
  now(): number;
  /** Resolves after `ms` milliseconds; rejects with the reason of `abortSignal` as soon as that is aborted. */
  sleep(ms: number, abortSignal?: AbortSignal): Promise<void>;
}

/** The machine's own. */
export const systemClock: Clock = {
  now: () => performance.now(),
  sleep: (ms, abortSignal) =>
    new Promise((resolve, reject) => {
      if (abortSignal?.aborted) {
        reject(abortSignal.reason);
        return;
      }
      const giveUp = (): void => {
        stopTimer();
        reject(abortSignal?.reason);
      };
      const stopTimer = startTimer(() => {
        abortSignal?.removeEventListener('abort', giveUp);
        resolve();
      }, ms);
      abortSignal?.addEventListener('abort', giveUp, { once: true });
    }),
};
