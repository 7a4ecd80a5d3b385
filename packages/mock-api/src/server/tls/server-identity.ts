import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { certificate } from './certificate.ts';

/** What a server needs for TLS, all of it PEM. */
export interface ServerIdentity {
  readonly key: string;
  readonly cert: string;
  /** What clients have to trust. */
  readonly ca: string;
}

const DAY_MS = 86_400_000;

/** Names under which clients know Google, beside this machine's own. A star stands for one label. */
const hosts: readonly string[] = [
  'localhost',
  '127.0.0.1',
  '::1',
  'googleapis.com',
  '*.googleapis.com',
  '*.eu.rep.googleapis.com',
  '*.us.rep.googleapis.com',
  '*.storage.googleapis.com',
  'metadata.google.internal',
  '169.254.169.254',
  '*.mock-cloud.test',
];

/**
 * A new key with a certificate for this machine and Google's hosts, for thirty days. What vouches for it is made for it
 * alone, and its key is forgotten at once: whoever trusts it trusts nothing else by that.
 *
 * @param own More names or addresses that the server goes by.
 */
export function newServerIdentity(own: readonly string[] = []): ServerIdentity {
  const ca = { name: `Mock cloud, made at ${new Date().toISOString()}`, ...newKeyPair() };
  const { publicKey, privateKey } = newKeyPair();
  const now = Date.now();
  const span = { notBefore: new Date(now - DAY_MS), notAfter: new Date(now + 30 * DAY_MS) };
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: certificate({ name: 'mock cloud', publicKey, issuer: ca, ...span, hosts: [...new Set([...hosts, ...own])] }),
    ca: certificate({ name: ca.name, publicKey: ca.publicKey, issuer: ca, ...span }),
  };
}

function newKeyPair(): { readonly publicKey: KeyObject; readonly privateKey: KeyObject } {
  return generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
}
