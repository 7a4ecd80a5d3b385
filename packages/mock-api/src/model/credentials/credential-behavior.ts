/** What a cloud thinks of credentials, and how long its own live. */
export interface CredentialBehavior {
  /**
   * What becomes of credentials that the cloud never gave: tokens, service accounts, refresh tokens. `accept` takes any, as
   * a key file that somebody made up for a test; one of its own with a wrong signature is refused all the same. @default 'accept'
   */
  readonly unknown: 'accept' | 'refuse';
  /** How long an access token or an ID token lives. @default 3599 */
  readonly lifetimeSeconds: number;
}

/** @throws RangeError, TypeError for what makes no sense */
export function credentialBehavior({
  unknown = 'accept',
  lifetimeSeconds = 3599,
}: Partial<CredentialBehavior> = {}): CredentialBehavior {
  if (unknown !== 'accept' && unknown !== 'refuse') {
    throw new TypeError(`credentials.unknown is accept or refuse, not ${JSON.stringify(unknown)}`);
  }
  if (!(Number.isInteger(lifetimeSeconds) && lifetimeSeconds > 0)) {
    throw new RangeError(`credentials.lifetimeSeconds is a whole number above 0, not ${lifetimeSeconds}`);
  }
  return { unknown, lifetimeSeconds };
}
