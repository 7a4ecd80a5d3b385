import { hash } from 'node:crypto';

/** What a resource is recognised by: another one after each change. */
export function etag(...facts: readonly (string | number)[]): string {
  return `${hash('sha256', facts.join(' '), 'base64url').slice(0, 22)}==`;
}
