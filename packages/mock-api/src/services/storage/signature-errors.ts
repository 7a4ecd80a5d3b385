import { XmlError } from './xml-error.ts';

/** What a signed URL is refused with, whichever version it is of. */
export function malformed(details: string): XmlError {
  return new XmlError(400, 'InvalidArgument', 'Invalid argument.', { Details: details });
}

/** @param endMs When its time was over, in milliseconds since 1970. */
export function expired(endMs: number): XmlError {
  return new XmlError(400, 'ExpiredToken', 'Invalid argument.', {
    Details: `The provided token has expired. Request signature expired at: ${new Date(endMs).toISOString()}`,
  });
}

/** @param expected What the signature should have been of, so that it can be compared. */
export function mismatched(expected: { readonly StringToSign: string; readonly CanonicalRequest?: string }): XmlError {
  return new XmlError(403, 'SignatureDoesNotMatch', 'Access denied.', {
    Details:
      'The request signature we calculated does not match the signature you provided. Check your Google secret key and signing method.',
    ...expected,
  });
}
