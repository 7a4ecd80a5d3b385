import { hash } from 'node:crypto';

/** By which a secret is known to whoever must not keep it. */
export function fingerprint(secret: string): string {
  return hash('sha256', secret);
}
