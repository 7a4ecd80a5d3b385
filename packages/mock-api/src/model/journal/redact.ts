import { hash } from 'node:crypto';
import {
  credentialText,
  isCredentialField,
  isCredentialHeader,
  isCredentialParameter,
} from '../credentials/credential-places.ts';

/** Names and values in turn, as Node's servers have them: far less to keep than an object each. */
export type HeaderList = readonly string[];

const everyCredential = new RegExp(credentialText, 'g');
/** A JSON field with a text for its value; the text may be cut off. */
const textField = /"((?:[^"\\]|\\.)*)"(\s*:\s*)"((?:[^"\\]|\\.)*)("|\\?$)/g;

/** What stands for a credential: always the same for the same one, and nothing can be called with it. */
export function redacted(credential: string): string {
  return `sha256:${hash('sha256', credential).slice(0, 12)}`;
}

export function redactText(text: string): string {
  return credentialText.test(text) ? text.replaceAll(everyCredential, redacted) : text;
}

export function redactHeaders(headers: HeaderList): HeaderList {
  return headers.map((text, index) => {
    if (index % 2 === 0) return text;
    return isCredentialHeader((headers[index - 1] ?? '').toLowerCase()) ? redactHeader(text) : redactText(text);
  });
}

/** The scheme stays: `Bearer sha256:…`. */
function redactHeader(value: string): string {
  const [, scheme, credential] = /^(Bearer|Basic) +(.*)$/i.exec(value) ?? [];
  return scheme === undefined || credential === undefined ? redacted(value) : `${scheme} ${redacted(credential)}`;
}

/** The URL with the values of its credentials replaced, all else as it was. */
export function redactUrl(url: string): string {
  const mark = url.indexOf('?');
  if (mark === -1) return redactText(url);
  const query = url
    .slice(mark + 1)
    .split('&')
    .map(redactPair);
  return `${redactText(url.slice(0, mark))}?${query.join('&')}`;
}

/** A form's body, as for a request of a token. */
export function redactForm(body: string): string {
  return body.split('&').map(redactPair).join('&');
}

/** A text that is JSON, or the beginning of it. */
export function redactJson(text: string): string {
  const hidden = text.replaceAll(textField, (field: string, name: string, colon: string, value: string, end: string) =>
    isCredentialField(unescaped(name)) ? `"${name}"${colon}"${redacted(value)}${end}` : field,
  );
  return redactText(hidden);
}

function redactPair(pair: string): string {
  const equals = pair.indexOf('=');
  if (equals === -1) return redactText(pair);
  const [name, value] = [pair.slice(0, equals), pair.slice(equals + 1)];
  if (isCredentialParameter(decoded(name))) return `${name}=${redacted(decoded(value))}`;
  const plain = value.includes('%') ? decoded(value) : value;
  return credentialText.test(plain) ? `${name}=${encodeURIComponent(redactText(plain)).replaceAll('%3A', ':')}` : pair;
}

function decoded(text: string): string {
  const spaced = text.replaceAll('+', ' ');
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}

function unescaped(name: string): string {
  try {
    return name.includes('\\') ? String(JSON.parse(`"${name}"`)) : name;
  } catch {
    return name;
  }
}
