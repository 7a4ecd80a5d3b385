import type { SeededRandom } from './seeded-random.ts';

/** As Google writes a moment: `2026-01-01T00:01:00.153782Z`. @param micros Microseconds since 1970. */
export function googleTimestamp(micros: number): string {
  const seconds = new Date(Math.floor(micros / 1000)).toISOString().slice(0, 19);
  return `${seconds}.${String(micros % 1_000_000).padStart(6, '0')}Z`;
}

/** Timestamps with microseconds, no two of a cloud alike even if time stands still: output directories are named after them. */
export class Timestamps {
  readonly #random: SeededRandom;
  #last = 0;

  /** @param last The last one that was given before, see `last`. */
  constructor(random: SeededRandom, last = 0) {
    this.#random = random;
    this.#last = last;
  }

  /** Microseconds since 1970 of the last one. */
  get last(): number {
    return this.#last;
  }

  /** The moment `timeMs`, in microseconds; a little after the one before if that was the same. */
  stamp(timeMs: number): string {
    const micros = timeMs * 1000 + this.#random.below(1000);
    const isTakenNow = micros <= this.#last && this.#last - micros < 1_000_000;
    this.#last = isTakenNow ? this.#last + 1 + this.#random.below(500) : micros;
    return googleTimestamp(this.#last);
  }
}
