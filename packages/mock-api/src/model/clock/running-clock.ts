import type { ClockEvent, ClockMark, CloudClock, ScheduledEvent } from './cloud-clock.ts';
import { checkSpan } from './check-span.ts';
import { EventQueue } from './event-queue.ts';
import { NextMove } from './next-move.ts';

const LONGEST_TIMEOUT_MS = 2_147_483_647;

/**
 * Time that passes by itself. `real` also runs its events unasked, and does not wait for the work they start;
 * `system` sets no timer, which a test that counts or runs its fake timers would meet, and is moved by its callers' requests.
 */
export class RunningClock implements CloudClock {
  readonly kind: 'real' | 'system';
  readonly worksInBackground: boolean;
  readonly #speed: number;
  readonly #startMs = Date.now();
  readonly #events = new EventQueue();
  readonly #nextMove = new NextMove();
  readonly #underWay = new Set<Promise<void>>();
  #aheadMs = 0;
  #timer: NodeJS.Timeout | undefined;
  #isStopped = false;
  #isSettling = false;

  /**
   * @param speed Seconds of service time in a second, e.g. `60` for a job of three minutes in three seconds.
   * @param nowMs Service time at this moment. @default the machine's
   */
  constructor(kind: 'real' | 'system', speed = 1, nowMs?: number) {
    if (!(Number.isFinite(speed) && speed > 0))
      throw new RangeError(`A clock's speed is a number above 0, not ${speed}`);
    this.kind = kind;
    this.worksInBackground = kind === 'real';
    this.#speed = speed;
    if (nowMs !== undefined) this.#aheadMs = nowMs - this.#startMs;
  }

  get mark(): ClockMark {
    return { serviceMs: this.#startMs + this.#aheadMs, machineMs: this.#startMs, speed: this.#speed };
  }

  get nextMove(): Promise<void> {
    return this.#nextMove.ended;
  }

  now(): number {
    return Math.floor(this.#startMs + (Date.now() - this.#startMs) * this.#speed + this.#aheadMs);
  }

  at(dueMs: number, event: ClockEvent): ScheduledEvent {
    if (this.#isStopped) return { dueMs, cancel: () => {} };
    const scheduled = this.#events.add(dueMs, event);
    this.#wind();
    return scheduled;
  }

  async advance(ms: number): Promise<void> {
    checkSpan(ms);
    this.#aheadMs += ms;
    try {
      await this.settle();
      while (this.#underWay.size > 0) await Promise.all(this.#underWay);
    } finally {
      this.#nextMove.end();
    }
  }

  async advanceTo(timeMs: number): Promise<void> {
    await this.advance(Math.max(0, timeMs - this.now()));
  }

  async settle(): Promise<void> {
    if (this.worksInBackground) {
      this.#runDue();
      return;
    }
    // Work that asks this cloud for something would wait for itself: whoever is settling runs what is due anyway.
    if (this.#isSettling) return;
    this.#isSettling = true;
    try {
      await this.#runDueInTurn();
    } finally {
      this.#isSettling = false;
    }
  }

  stop(): void {
    this.#isStopped = true;
    this.#events.clear();
    clearTimeout(this.#timer);
  }

  async #runDueInTurn(): Promise<void> {
    for (let entry = this.#events.takeDue(this.now()); entry; entry = this.#events.takeDue(this.now())) {
      await entry.event(entry.dueMs);
    }
  }

  #runDue(): void {
    for (let entry = this.#events.takeDue(this.now()); entry; entry = this.#events.takeDue(this.now())) {
      const { event, dueMs } = entry;
      const work = Promise.resolve(event(dueMs)).finally(() => this.#underWay.delete(work));
      this.#underWay.add(work);
      // Whoever waits for it learns of a failure; if nobody does, it must not end the process.
      work.catch(() => {});
    }
    this.#wind();
  }

  // Nobody waits for this timer, so it need not keep the process alive: a program that polls has its answer run what is due.
  #wind(): void {
    if (!this.worksInBackground) return;
    clearTimeout(this.#timer);
    const dueMs = this.#events.nextDueMs;
    if (dueMs === undefined) return;
    const delayMs = Math.min(Math.max(0, Math.ceil((dueMs - this.now()) / this.#speed)), LONGEST_TIMEOUT_MS);
    this.#timer = setTimeout(() => this.#runDue(), delayMs).unref();
  }
}
