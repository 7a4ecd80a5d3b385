import { hash } from 'node:crypto';
import type { StorageContext } from './storage-answer.ts';
import { canonicalRequest } from './canonical-request.ts';
import { expired, malformed, mismatched } from './signature-errors.ts';
import { checkOlderSignature } from './signed-url-v2.ts';
import { XmlError } from './xml-error.ts';

const LONGEST_LIFE_SECONDS = 604_800;
/** How far a client's clock may be ahead. */
const SKEW_MS = 15 * 60 * 1000;

/**
 * Checks a signed URL, V4 or V2; a call without a signature is none. Its time is credential time, so it is real.
 *
 * @throws XmlError 400 for one that is malformed or past its time, 403 for a signature that its account's keys did not make
 * @see https://cloud.google.com/storage/docs/authentication/canonical-requests
 */
export function checkSignature(c: StorageContext): void {
  const algorithm = c.req.query('X-Goog-Algorithm');
  if (algorithm === undefined) return checkOlderSignature(c);
  const signature = read(c, 'X-Goog-Signature');
  const credential = read(c, 'X-Goog-Credential');
  const date = read(c, 'X-Goog-Date');
  const match = /^(?<signer>.+?)\/(?<scope>(?<day>\d{8})\/(?<location>[^/]+)\/storage\/goog4_request)$/.exec(
    credential,
  );
  const { signer = '', scope = '', day = '', location = '' } = match?.groups ?? {};
  if (!match || !date.startsWith(day)) {
    throw malformed(`X-Goog-Credential is not SIGNER/YYYYMMDD/LOCATION/storage/goog4_request of the date ${date}.`);
  }
  checkTime(date, read(c, 'X-Goog-Expires'));
  const signedHeaders = read(c, 'X-Goog-SignedHeaders');
  const textOf = (canonical: string): string => [algorithm, date, scope, hash('sha256', canonical)].join('\n');
  const canonical = canonicalRequest(c.req.raw, signedHeaders);
  const texts = [canonical, canonicalRequest(c.req.raw, signedHeaders, { withPort: false })].map(textOf);
  if (texts.some((text) => isSigned(c, algorithm, signer, [day, location], text, signature))) return;
  throw mismatched({ StringToSign: textOf(canonical), CanonicalRequest: canonical });
}

/** Whether a text is signed as version 4 has it. @throws XmlError 400 for an algorithm that there is not */
export function isSigned(
  c: StorageContext,
  algorithm: string,
  signer: string,
  [day = '', location = '']: readonly string[],
  text: string,
  signature: string,
): boolean {
  const { credentials, objects } = c.env.cloud;
  switch (algorithm) {
    case 'GOOG4-RSA-SHA256':
      return credentials.isSignedBy(signer, text, Buffer.from(signature, 'hex'));
    case 'GOOG4-HMAC-SHA256':
      return (
        objects.hmacKeys.sign(signer, 'GOOG4', [day, location, 'storage', 'goog4_request'], text) ===
        signature.toLowerCase()
      );
    default:
      throw malformed(`X-Goog-Algorithm is GOOG4-RSA-SHA256 or GOOG4-HMAC-SHA256, not ${algorithm.slice(0, 40)}.`);
  }
}

function checkTime(date: string, expires: string): void {
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(date) ?? [];
  const signedMs = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  const seconds = /^\d+$/.test(expires) ? Number(expires) : NaN;
  if (Number.isNaN(signedMs)) throw malformed(`X-Goog-Date is not a date such as 20260101T000000Z: ${date}`);
  if (!(seconds > 0 && seconds <= LONGEST_LIFE_SECONDS)) {
    throw malformed(`X-Goog-Expires is a number of seconds up to ${LONGEST_LIFE_SECONDS} (7 days).`);
  }
  const now = Date.now();
  if (signedMs > now + SKEW_MS) throw new XmlError(403, 'AccessDenied', 'The request is not valid yet.');
  const endMs = signedMs + seconds * 1000;
  if (now > endMs) throw expired(endMs);
}

function read(c: StorageContext, name: string): string {
  const value = c.req.query(name);
  if (value) return value;
  throw malformed(`${name} is missing.`);
}
