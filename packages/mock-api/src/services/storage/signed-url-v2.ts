import type { StorageContext } from './storage-answer.ts';
import { expired, malformed, mismatched } from './signature-errors.ts';
import { resourcePath } from './xml-target.ts';

/**
 * Checks a V2 signed URL; a call without a signature is none. Unlike V4, it is not a signature of the query.
 *
 * @throws XmlError 400 for one that is malformed or past its time, 403 for a signature that its account's keys did not make
 * @see https://cloud.google.com/storage/docs/access-control/signed-urls-v2
 */
export function checkOlderSignature(c: StorageContext): void {
  const [signer, expires, signature] = ['GoogleAccessId', 'Expires', 'Signature'].map((name) => c.req.query(name));
  if (signer === undefined && signature === undefined) return;
  if (!signer || !signature) throw malformed(`${signer ? 'Signature' : 'GoogleAccessId'} is missing.`);
  if (!/^\d{1,11}$/.test(expires ?? '')) throw malformed('Expires is not a number of seconds since 1970.');
  const endMs = Number(expires) * 1000;
  if (Date.now() > endMs) throw expired(endMs);
  const text = stringToSign(c.req.raw, String(expires));
  if (!isSigned(c, signer, text, signature)) throw mismatched({ StringToSign: text });
}

function isSigned(c: StorageContext, signer: string, text: string, signature: string): boolean {
  const { credentials, objects } = c.env.cloud;
  // Accounts have addresses, HMAC keys have none.
  if (!signer.includes('@')) return objects.hmacKeys.signOlder(signer, text) === signature;
  return credentials.isSignedBy(signer, text, Buffer.from(signature, 'base64'));
}

/** `PUT\n\ntext/plain\n1388534400\nx-goog-meta-team:search\n/my-bucket/in/a.txt` */
function stringToSign({ method, url, headers }: Request, expires: string): string {
  const extensions = [...headers]
    .filter(([name]) => name.startsWith('x-goog-') && !name.startsWith('x-goog-encryption-key'))
    .map(([name, value]) => `${name}:${value.trim().replaceAll(/\s+/g, ' ')}\n`);
  const [md5 = '', type = ''] = ['content-md5', 'content-type'].map((name) => headers.get(name) ?? undefined);
  return [method, md5, type, expires, `${extensions.join('')}${resourcePath(url)}`].join('\n');
}
