import { randomBytes } from 'node:crypto';
import { fingerprint } from './fingerprint.ts';
import { OAuthError } from './oauth-error.ts';

/** What a user's login consists of. */
export interface RefreshToken {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly refreshToken: string;
}

/** A login as it is remembered: without its secrets. */
export interface KnownRefreshToken {
  readonly clientId: string;
  readonly secret: string;
  readonly token: string;
  isRevoked: boolean;
}

/** The logins of users, by which they get access tokens without being asked again. */
export class RefreshTokens {
  readonly #known = new Map<string, KnownRefreshToken>();
  readonly #refusesOthers: boolean;
  readonly #onChange: () => void;

  /** @param onChange Told of each new login. */
  constructor(refusesOthers: boolean, onChange: () => void) {
    this.#refusesOthers = refusesOthers;
    this.#onChange = onChange;
  }

  issue(): RefreshToken {
    const clientId = `mock-${randomBytes(8).toString('hex')}.apps.googleusercontent.com`;
    const clientSecret = `GOCSPX-mock-${randomBytes(18).toString('base64url')}`;
    const refreshToken = `1//mock-${randomBytes(32).toString('base64url')}`;
    const token = fingerprint(refreshToken);
    this.#known.set(token, { clientId, secret: fingerprint(clientSecret), token, isRevoked: false });
    this.#onChange();
    return { clientId, clientSecret, refreshToken };
  }

  owns(refreshToken: string): boolean {
    return this.#known.has(fingerprint(refreshToken));
  }

  /** Ends all logins, as a user does who takes access away. */
  revoke(): void {
    for (const known of this.#known.values()) known.isRevoked = true;
  }

  /** @throws OAuthError `invalid_client`, `invalid_grant` */
  check({ clientId, clientSecret, refreshToken }: RefreshToken): void {
    const known = this.#known.get(fingerprint(refreshToken));
    if (!known) {
      if (this.#refusesOthers) throw revoked();
      return;
    }
    if (known.clientId !== clientId) throw new OAuthError('invalid_client', 'The OAuth client was not found.', 401);
    if (known.secret !== fingerprint(clientSecret)) {
      throw new OAuthError('invalid_client', 'The provided client secret is invalid.', 401);
    }
    if (known.isRevoked) throw revoked();
  }

  list(): KnownRefreshToken[] {
    return [...this.#known.values()];
  }

  /** Knows logins again that `list` gave. */
  restore(known: Iterable<KnownRefreshToken>): void {
    for (const login of known) this.#known.set(login.token, { ...login });
  }
}

function revoked(): OAuthError {
  return new OAuthError('invalid_grant', 'Token has been expired or revoked.');
}
