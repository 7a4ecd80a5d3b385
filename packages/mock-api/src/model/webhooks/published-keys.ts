import type { JsonObject } from '../json.ts';
import type { StateKeeper } from '../state/state-keeper.ts';
import { signingKey, type SigningKey } from './signing-key.ts';

type PublicKey = SigningKey['jwk'];

/** So many keys of earlier processes are published beside that of this one. */
const MOST_EARLIER = 4;

/** What messages are verified with: also by receivers that look at one whose sender has been started anew since. */
export class PublishedKeys {
  readonly #keeper: StateKeeper;
  /** By `kid`, the oldest first. */
  readonly #earlier: Map<string, PublicKey>;

  constructor(keeper: StateKeeper) {
    this.#keeper = keeper;
    this.#earlier = new Map(keeper.records<PublicKey>('webhook-key'));
  }

  /** Public keys as JWKS has them, this process's first. */
  async list(): Promise<readonly JsonObject[]> {
    const { jwk } = await signingKey();
    const { kid } = jwk;
    this.#earlier.delete(kid);
    this.#keeper.changed('webhook-key', kid, () => jwk);
    const tooMany = Math.max(0, this.#earlier.size - MOST_EARLIER);
    for (const oldest of [...this.#earlier.keys()].slice(0, tooMany)) {
      this.#earlier.delete(oldest);
      this.#keeper.changed('webhook-key', oldest);
    }
    return [jwk, ...[...this.#earlier.values()].toReversed()];
  }
}
