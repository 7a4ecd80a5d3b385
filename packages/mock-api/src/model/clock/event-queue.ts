import type { ClockEvent, ScheduledEvent } from './cloud-clock.ts';

interface Entry {
  readonly dueMs: number;
  readonly event: ClockEvent;
}

/** Events in order of time; those of one time in the order they came. */
export class EventQueue {
  readonly #entries: Entry[] = [];

  get nextDueMs(): number | undefined {
    return this.#entries[0]?.dueMs;
  }

  add(dueMs: number, event: ClockEvent): ScheduledEvent {
    const entry: Entry = { dueMs, event };
    const after = this.#entries.findLastIndex((other) => other.dueMs <= dueMs);
    this.#entries.splice(after + 1, 0, entry);
    return {
      dueMs,
      cancel: () => {
        const index = this.#entries.indexOf(entry);
        if (index !== -1) this.#entries.splice(index, 1);
      },
    };
  }

  /** Takes out the first event due at `timeMs` or before. */
  takeDue(timeMs: number): Entry | undefined {
    const first = this.#entries[0];
    return first && first.dueMs <= timeMs ? this.#entries.shift() : undefined;
  }

  clear(): void {
    this.#entries.length = 0;
  }
}
