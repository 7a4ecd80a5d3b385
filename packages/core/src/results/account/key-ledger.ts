import { bytesOf, PackedTexts } from './packed-texts.ts';
import { PagedArray } from './paged-array.ts';

const FIRST_SLOTS = 1_024;
/** Share of the slots in use at which there are made twice as many. */
const FULL = 0.8;
/** The most that one byte counts. */
const MOST = 255;

/**
 * Keys, each with how often its row has come. Exact: keys are kept whole and compared byte by byte, and a hash only says
 * where to look, so no two keys are ever taken for one.
 *
 * Takes the bytes of a key, and 15 to 25 more: at most 64 bytes for keys up to 39 bytes, such as a UUID, over a flat
 * 1.2 MB.
 */
export class KeyLedger {
  readonly #texts: PackedTexts = new PackedTexts();
  readonly #hashes: PagedArray<Uint32Array> = new PagedArray((length) => new Uint32Array(length));
  readonly #counts: PagedArray<Uint8Array> = new PagedArray((length) => new Uint8Array(length));
  /** Counts that have outgrown their byte. */
  readonly #high: Map<number, number> = new Map();
  /** Index of a key and 1, at a slot that its hash says; 0 where there is none. */
  #slots = new Uint32Array(FIRST_SLOTS);

  get size(): number {
    return this.#texts.size;
  }

  /** Room taken at this moment; a growing table takes half of itself more while it grows. */
  get bytes(): number {
    return this.#texts.bytes + this.#hashes.bytes + this.#counts.bytes + this.#slots.byteLength;
  }

  /** Of a key that is in it, else -1. */
  indexOf(key: string): number {
    return this.#slots[this.#slotOf(key, hashOf(key))]! - 1;
  }

  /** Where the key is, new or not. */
  add(key: string): { readonly index: number; readonly isNew: boolean } {
    const hash = hashOf(key);
    const slot = this.#slotOf(key, hash);
    const known = this.#slots[slot]! - 1;
    if (known !== -1) return { index: known, isNew: false };
    const index = this.#texts.size;
    this.#texts.push(key);
    this.#hashes.set(index, hash);
    this.#counts.set(index, 0);
    this.#slots[slot] = index + 1;
    if (this.#texts.size > this.#slots.length * FULL) this.#grow();
    return { index, isNew: true };
  }

  /** Counts one more line for the key; gives how many there are now. */
  count(index: number): number {
    const now = this.countAt(index) + 1;
    if (now <= MOST) this.#counts.set(index, now);
    if (now >= MOST) this.#high.set(index, now);
    return now;
  }

  countAt(index: number): number {
    const count = this.#counts.get(index);
    return count === MOST ? this.#high.get(index)! : count;
  }

  /** Keys that no line has come for, in the order in which they were added. */
  *uncounted(): Generator<string, void> {
    for (let index = 0; index < this.size; index++) if (this.#counts.get(index) === 0) yield this.#texts.at(index);
  }

  /** Of the key, or the empty one where it would be. */
  #slotOf(key: string, hash: number): number {
    const mask = this.#slots.length - 1;
    let bytes: ReturnType<typeof bytesOf> | undefined;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const index = this.#slots[slot]! - 1;
      if (index === -1) return slot;
      if (this.#hashes.get(index) === hash && this.#texts.equals(index, (bytes ??= bytesOf(key)))) return slot;
    }
  }

  #grow(): void {
    const slots = new Uint32Array(this.#slots.length * 2);
    const mask = slots.length - 1;
    for (let index = 0; index < this.size; index++) {
      let slot = this.#hashes.get(index) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = index + 1;
    }
    this.#slots = slots;
  }
}

/** FNV-1a over UTF-16 units, stirred at the end: only how evenly it spreads matters. http://www.isthe.com/chongo/tech/comp/fnv/ */
function hashOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < key.length; at++) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  return (hash ^ (hash >>> 15)) >>> 0;
}
