import { checkOptions, type ChecksOf } from '../options/check-options.ts';
import { amount, oneOf, taking, wholeFrom } from '../options/checks.ts';

/** How a cloud tells of batches that have ended. */
export interface WebhookBehavior {
  /** Where messages may go: to this machine alone, or anywhere. @default 'loopback' */
  readonly targets: 'loopback' | 'any';
  /**
   * How they are signed: as documented for webhooks of a single batch, by an RS256 JWT whose key is at
   * `/.well-known/jwks.json`, or as for webhooks of a project, by HMAC-SHA256 with a secret. @default 'jwt'
   *
   * @see https://ai.google.dev/gemini-api/docs/webhooks#verify-dynamic-signatures
   */
  readonly signature: 'jwt' | 'hmac';
  /** For `hmac`: `whsec_` and base64, as Standard Webhooks has it. @default one by chance, at `cloud.webhooks.secret` */
  readonly secret?: string;
  /** How often a message is sent before it is given up. @default 14, which with the pauses between them is about a day */
  readonly maxAttempts: number;
  /** Service time before a message is sent again; each pause is twice the one before. @default 10_000 */
  readonly firstPauseMs: number;
}

const defaults: WebhookBehavior = {
  targets: 'loopback',
  signature: 'jwt',
  maxAttempts: 14,
  firstPauseMs: 10_000,
};

const isSecret = (value: unknown): boolean => typeof value === 'string' && /^whsec_[A-Za-z0-9+/]+={0,2}$/.test(value);

const checks: ChecksOf<WebhookBehavior> = {
  targets: oneOf('loopback', 'any'),
  signature: oneOf('jwt', 'hmac'),
  secret: taking('whsec_ and base64', isSecret, { isSecret: true }),
  maxAttempts: wholeFrom(1),
  firstPauseMs: amount,
};

/** @throws RangeError, TypeError for a name or a value that makes no sense */
export function webhookBehavior(options: Partial<WebhookBehavior> = {}): WebhookBehavior {
  return { ...defaults, ...checkOptions(options, checks, 'webhooks') };
}
