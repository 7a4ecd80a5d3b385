/**
 * How service time passes.
 *
 * - `auto`: it stands still until a job is looked at a second time in the same state; then it moves to that job's next event.
 * - `manual`: it moves only when told to.
 * - `real`: with the machine's time, `speed` times as fast.
 * - `system`: it is `Date.now()`, so a test runner's fake timers move it.
 */
export type ClockKind = 'auto' | 'manual' | 'real' | 'system';

/** What is to happen at a time. It is told the time it was due, which a real clock has always passed by a little. */
export type ClockEvent = (dueMs: number) => void | Promise<void>;

/** An event that the clock will come to. */
export interface ScheduledEvent {
  /** When it is due, in milliseconds since 1970. */
  readonly dueMs: number;
  /** Without effect once the event has begun. */
  cancel(): void;
}

/** By what service time can be told again: it was `serviceMs` then, and has passed since if it passes by itself. */
export interface ClockMark {
  readonly serviceMs: number;
  /** The machine's time then, of a clock that passes by itself. */
  readonly machineMs?: number;
  readonly speed?: number;
}

/** Service time: what jobs, timestamps and expiries go by. Credentials go by the machine's time instead. */
export interface CloudClock {
  readonly kind: ClockKind;
  /** Whether events start work that goes on while requests are answered; if not, moving time waits for the work. */
  readonly worksInBackground: boolean;
  /** What is to be remembered of it; another one when time was moved. */
  readonly mark: ClockMark;
  /** Resolves when time has next been moved, by hand or by a second look: at the end of the move under way, if there is one. */
  readonly nextMove: Promise<void>;
  /** Milliseconds since 1970. */
  now(): number;
  /** Events run in the order of their times, those of one time in the order they were scheduled. */
  at(dueMs: number, event: ClockEvent): ScheduledEvent;
  /** Moves time on by so many milliseconds; resolves when every event on the way has run. */
  advance(ms: number): Promise<void>;
  /** Moves time on to an instant, if that is still to come. */
  advanceTo(timeMs: number): Promise<void>;
  /** Runs what is due. Services call it before they answer. */
  settle(): Promise<void>;
  /** Schedules nothing any more. */
  stop(): void;
}
