import { redactText } from '../errors/redact.ts';
import { isJsonObject } from '../rows/json-object.ts';

/** The words of a service in the error of one of Google's libraries, without secrets: a media download answers with bare text, or with the body of its JSON error. */
export function refusalWords(error: Error): string {
  // The library joins several messages under a heading; the first is the one that counts.
  const first: unknown = 'errors' in error && Array.isArray(error.errors) ? error.errors[0] : undefined;
  const single = isJsonObject(first) && typeof first['message'] === 'string' ? first['message'] : error.message;
  const text = single.trim();
  const words = (text.startsWith('{') ? messageInside(text) : text) || 'no reason given';
  return redactText(/[.!?]$/.test(words) ? words : `${words}.`, []);
}

function messageInside(text: string): string {
  try {
    const body: unknown = JSON.parse(text);
    const inner = isJsonObject(body) && isJsonObject(body['error']) ? body['error']['message'] : undefined;
    return typeof inner === 'string' ? inner : text;
  } catch {
    return text;
  }
}
