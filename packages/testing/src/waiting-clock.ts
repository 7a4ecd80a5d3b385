import type { Clock } from '@genai-batch/core';
import type { MockCloud } from '@genai-batch/mock-api';

/**
 * The cloud's time as the client waits by it, so that no wait takes real time. After a `reset` of the cloud it is the
 * new time; a pause of before, on a `manual` clock, never ends: what it waited for is gone.
 *
 * With an `auto` clock a pause moves the cloud's time on by itself. With a `manual` one it lasts until the test has
 * moved time on far enough. A `real` clock and a `system` one pass as timers do: `undefined`, the client's own.
 */
export function waitingClock(cloud: Pick<MockCloud, 'clock'>): Clock | undefined {
  const { kind } = cloud.clock; // a reset leaves it as it is, and puts another clock of that kind in this one's place
  switch (kind) {
    case 'auto':
      return {
        now: () => cloud.clock.now(),
        sleep: async (ms, abortSignal) => {
          abortSignal?.throwIfAborted();
          await cloud.clock.advance(ms);
          abortSignal?.throwIfAborted();
        },
      };
    case 'manual':
      return { now: () => cloud.clock.now(), sleep: (ms, abortSignal) => untilMoved(cloud.clock, ms, abortSignal) };
    case 'real':
    case 'system':
      return undefined;
    default:
      return kind satisfies never;
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
