import type { ClockEvent, ClockMark, CloudClock, ScheduledEvent } from './cloud-clock.ts';
import { checkSpan } from './check-span.ts';
import { EventQueue } from './event-queue.ts';
import { NextMove } from './next-move.ts';

/** Where a clock with a time of its own starts: always here, so that equal seeds give equal timestamps. */
export const VIRTUAL_START_MS: number = Date.UTC(2026, 0, 1);

/** Time that passes only when it is moved. While an event runs it is exactly the event's time. */
export class VirtualClock implements CloudClock {
  readonly kind: 'auto' | 'manual';
  readonly worksInBackground = false;
  readonly #events = new EventQueue();
  readonly #nextMove = new NextMove();
  #nowMs: number;
  #isMoving = false;
  #lastMove: Promise<void> = Promise.resolve();

  constructor(kind: 'auto' | 'manual', startMs: number = VIRTUAL_START_MS) {
    this.kind = kind;
    this.#nowMs = startMs;
  }

  get mark(): ClockMark {
    return { serviceMs: this.#nowMs };
  }

  get nextMove(): Promise<void> {
    return this.#nextMove.ended;
  }

  now(): number {
    return this.#nowMs;
  }

  at(dueMs: number, event: ClockEvent): ScheduledEvent {
    return this.#events.add(Math.max(dueMs, this.#nowMs), event);
  }

  async advance(ms: number): Promise<void> {
    checkSpan(ms);
    return this.#inTurn(() => this.#moveTo(this.#nowMs + ms));
  }

  advanceTo(timeMs: number): Promise<void> {
    return this.#inTurn(() => this.#moveTo(timeMs));
  }

  async settle(): Promise<void> {
    // A call made from within an event would wait for itself: whoever moves time runs what is due anyway.
    if (this.#isMoving || (this.#events.nextDueMs ?? Infinity) > this.#nowMs) return;
    await this.advance(0);
  }

  stop(): void {
    this.#events.clear();
  }

  async #moveTo(timeMs: number): Promise<void> {
    const fromMs = this.#nowMs;
    let hasRun = false;
    this.#isMoving = true;
    try {
      for (let entry = this.#events.takeDue(timeMs); entry; entry = this.#events.takeDue(timeMs)) {
        this.#nowMs = entry.dueMs;
        hasRun = true;
        await entry.event(entry.dueMs);
      }
      this.#nowMs = Math.max(this.#nowMs, timeMs);
    } finally {
      this.#isMoving = false;
      if (hasRun || this.#nowMs > fromMs) this.#nextMove.end();
    }
  }

  #inTurn(move: () => Promise<void>): Promise<void> {
    const turn = this.#lastMove.then(move);
    this.#lastMove = turn.catch(() => {});
    return turn;
  }
}
