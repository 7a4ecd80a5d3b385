import { hash, randomBytes, sign, type KeyObject } from 'node:crypto';
import { isIPv4, isIPv6 } from 'node:net';
import { bits, boolean, context, implicit, integer, objectId, octets, sequence, set, text, time } from './der.ts';

/** Who vouches for a certificate. */
export interface Issuer {
  readonly name: string;
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

export interface CertificateOrder {
  readonly name: string;
  readonly publicKey: KeyObject;
  readonly issuer: Issuer;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** The host names and addresses that it is for; undefined for one that vouches for others. */
  readonly hosts?: readonly string[];
}

const SIGNATURE = sequence(objectId('1.2.840.10045.4.3.2')); // ecdsa-with-SHA256

/**
 * An X.509 certificate, PEM, signed with an elliptic key.
 *
 * @see https://www.rfc-editor.org/rfc/rfc5280#section-4.1
 */
export function certificate({ name, publicKey, issuer, notBefore, notAfter, hosts }: CertificateOrder): string {
  const usage = hosts ? authenticates(hosts) : vouches();
  const body = sequence(
    context(0, integer(Uint8Array.of(2))), // version 3
    integer(Buffer.concat([Uint8Array.of(1), randomBytes(15)])),
    SIGNATURE,
    nameOf(issuer.name),
    sequence(time(notBefore), time(notAfter)),
    nameOf(name),
    spki(publicKey),
    context(
      3,
      sequence(
        ...usage,
        extension('2.5.29.14', octets(keyId(publicKey))),
        extension('2.5.29.35', sequence(implicit(0, keyId(issuer.publicKey)))),
      ),
    ),
  );
  const der = sequence(body, SIGNATURE, bits(sign('sha256', body, issuer.privateKey)));
  const base64 = Buffer.from(der).toString('base64');
  return `-----BEGIN CERTIFICATE-----\n${base64.replaceAll(/(.{64})(?=.)/g, '$1\n')}\n-----END CERTIFICATE-----\n`;
}

function vouches(): Uint8Array[] {
  return [
    extension('2.5.29.19', sequence(boolean(true), integer(Uint8Array.of(0))), 'critical'),
    extension('2.5.29.15', bits(Uint8Array.of(0b0000_0110), 1), 'critical'), // signs certificates and lists of revoked ones
  ];
}

function authenticates(hosts: readonly string[]): Uint8Array[] {
  return [
    extension('2.5.29.19', sequence(), 'critical'),
    extension('2.5.29.15', bits(Uint8Array.of(0b1000_0000), 7), 'critical'), // signs handshakes
    extension('2.5.29.37', sequence(objectId('1.3.6.1.5.5.7.3.1'))), // of servers
    extension('2.5.29.17', sequence(...hosts.map(hostOf))),
  ];
}

function extension(id: string, value: Uint8Array, weight?: 'critical'): Uint8Array {
  return sequence(objectId(id), ...(weight ? [boolean(true)] : []), octets(value));
}

function hostOf(host: string): Uint8Array {
  return isIPv4(host) || isIPv6(host) ? implicit(7, addressBytes(host)) : implicit(2, Buffer.from(host));
}

function addressBytes(address: string): Uint8Array {
  if (isIPv4(address)) return Uint8Array.from(address.split('.').map(Number));
  const [head = '', tail = ''] = address.split('::');
  const groups = (part: string): string[] => part.split(':').filter(Boolean);
  const zeros = Array.from({ length: 8 - groups(head).length - groups(tail).length }, () => '0');
  const all = [...groups(head), ...zeros, ...groups(tail)].map((group) => group.padStart(4, '0'));
  return Buffer.from(all.join(''), 'hex');
}

function nameOf(name: string): Uint8Array {
  return sequence(set(sequence(objectId('2.5.4.3'), text(name))));
}

function spki(key: KeyObject): Uint8Array {
  return key.export({ type: 'spki', format: 'der' });
}

function keyId(key: KeyObject): Uint8Array {
  return hash('sha1', spki(key), 'buffer');
}
