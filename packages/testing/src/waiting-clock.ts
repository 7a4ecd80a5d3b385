import type { Clock } from '@genai-batch/core';
import type { MockCloud } from '@genai-batch/mock-api';

/**
 * The cloud's time as the client waits by it, so that no wait takes real time.
 *
 * With an `auto` clock a pause moves the cloud's time on by itself. With a `manual` one it lasts until the test has
 * moved time on far enough. A `real` clock and a `system` one pass as timers do: `undefined`, the client's own.
 */
export function waitingClock({ clock }: Pick<MockCloud, 'clock'>): Clock | undefined {
  switch (clock.kind) {
    case 'auto':
      return {
        now: () => clock.now(),
        sleep: async (ms, abortSignal) => {
          abortSignal?.throwIfAborted();
          await clock.advance(ms);
          abortSignal?.throwIfAborted();
        },
      };
    case 'manual':
      return { now: () => clock.now(), sleep: (ms, abortSignal) => untilMoved(clock, ms, abortSignal) };
    case 'real':
    case 'system':
      return undefined;
    default:
      return clock.kind satisfies never;
  }
}

function untilMoved(clock: MockCloud['clock'], ms: number, abortSignal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    abortSignal?.throwIfAborted();
    const giveUp = (): void => {
      due.cancel();
      reject(abortSignal?.reason);
    };
    const due = clock.at(clock.now() + ms, () => {
      abortSignal?.removeEventListener('abort', giveUp);
      resolve();
    });
    abortSignal?.addEventListener('abort', giveUp, { once: true });
  });
}
