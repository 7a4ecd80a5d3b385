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

/** @throws RangeError, TypeError for a value that makes no sense */
export function webhookBehavior(options: Partial<WebhookBehavior> = {}): WebhookBehavior {
  const behavior = { ...defaults, ...options };
  const { maxAttempts, firstPauseMs, secret } = behavior;
  if (!(Number.isInteger(maxAttempts) && maxAttempts > 0)) {
    throw new RangeError(`webhooks.maxAttempts is a whole number above 0, not ${maxAttempts}`);
  }
  if (!(firstPauseMs >= 0))
    throw new RangeError(`webhooks.firstPauseMs is a number of milliseconds, not ${firstPauseMs}`);
  if (secret !== undefined && !/^whsec_[A-Za-z0-9+/]+={0,2}$/.test(secret)) {
    throw new TypeError('webhooks.secret is whsec_ and base64');
  }
  return behavior;
}
