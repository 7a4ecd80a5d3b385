import { hash } from 'node:crypto';

/** Twelve bytes or more, a character each. */
export type Digest = string;

/** 32 bytes. As a text it costs half of what it does as a `Buffer`, and each row of a job needs one. */
export function digestOf(text: string): Digest {
  return hash('sha256', text, 'binary');
}

/** How far a stream of chance has come. */
export type SeededState = readonly [a: number, b: number, c: number, counter: number];

/**
 * Chance that a seed repeats: sfc32, started from a digest of the seed and of what the numbers are for.
 * Each purpose draws from a stream of its own, so a new use of chance shifts no other.
 *
 * @see https://pracrand.sourceforge.net/RNG_engines.txt (sfc)
 */
export class SeededRandom {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  /**
   * @param seed Of the cloud; or a digest that has it in it, see {@link digestOf}, where one is to do for several streams.
   * @param purpose Whatever tells this stream from the others, e.g. `'job-ids'`.
   */
  constructor(seed: number | Digest, ...purpose: readonly (string | number)[]) {
    const digest = typeof seed === 'number' ? digestOf(JSON.stringify([seed, ...purpose])) : seed;
    this.#a = int32(digest, 0);
    this.#b = int32(digest, 4);
    this.#c = int32(digest, 8);
  }

  /** How far the stream has come. */
  get state(): SeededState {
    return [this.#a, this.#b, this.#c, this.#counter];
  }

  /** Goes on from where another one stood. */
  goOnFrom([a, b, c, counter]: SeededState): void {
    this.#a = a;
    this.#b = b;
    this.#c = c;
    this.#counter = counter;
  }

  /** A whole number from 0 to 2³² − 1. */
  uint32(): number {
    const result = (this.#a + this.#b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + result) | 0;
    return result >>> 0;
  }

  /** A whole number from 0 up to, not including, `limit`. */
  below(limit: number): number {
    return Math.floor((this.uint32() / 4_294_967_296) * limit);
  }

  pick<Item>(items: readonly [Item, ...Item[]]): Item {
    return items[this.below(items.length)] ?? items[0];
  }

  /** A text of `length` characters out of `alphabet`. */
  text(length: number, alphabet: string): string {
    let text = '';
    for (let count = 0; count < length; count += 1) text += alphabet.charAt(this.below(alphabet.length));
    return text;
  }
}

/** Lowest byte first. */
function int32(bytes: Digest, at: number): number {
  return (
    bytes.charCodeAt(at) |
    (bytes.charCodeAt(at + 1) << 8) |
    (bytes.charCodeAt(at + 2) << 16) |
    (bytes.charCodeAt(at + 3) << 24)
  );
}
