import { createPublicKey, generateKeyPair, randomBytes, sign, verify, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';

const newKeyPair = promisify(generateKeyPair);

/** A key that was just made; nobody keeps its private half but whoever asked for it. */
export interface NewKey {
  /** 40 hex digits. */
  readonly keyId: string;
  readonly privateKey: KeyObject;
}

/** Signs for an account. */
export interface Signer {
  readonly keyId: string;
  /** @returns RSASSA-PKCS1-v1_5 with SHA-256, as all of Google's signatures. */
  readonly sign: (data: Uint8Array) => Buffer;
}

/** A public key, to be written down. */
export interface PublicKey {
  readonly account: string;
  readonly keyId: string;
  /** SPKI, PEM. */
  readonly pem: string;
}

/**
 * The keys of service accounts. Those that are given away are known by their public halves; beside them each account has
 * one that the cloud keeps to itself and signs with, made when it is first needed.
 */
export class AccountKeys {
  readonly #public = new Map<string, Map<string, KeyObject>>();
  readonly #own = new Map<string, Promise<NewKey>>();
  readonly #onChange: () => void;

  /** @param onChange Told of each new key. */
  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  /** Makes a key for an account, which the account is known by from now on. */
  async create(account: string): Promise<NewKey> {
    const { publicKey, privateKey } = await newKeyPair('rsa', { modulusLength: 2048 });
    const keyId = randomBytes(20).toString('hex');
    this.#add(account, keyId, publicKey);
    this.#onChange();
    return { keyId, privateKey };
  }

  /** Whether the cloud ever made a key for this account. */
  knows(account: string): boolean {
    return this.#public.has(account);
  }

  /** The key of an account that the cloud keeps. */
  async signer(account: string): Promise<Signer> {
    const { keyId, privateKey } = await this.#ownKey(account);
    return { keyId, sign: (data) => sign('sha256', data, privateKey) };
  }

  /** Whether one of the account's keys made this signature. @param keyId Of the only one to look at. */
  verify(account: string, data: Uint8Array, signature: Uint8Array, keyId?: string): boolean {
    const keys = this.#public.get(account);
    if (!keys) return false;
    const named = keyId === undefined ? undefined : keys.get(keyId);
    const candidates = named ? [named] : keyId === undefined ? [...keys.values()] : [];
    return candidates.some((key) => verify('sha256', data, key, signature));
  }

  /** All public keys, in the order they were made. */
  list(): PublicKey[] {
    return [...this.#public.keys()].flatMap((account) => this.listOf(account));
  }

  /** The public keys of one account. */
  listOf(account: string): PublicKey[] {
    return [...(this.#public.get(account) ?? [])].map(([keyId, key]) => ({
      account,
      keyId,
      pem: key.export({ type: 'spki', format: 'pem' }).toString(),
    }));
  }

  /** Knows keys again that `list` gave. */
  restore(keys: Iterable<PublicKey>): void {
    for (const { account, keyId, pem } of keys) this.#add(account, keyId, createPublicKey(pem));
  }

  #add(account: string, keyId: string, key: KeyObject): void {
    const keys = this.#public.get(account);
    if (keys) keys.set(keyId, key);
    else this.#public.set(account, new Map([[keyId, key]]));
  }

  #ownKey(account: string): Promise<NewKey> {
    const known = this.#own.get(account);
    if (known) return known;
    const created = this.create(account);
    this.#own.set(account, created);
    return created;
  }
}
