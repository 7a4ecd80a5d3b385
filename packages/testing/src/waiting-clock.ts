import type { Clock } from '@genai-batch/core';
import type { MockCloud } from '@genai-batch/mock-api';

type CurrentClock = Pick<MockCloud, 'clock'>;

/**
 * The cloud's time as one wait of a client goes by it, so that none takes real time: make a new one for each `wait` and `watch`.
 * After a `reset` of the cloud it is the new time; a pause of before, on a `manual` clock, never ends: what it waited for
 * is gone.
 *
 * With an `auto` clock a pause moves the cloud's time on by itself. With a `manual` one it lasts until the test has
 * moved time on: far enough, or as far as it wanted to. So a wait looks once more after every move, and never waits on
 * for an end that time has passed. A `real` clock and a `system` one pass as timers do: `undefined`, the client's own.
 */
export function waitingClock(cloud: CurrentClock): Clock | undefined {
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
      return new MovedClock(cloud);
    case 'real':
    case 'system':
      return undefined;
    default:
      return kind satisfies never;
  }
}

/** Time that passes by moves alone, some of which come while the client looks at its job. */
class MovedClock implements Clock {
  readonly #cloud: CurrentClock;
  /** The clock at the last look, and the first move to end since then: what was seen is out of date by it. */
  #looked: { readonly clock: MockCloud['clock']; readonly moved: Promise<void> };

  constructor(cloud: CurrentClock) {
    this.#cloud = cloud;
    this.#looked = { clock: cloud.clock, moved: cloud.clock.nextMove };
  }

  now(): number {
    return this.#cloud.clock.now();
  }

  async sleep(ms: number, abortSignal?: AbortSignal): Promise<void> {
    const { clock, moved } = this.#looked;
    abortSignal?.throwIfAborted();
    if (clock === this.#cloud.clock) await untilDue(clock, ms, moved, abortSignal);
    this.#looked = { clock: this.#cloud.clock, moved: this.#cloud.clock.nextMove };
  }
}

function untilDue(
  clock: MockCloud['clock'],
  ms: number,
  moved: Promise<void>,
  abortSignal: AbortSignal | undefined,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = (): void => {
      due.cancel();
      abortSignal?.removeEventListener('abort', giveUp);
      resolve();
    };
    const giveUp = (): void => {
      due.cancel();
      reject(abortSignal?.reason);
    };
    const due = clock.at(clock.now() + ms, end);
    abortSignal?.addEventListener('abort', giveUp, { once: true });
    void moved.then(end);
  });
}
