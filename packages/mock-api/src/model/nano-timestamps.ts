import type { SeededRandom } from './seeded-random.ts';
import type { Timestamps } from './timestamps.ts';

/** Timestamps with nanoseconds, as the Gemini API's operations have them: `2026-01-01T00:01:00.153782604Z`. */
export class NanoTimestamps {
  readonly #timestamps: Timestamps;
  readonly #random: SeededRandom;

  constructor(timestamps: Timestamps, random: SeededRandom) {
    this.#timestamps = timestamps;
    this.#random = random;
  }

  /** @param timeMs Milliseconds since 1970. */
  stamp(timeMs: number): string {
    return `${this.#timestamps.stamp(timeMs).slice(0, -1)}${this.#random.text(3, '0123456789')}Z`;
  }
}
