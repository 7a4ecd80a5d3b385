import { startTimer } from '../settings/long-timer.ts';

/** Ends one attempt after a time, or when the caller gives up, whichever comes first. */
export class Deadline {
  readonly signal: AbortSignal;
  /** Whether it was the time that ended it. */
  passed = false;
  readonly #stopTimer: () => void;
  readonly #callerSignal: AbortSignal | undefined;
  readonly #giveUp: () => void;

  constructor(timeoutMs: number, callerSignal: AbortSignal | undefined) {
    const controller = new AbortController();
    this.signal = controller.signal;
    this.#stopTimer = startTimer(() => {
      this.passed = true;
      controller.abort();
    }, timeoutMs);
    this.#callerSignal = callerSignal;
    this.#giveUp = () => controller.abort(callerSignal?.reason);
    callerSignal?.addEventListener('abort', this.#giveUp);
  }

  /** Lets go of the timer and of the caller's signal, which may live long. */
  clear(): void {
    this.#stopTimer();
    this.#callerSignal?.removeEventListener('abort', this.#giveUp);
  }
}
