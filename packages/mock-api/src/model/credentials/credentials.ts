import { randomBytes } from 'node:crypto';
import { projectNumber } from '../project-number.ts';
import { AccountKeys, type PublicKey } from './account-keys.ts';
import { credentialBehavior, type CredentialBehavior } from './credential-behavior.ts';
import { fingerprint } from './fingerprint.ts';
import { parseJwt } from './jwt.ts';
import { RefreshTokens, type KnownRefreshToken } from './refresh-tokens.ts';

/** A bearer token, as it is handed out: the only time that its text is to be had. */
export interface IssuedToken {
  /** E.g. `ya29.mock-…`. Only a hash of it is kept. */
  accessToken: string;
  /** Seconds. */
  expiresIn: number;
}

interface KnownToken {
  expiresAtMs: number;
  subject: string;
}

/** What a cloud remembers of its credentials: hashes and public keys. */
export interface CredentialMemory {
  readonly tokens: readonly (readonly [fingerprint: string, token: KnownToken])[];
  readonly subjectTokens: readonly string[];
  readonly refreshTokens: readonly KnownRefreshToken[];
  readonly keys: readonly PublicKey[];
}

/** Tokens that ended this long ago are forgotten; until then they are known to have ended. */
const REMEMBERED_MS = 24 * 60 * 60 * 1000;
/** So many of the last ones are remembered beyond the process. */
const REMEMBERED_TOKENS = 500;

/**
 * Who may call the cloud, and as whom. Its time is real time, also when the cloud's own clock is not: clients sign
 * with real time and decide by it when to ask for a new token.
 */
export class Credentials {
  /** The account that tokens are issued for when a caller names none. */
  readonly serviceAccountEmail: string;
  readonly projectNumber: string;
  readonly behavior: CredentialBehavior;
  /** What service accounts sign with. */
  readonly accountKeys: AccountKeys;
  /** The logins of users. */
  readonly refreshTokens: RefreshTokens;
  readonly #tokens = new Map<string, KnownToken>();
  readonly #subjectTokens = new Set<string>();
  readonly #onChange: () => void;

  constructor({
    project,
    behavior = credentialBehavior(),
    onChange = (): void => {},
  }: {
    project: string;
    behavior?: CredentialBehavior;
    /** Told when there is more to remember. */
    onChange?: () => void;
  }) {
    this.serviceAccountEmail = `mock-cloud@${project}.iam.gserviceaccount.com`;
    this.projectNumber = projectNumber(project);
    this.behavior = behavior;
    this.accountKeys = new AccountKeys(onChange);
    this.refreshTokens = new RefreshTokens(behavior.unknown === 'refuse', onChange);
    this.#onChange = onChange;
  }

  /** @param options.lifetimeSeconds @default as the cloud was told, 3599 if it was not */
  issueToken({
    lifetimeSeconds = this.behavior.lifetimeSeconds,
    subject = this.serviceAccountEmail,
  }: { lifetimeSeconds?: number; subject?: string } = {}): IssuedToken {
    const now = Date.now();
    for (const [key, { expiresAtMs }] of this.#tokens) {
      if (expiresAtMs + REMEMBERED_MS >= now) break; // the oldest come first
      this.#tokens.delete(key);
    }
    const accessToken = `ya29.mock-${randomBytes(32).toString('base64url')}`;
    this.#tokens.set(fingerprint(accessToken), { expiresAtMs: now + lifetimeSeconds * 1000, subject });
    this.#onChange();
    return { accessToken, expiresIn: lifetimeSeconds };
  }

  /** Whether the token was issued here, be it still good or not, and be it only good for being exchanged or renewed. */
  ownsBearer(token: string): boolean {
    return this.#tokens.has(fingerprint(token)) || this.ownsSubjectToken(token) || this.refreshTokens.owns(token);
  }

  /** Whether this is an account of the cloud's: its own, or one that it made a key for. */
  ownsAccount(email: string): boolean {
    return email === this.serviceAccountEmail || this.accountKeys.knows(email);
  }

  /**
   * Whether a signature is good for an account's. What is signed for an account that the cloud knows nothing of, with a key
   * that somebody made up, is good unless only known credentials will do.
   */
  isSignedBy(account: string, text: string, signature: Uint8Array): boolean {
    if (!this.accountKeys.knows(account)) return this.behavior.unknown === 'accept';
    return this.accountKeys.verify(account, Buffer.from(text), signature);
  }

  /** Whether the token was issued here and its time is over. */
  isExpired(token: string): boolean {
    return (this.expiresAtMs(token) ?? Infinity) <= Date.now();
  }

  /** Whether services must not take this token: its time is over, its signature is wrong, or it is not one of the cloud's where only those will do. */
  isRefused(token: string): boolean {
    // A cloud that issued none need not know the token's hash.
    if (this.#tokens.size > 0 && this.#tokens.has(fingerprint(token))) return this.isExpired(token);
    return this.#isRefusedSignedToken(token) ?? this.behavior.unknown === 'refuse';
  }

  /** When a token issued here ends, in milliseconds since 1970. */
  expiresAtMs(token: string): number | undefined {
    return this.#tokens.get(fingerprint(token))?.expiresAtMs;
  }

  /** Whom a token issued here stands for. */
  subjectOf(token: string): string | undefined {
    return this.#tokens.get(fingerprint(token))?.subject;
  }

  /** Ends every token at once; clients that hold one learn of it by a 401. */
  expireTokens(): void {
    for (const known of this.#tokens.values()) known.expiresAtMs = Math.min(known.expiresAtMs, Date.now());
    this.#onChange();
  }

  /** Takes access away from users who logged in: their refresh tokens give no access token any more. */
  revokeRefreshTokens(): void {
    this.refreshTokens.revoke();
    this.#onChange();
  }

  /** A token from "outside", to be exchanged for an access token by workload identity federation. */
  issueSubjectToken(): string {
    const token = `mock-subject-${randomBytes(24).toString('base64url')}`;
    this.#subjectTokens.add(fingerprint(token));
    this.#onChange();
    return token;
  }

  ownsSubjectToken(token: string): boolean {
    return this.#subjectTokens.has(fingerprint(token));
  }

  /** What to remember beyond the process. It holds no secret. */
  remember(): CredentialMemory {
    return {
      tokens: [...this.#tokens].slice(-REMEMBERED_TOKENS),
      subjectTokens: [...this.#subjectTokens].slice(-REMEMBERED_TOKENS),
      refreshTokens: this.refreshTokens.list(),
      keys: this.accountKeys.list(),
    };
  }

  /** Remembers what `remember` gave. */
  restore({ tokens, subjectTokens, refreshTokens, keys }: CredentialMemory): void {
    for (const [key, token] of tokens) this.#tokens.set(key, { ...token });
    for (const token of subjectTokens) this.#subjectTokens.add(token);
    this.refreshTokens.restore(refreshTokens);
    this.accountKeys.restore(keys);
  }

  /**
   * Libraries sign a token themselves, with a service account's key, where no scope was asked for. Undefined when it is
   * no such token, or of an account that the cloud knows nothing of.
   *
   * @see https://google.aip.dev/auth/4111
   */
  #isRefusedSignedToken(token: string): boolean | undefined {
    const jwt = parseJwt(token);
    const issuer = jwt?.claims['iss'];
    if (!jwt || typeof issuer !== 'string' || !this.accountKeys.knows(issuer)) return undefined;
    const { exp } = jwt.claims;
    const { kid } = jwt.header;
    const keyId = typeof kid === 'string' ? kid : undefined;
    return (
      typeof exp !== 'number' ||
      exp * 1000 <= Date.now() ||
      !this.accountKeys.verify(issuer, jwt.signed, jwt.signature, keyId)
    );
  }
}
