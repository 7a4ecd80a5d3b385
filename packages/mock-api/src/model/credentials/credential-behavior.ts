import { checkOptions, type ChecksOf } from '../options/check-options.ts';
import { oneOf, wholeFrom } from '../options/checks.ts';

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

const defaults: CredentialBehavior = { unknown: 'accept', lifetimeSeconds: 3599 };

const checks: ChecksOf<CredentialBehavior> = { unknown: oneOf('accept', 'refuse'), lifetimeSeconds: wholeFrom(1) };

/** @throws RangeError, TypeError for what makes no sense */
export function credentialBehavior(options: Partial<CredentialBehavior> = {}): CredentialBehavior {
  return { ...defaults, ...checkOptions(options, checks, 'credentials') };
}
