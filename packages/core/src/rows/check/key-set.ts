/**
 * The keys seen so far, as 64-bit hashes in one array: 16 to 32 bytes a key, however long it is, and 48 while it grows.
 *
 * Two different keys of a million are taken for one about once in 30 million such sets.
 */
export class KeySet {
  #slots = new Uint32Array(2048);
  #size = 0;

  /** Room taken at this moment; a growing array takes half of itself more while it grows. */
  get bytes(): number {
    return this.#slots.byteLength;
  }

  /** Whether the key was new. */
  add(key: string): boolean {
    if ((this.#size + 1) * 4 > this.#slots.length) this.#grow();
    const low = hash(key, 0x9747b28c);
    // No slot of two zeros but the empty one.
    const high = (hash(key, 0x1b873593) | (low === 0 ? 1 : 0)) >>> 0;
    const isNew = insert(this.#slots, low, high);
    if (isNew) this.#size += 1;
    return isNew;
  }

  #grow(): void {
    const before = this.#slots;
    this.#slots = new Uint32Array(before.length * 2);
    for (let at = 0; at < before.length; at += 2) {
      if (before[at] !== 0 || before[at + 1] !== 0) insert(this.#slots, before[at]!, before[at + 1]!);
    }
  }
}

/** Open addressing, a slot is two numbers. The low one says where to begin. */
function insert(slots: Uint32Array, low: number, high: number): boolean {
  const mask = slots.length / 2 - 1;
  for (let index = low & mask; ; index = (index + 1) & mask) {
    const at = index * 2;
    if (slots[at] === 0 && slots[at + 1] === 0) {
      slots[at] = low;
      slots[at + 1] = high;
      return true;
    }
    if (slots[at] === low && slots[at + 1] === high) return false;
  }
}

/** MurmurHash3, 32 bits, over UTF-16 units. https://github.com/aappleby/smhasher/wiki/MurmurHash3 */
function hash(text: string, seed: number): number {
  let state = seed;
  for (let index = 0; index < text.length; index++) {
    let unit = Math.imul(text.charCodeAt(index), 0xcc9e2d51);
    unit = (unit << 15) | (unit >>> 17);
    state ^= Math.imul(unit, 0x1b873593);
    state = (state << 13) | (state >>> 19);
    state = (Math.imul(state, 5) + 0xe6546b64) | 0;
  }
  state ^= text.length;
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
  return (state ^ (state >>> 16)) >>> 0;
}
