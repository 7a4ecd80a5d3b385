import type { ClockKind, ClockMark, CloudClock } from './cloud-clock.ts';
import { RunningClock } from './running-clock.ts';
import { VirtualClock } from './virtual-clock.ts';

/**
 * @param speed Only a `real` clock has one.
 * @param mark Of a clock before this one, be it of another kind: time goes on from there.
 */
export function createClock(kind: ClockKind, speed: number, mark?: ClockMark): CloudClock {
  const nowMs = mark && serviceTime(mark);
  switch (kind) {
    case 'auto':
    case 'manual':
      return new VirtualClock(kind, nowMs);
    case 'real':
      return new RunningClock(kind, speed, nowMs);
    case 'system':
      return new RunningClock(kind);
    default:
      throw new TypeError(`A mock cloud's clock is auto, manual, real or system, not ${String(kind satisfies never)}`);
  }
}

function serviceTime({ serviceMs, machineMs, speed = 1 }: ClockMark): number {
  return machineMs === undefined ? serviceMs : Math.floor(serviceMs + (Date.now() - machineMs) * speed);
}
