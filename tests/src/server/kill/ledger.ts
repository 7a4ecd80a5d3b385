/** What must be true of things that were written, by key: what was acknowledged, and what may have happened since. */
export class Ledger {
  readonly #entries = new Map<string, { certain: string | undefined; maybe: Set<string | undefined> }>();

  get keys(): string[] {
    return [...this.#entries.keys()];
  }

  /** What was acknowledged last; undefined for nothing. */
  certain(key: string): string | undefined {
    return this.#entries.get(key)?.certain;
  }

  /** Writes `value` (undefined: deletes) by `call`: until that has been answered, either may be true. */
  async write(key: string, value: string | undefined, call: () => Promise<void>): Promise<void> {
    const entry = this.#entries.get(key) ?? { certain: undefined, maybe: new Set() };
    this.#entries.set(key, entry);
    entry.maybe.add(value);
    await call();
    entry.certain = value;
    entry.maybe.clear();
  }

  /** Holds what is there now against what must be. @throws Error when it is neither what was acknowledged nor what was under way */
  check(key: string, actual: string | undefined): void {
    const entry = this.#entries.get(key);
    if (entry && (actual === entry.certain || entry.maybe.has(actual))) {
      entry.certain = actual;
      entry.maybe.clear();
      return;
    }
    const told = (value: string | undefined): string => JSON.stringify(value?.slice(0, 60)) ?? 'nothing';
    throw new Error(`${key} is ${told(actual)}, but ${told(entry?.certain)} was acknowledged`);
  }
}
