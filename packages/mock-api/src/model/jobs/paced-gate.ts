import type { CloudClock } from '../clock/cloud-clock.ts';
import type { RowGate } from './job-work.ts';

/** How many of a job's rows are due by now, if they are spread evenly over its running time. */
export function dueRows(totalRows: number, elapsedMs: number, runningMs: number): number {
  return elapsedMs >= runningMs ? totalRows : Math.floor((totalRows * Math.max(0, elapsedMs)) / runningMs);
}

interface Pace {
  clock: CloudClock;
  totalRows: number;
  startMs: number;
  runningMs: number;
  stop: AbortSignal;
}

/** Lets rows through as they become due, so that a job cancelled half-way has done half of its rows; none after `stop`. */
export function pacedGate({ clock, totalRows, startMs, runningMs, stop }: Pace): RowGate {
  let due = 0;
  return async (index) => {
    while (!stop.aborted) {
      if (index < due) return true;
      due = dueRows(totalRows, clock.now() - startMs, runningMs);
      if (index >= due) await reached(clock, startMs + ((index + 1) * runningMs) / totalRows, stop);
    }
    return false;
  };
}

function reached(clock: CloudClock, timeMs: number, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const scheduled = clock.at(Math.ceil(timeMs), () => {
      stop.removeEventListener('abort', giveUp);
      resolve();
    });
    function giveUp(): void {
      scheduled.cancel();
      resolve();
    }
    stop.addEventListener('abort', giveUp, { once: true });
    if (stop.aborted) giveUp();
  });
}
