import { createHmac } from 'node:crypto';
import { signingKey } from './signing-key.ts';
import type { WebhookBehavior } from './webhook-behavior.ts';
import type { WebhookDelivery } from './webhook-delivery.ts';

/** Receivers refuse what is older than five minutes. */
const VALID_SECONDS = 300;

/**
 * The three headers of Standard Webhooks. They go by the machine's time, as credentials do: receivers compare it to their own.
 *
 * @param body What is sent, to the byte.
 * @see https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export async function webhookHeaders(
  { id, uri, message }: WebhookDelivery,
  body: string,
  { signature, secret }: Pick<WebhookBehavior, 'signature'> & { secret: string },
): Promise<Record<string, string>> {
  const seconds = Math.floor(Date.now() / 1000);
  return {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(seconds),
    'webhook-signature': signature === 'hmac' ? hmac(`${id}.${seconds}.${body}`, secret) : await jwt(),
  };

  async function jwt(): Promise<string> {
    const key = await signingKey();
    const { type, version, timestamp, data } = message;
    const iss = 'https://generativelanguage.googleapis.com';
    return key.sign({
      iss,
      aud: uri,
      jti: id,
      iat: seconds,
      exp: seconds + VALID_SECONDS,
      type,
      version,
      timestamp,
      data,
    });
  }
}

function hmac(signed: string, secret: string): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  return `v1,${createHmac('sha256', key).update(signed).digest('base64')}`;
}
