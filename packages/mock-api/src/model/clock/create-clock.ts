import type { ClockKind, CloudClock } from './cloud-clock.ts';
import { RunningClock } from './running-clock.ts';
import { VirtualClock } from './virtual-clock.ts';

/** @param speed Only a `real` clock has one. */
export function createClock(kind: ClockKind, speed: number): CloudClock {
  switch (kind) {
    case 'auto':
    case 'manual':
      return new VirtualClock(kind);
    case 'real':
      return new RunningClock(kind, speed);
    case 'system':
      return new RunningClock(kind);
    default:
      throw new TypeError(`A mock cloud's clock is auto, manual, real or system, not ${String(kind satisfies never)}`);
  }
}
