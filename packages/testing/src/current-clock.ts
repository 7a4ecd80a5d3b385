import type { MockCloud } from '@genai-batch/mock-api';

/** The time that a cloud has at the moment it is asked: a `reset` puts another clock in the place of `cloud.clock`. */
export function currentClock(cloud: Pick<MockCloud, 'clock'>): MockCloud['clock'] {
  return {
    get kind() {
      return cloud.clock.kind;
    },
    get worksInBackground() {
      return cloud.clock.worksInBackground;
    },
    get mark() {
      return cloud.clock.mark;
    },
    get nextMove() {
      return cloud.clock.nextMove;
    },
    now: () => cloud.clock.now(),
    at: (dueMs, event) => cloud.clock.at(dueMs, event),
    advance: (ms) => cloud.clock.advance(ms),
    advanceTo: (timeMs) => cloud.clock.advanceTo(timeMs),
    settle: () => cloud.clock.settle(),
    stop: () => cloud.clock.stop(),
  };
}
