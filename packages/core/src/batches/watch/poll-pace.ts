import { InvalidArgumentError } from '../../errors/invalid-argument-error.ts';
import { shown } from '../../errors/shown.ts';

/** The most that `setTimeout` can hold; it takes more for nothing. */
export const LONGEST_TIMER_MS: number = 2 ** 31 - 1;

const GROWTH = 1.5;
/** Share of a pause that chance may take off it, so that many waits that began together do not ask together. */
const JITTER = 0.2;
/** Looks that are still made when the job is nearly done, by what is known of its pace. */
const LOOKS_TO_THE_END = 4;

/** The limits of the pauses between looks. */
export interface PollPaceOptions {
  readonly minPollIntervalMs: number;
  readonly pollIntervalMs: number;
  readonly random: () => number;
}

/** How long to pause between looks: short at first and after a change of state, then longer and longer. */
export class PollPace {
  readonly #min: number;
  readonly #max: number;
  readonly #random: () => number;
  #pauseMs: number;

  constructor({ minPollIntervalMs, pollIntervalMs, random }: PollPaceOptions) {
    requireNumber('pollIntervalMs', pollIntervalMs, { from: 1, to: LONGEST_TIMER_MS });
    requireNumber('minPollIntervalMs', minPollIntervalMs, { from: 1, to: LONGEST_TIMER_MS });
    this.#min = Math.min(minPollIntervalMs, pollIntervalMs);
    this.#max = pollIntervalMs;
    this.#random = random;
    this.#pauseMs = this.#min;
  }

  /** A job that has just come into a new state may soon leave it. */
  stateChanged(): void {
    this.#pauseMs = this.#min;
  }

  /** @param remainingMs What is left by the job's own pace, where that is known. */
  next(remainingMs: number = Infinity): number {
    const pauseMs = Math.min(this.#pauseMs, Math.max(this.#min, remainingMs / LOOKS_TO_THE_END));
    this.#pauseMs = Math.min(this.#pauseMs * GROWTH, this.#max);
    return Math.max(this.#min, Math.floor(pauseMs * (1 - JITTER * this.#random())));
  }
}

/** @throws InvalidArgumentError which names the option. */
export function requireNumber(name: string, value: number, { from, to }: { from: number; to: number }): void {
  if (typeof value === 'number' && value >= from && value <= to) return; // false for NaN
  throw new InvalidArgumentError(`${name} must be a number from ${from} to ${to}, but it is ${shown(value)}.`);
}
