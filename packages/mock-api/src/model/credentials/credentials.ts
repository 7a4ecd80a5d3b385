import { hash, randomBytes } from 'node:crypto';
import { projectNumber } from '../project-number.ts';

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

/** Tokens that ended this long ago are forgotten; until then they are known to have ended. */
const REMEMBERED_MS = 24 * 60 * 60 * 1000;

/**
 * Who may call the cloud, and as whom. Its time is real time, also when the cloud's own clock is not: clients sign
 * with real time and decide by it when to ask for a new token.
 */
export class Credentials {
  /** The account that tokens are issued for when a caller names none. */
  readonly serviceAccountEmail: string;
  readonly projectNumber: string;
  readonly #tokens = new Map<string, KnownToken>();
  readonly #subjectTokens = new Set<string>();

  constructor({ project }: { project: string }) {
    this.serviceAccountEmail = `mock-cloud@${project}.iam.gserviceaccount.com`;
    this.projectNumber = projectNumber(project);
  }

  /** @param options.lifetimeSeconds @default 3599 */
  issueToken({
    lifetimeSeconds = 3599,
    subject = this.serviceAccountEmail,
  }: { lifetimeSeconds?: number; subject?: string } = {}): IssuedToken {
    const now = Date.now();
    for (const [key, { expiresAtMs }] of this.#tokens) {
      if (expiresAtMs + REMEMBERED_MS >= now) break; // the oldest come first
      this.#tokens.delete(key);
    }
    const accessToken = `ya29.mock-${randomBytes(32).toString('base64url')}`;
    this.#tokens.set(fingerprint(accessToken), { expiresAtMs: now + lifetimeSeconds * 1000, subject });
    return { accessToken, expiresIn: lifetimeSeconds };
  }

  /** Whether the token was issued here, be it still good or not, and be it only good for being exchanged. */
  ownsBearer(token: string): boolean {
    return this.#tokens.has(fingerprint(token)) || this.ownsSubjectToken(token);
  }

  /** Whether the token was issued here and its time is over. */
  isExpired(token: string): boolean {
    const known = this.#tokens.get(fingerprint(token));
    return known !== undefined && known.expiresAtMs <= Date.now();
  }

  /** Whom a token issued here stands for. */
  subjectOf(token: string): string | undefined {
    return this.#tokens.get(fingerprint(token))?.subject;
  }

  /** Ends every token at once; clients that hold one learn of it by a 401. */
  expireTokens(): void {
    for (const known of this.#tokens.values()) known.expiresAtMs = Math.min(known.expiresAtMs, Date.now());
  }

  /** A token from "outside", to be exchanged for an access token by workload identity federation. */
  issueSubjectToken(): string {
    const token = `mock-subject-${randomBytes(24).toString('base64url')}`;
    this.#subjectTokens.add(fingerprint(token));
    return token;
  }

  ownsSubjectToken(token: string): boolean {
    return this.#subjectTokens.has(fingerprint(token));
  }
}

function fingerprint(token: string): string {
  return hash('sha256', token);
}
