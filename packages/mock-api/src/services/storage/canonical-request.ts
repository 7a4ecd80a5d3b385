import { XmlError } from './xml-error.ts';

/**
 * What a V4 signature is of: method, path, query without the signature, signed headers, payload.
 *
 * @param signedHeaders `content-type;host`
 * @param withPort Whether the host is signed with its port. Google's library for Node leaves it out.
 * @throws XmlError 400 when `host` is not among them, or one of them was not sent
 * @see https://cloud.google.com/storage/docs/authentication/canonical-requests
 */
export function canonicalRequest(
  { method, url, headers }: Request,
  signedHeaders: string,
  { withPort = true }: { withPort?: boolean } = {},
): string {
  const { pathname, search, host } = new URL(url);
  const names = signedHeaders.split(';');
  if (!names.includes('host')) throw badHeader('X-Goog-SignedHeaders does not name host.');
  const lines = names.map((name) => {
    const given = headers.get(name) ?? (name === 'host' ? host : undefined);
    if (given === undefined) throw badHeader(`The signed header ${name.slice(0, 80)} was not sent.`);
    const value = name === 'host' && !withPort ? given.replace(/:\d+$/, '') : given;
    return `${name}:${value.trim().replaceAll(/\s+/g, ' ')}\n`;
  });
  const payload =
    (names.includes('x-goog-content-sha256') && headers.get('x-goog-content-sha256')) || 'UNSIGNED-PAYLOAD';
  return [method, pathname, canonicalQuery(search), lines.join(''), signedHeaders, payload].join('\n');
}

function canonicalQuery(search: string): string {
  return search
    .slice(1)
    .split('&')
    .filter((parameter) => parameter !== '')
    .map((parameter) => {
      const [name = '', ...value] = parameter.split('=');
      return [name, value.join('=')].map((part) => encoded(decoded(part)));
    })
    .filter(([name]) => name !== 'X-Goog-Signature')
    .map((parts) => parts.join('='))
    .toSorted()
    .join('&');
}

function encoded(text: string): string {
  return encodeURIComponent(text).replaceAll(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function badHeader(details: string): XmlError {
  return new XmlError(400, 'InvalidArgument', 'Invalid argument.', { Details: details });
}
