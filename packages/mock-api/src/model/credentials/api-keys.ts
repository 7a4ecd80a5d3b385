import { hash, randomBytes } from 'node:crypto';

/** The API keys of a cloud. Only hashes of them are kept. */
export class ApiKeys {
  readonly #known = new Set<string>();
  readonly #refusesOthers: boolean;

  /** @param keys The only keys that are accepted, beside those issued here; without it, any text is one. */
  constructor(keys?: readonly string[]) {
    this.#refusesOthers = keys !== undefined;
    for (const key of keys ?? []) this.#known.add(hash('sha256', key));
  }

  /** A new key: calls that carry it are for this cloud. */
  issue(): string {
    const key = `mock-key-${randomBytes(24).toString('base64url')}`;
    this.#known.add(hash('sha256', key));
    return key;
  }

  /** Whether it is this cloud's own: given to it, or issued by it. */
  owns(key: string): boolean {
    return this.#known.has(hash('sha256', key));
  }

  /** Whether a call with this key is let in: any text is, unless the cloud was given its keys. */
  accepts(key: string): boolean {
    return !this.#refusesOthers || this.owns(key);
  }
}
