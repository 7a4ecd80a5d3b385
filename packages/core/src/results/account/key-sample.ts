/** How many of a kind there were, and the first of them. */
export interface KeySample {
  readonly count: number;
  /** Keys, or the places of what has none; at most ten. */
  readonly examples: readonly string[];
}

const MOST_EXAMPLES = 10;

/** Counts keys, and keeps the first few. */
export class KeySampler {
  #count = 0;
  readonly #examples: string[] = [];

  add(key: string): void {
    this.#count++;
    if (this.#examples.length < MOST_EXAMPLES) this.#examples.push(key);
  }

  get sample(): KeySample {
    return { count: this.#count, examples: [...this.#examples] };
  }
}
