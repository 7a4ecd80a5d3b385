import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { StorageError } from './storage-error.ts';

export type HmacKeyState = 'ACTIVE' | 'INACTIVE' | 'DELETED';

/** What can be told of a key after it was made: not its secret. */
export interface HmacKey {
  readonly accessId: string;
  readonly projectId: string;
  readonly serviceAccountEmail: string;
  readonly state: HmacKeyState;
  readonly timeCreated: Date;
  readonly updated: Date;
  readonly etag: string;
}

/** A key as the cloud knows it. */
export interface KnownHmacKey {
  readonly key: HmacKey;
  readonly secret: string;
}

/** HMAC keys of service accounts. https://cloud.google.com/storage/docs/authentication/hmackeys */
export class HmacKeys {
  readonly #now: () => Date;
  readonly #keys = new Map<string, KnownHmacKey>();

  constructor(now: () => Date) {
    this.#now = now;
  }

  /** All keys, secrets included. */
  entries(): [accessId: string, known: KnownHmacKey][] {
    return [...this.#keys];
  }

  /** Knows keys again. */
  restore(known: Iterable<KnownHmacKey>): void {
    for (const each of known) this.#keys.set(each.key.accessId, each);
  }

  create(projectId: string, serviceAccountEmail: string): { key: HmacKey; secret: string } {
    const timeCreated = this.#now();
    const key: HmacKey = {
      accessId: `GOOG1E${randomBytes(34).toString('hex').toUpperCase().slice(0, 55)}`,
      projectId,
      serviceAccountEmail,
      state: 'ACTIVE',
      timeCreated,
      updated: timeCreated,
      etag: newETag(),
    };
    const made = { key, secret: randomBytes(30).toString('base64') };
    this.#keys.set(key.accessId, made);
    return made;
  }

  /** Of a project, in the order they were made. */
  list(projectId: string): HmacKey[] {
    return [...this.#keys.values()].map(({ key }) => key).filter((key) => key.projectId === projectId);
  }

  /** @throws StorageError 404 */
  require(projectId: string, accessId: string): HmacKey {
    const key = this.#keys.get(accessId)?.key;
    if (key?.projectId === projectId) return key;
    throw new StorageError(404, 'notFound', `Access ID not found in project ${projectId}.`);
  }

  /** @throws StorageError 404, 400 for a state that cannot be set, 412 for another etag than the key's */
  setState(projectId: string, accessId: string, state: unknown, etag?: string): HmacKey {
    const key = this.require(projectId, accessId);
    if ((state !== 'ACTIVE' && state !== 'INACTIVE') || key.state === 'DELETED') {
      throw new StorageError(
        400,
        'invalid',
        'The state of a key can be set to ACTIVE or INACTIVE, until it is deleted.',
      );
    }
    if (etag !== undefined && etag !== key.etag) {
      throw new StorageError(412, 'conditionNotMet', 'At least one of the pre-conditions you specified did not hold.');
    }
    return this.#change(key, state);
  }

  /** @throws StorageError 404, 400 for a key that is still in use */
  delete(projectId: string, accessId: string): void {
    const key = this.require(projectId, accessId);
    if (key.state === 'ACTIVE') {
      throw new StorageError(400, 'invalid', "Cannot delete a key that is in state 'ACTIVE': make it INACTIVE first.");
    }
    this.#change(key, 'DELETED');
  }

  /** HMAC-SHA256 with a chain of keys that begins with the secret of a key in use; undefined for any other. */
  sign(accessId: string, prefix: string, chain: readonly string[], text: string): string | undefined {
    const known = this.#keys.get(accessId);
    if (known?.key.state !== 'ACTIVE') return undefined;
    let secret: string | Buffer = `${prefix}${known.secret}`;
    for (const link of chain) secret = createHmac('sha256', secret).update(link).digest();
    return createHmac('sha256', secret).update(text).digest('hex');
  }

  /** HMAC-SHA1 in Base64, as signatures of version 2 have it; undefined for a key that is not in use. */
  signOlder(accessId: string, text: string): string | undefined {
    const known = this.#keys.get(accessId);
    if (known?.key.state !== 'ACTIVE') return undefined;
    return createHmac('sha1', known.secret).update(text).digest('base64');
  }

  #change(key: HmacKey, state: HmacKeyState): HmacKey {
    const changed = { ...key, state, updated: this.#now(), etag: newETag() };
    this.#keys.set(key.accessId, { key: changed, secret: this.#keys.get(key.accessId)?.secret ?? '' });
    return changed;
  }
}

function newETag(): string {
  return Buffer.from(randomUUID()).toString('base64');
}
