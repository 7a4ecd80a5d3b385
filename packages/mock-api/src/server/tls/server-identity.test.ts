import { X509Certificate } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { integer, objectId, octets } from './der.ts';
import { newServerIdentity } from './server-identity.ts';

const identity = newServerIdentity(['10.0.0.7', 'mock.internal', '2001:db8::7']);
const [leaf, ca] = [new X509Certificate(identity.cert), new X509Certificate(identity.ca)];

test.for([
  'localhost',
  'storage.googleapis.com',
  'us-central1-aiplatform.googleapis.com',
  'aiplatform.eu.rep.googleapis.com',
  'my-bucket.storage.googleapis.com',
  'metadata.google.internal',
  'mock.internal',
])('is good for %s', (host) => {
  expect(leaf.checkHost(host)).toBeDefined();
});

test.for(['127.0.0.1', '::1', '169.254.169.254', '10.0.0.7', '2001:db8::7'])('is good for %s', (address) => {
  expect(leaf.checkIP(address)).toBeDefined();
});

test.for(['google.com', 'example.com', 'googleapis.com.example.com'])('is not good for %s', (host) => {
  expect(leaf.checkHost(host)).toBeUndefined();
});

test('is vouched for by its own authority, for a month', () => {
  expect(leaf.verify(ca.publicKey) && leaf.checkIssued(ca)).toBe(true);
  expect(ca.verify(ca.publicKey) && ca.ca).toBe(true);
  expect(leaf.ca).toBe(false);
  expect(Date.parse(leaf.validTo) - Date.now()).toBeGreaterThan(29 * 86_400_000);
  expect(leaf.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1']);
});

test('is another one each time', () => {
  expect(newServerIdentity().key).not.toBe(identity.key);
});

test.for<[dotted: string, hex: string]>([
  ['2.5.29.17', '0603551d11'],
  ['1.2.840.10045.4.3.2', '06082a8648ce3d040302'],
  ['1.2.840.113549.1.1.11', '06092a864886f70d01010b'],
])('writes %s as %s', ([dotted, hex]) => {
  expect(Buffer.from(objectId(dotted)).toString('hex')).toBe(hex);
});

test('tells the length of any content, and no number as a negative one', () =>
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 70_000 }), (content) => {
      const der = Buffer.from(octets(content));
      const long = (der[1] ?? 0) >= 128 ? (der[1] ?? 0) - 128 : 0;
      const length = long === 0 ? der[1] : der.readUIntBE(2, long);
      expect([length, der.length]).toEqual([content.length, 2 + long + content.length]);
      expect((Buffer.from(integer(content.subarray(0, 8)))[2] ?? 0) < 128).toBe(true);
    }),
    { examples: [[new Uint8Array(127)], [new Uint8Array(128)], [new Uint8Array(256)], [new Uint8Array(65_536)]] },
  ));
