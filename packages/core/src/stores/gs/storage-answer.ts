import { ApiError } from '../../errors/api-error.ts';
import { redactText } from '../../errors/redact.ts';
import { codeByStatus } from '../../rows/canonical-code.ts';
import { isJsonObject } from '../../rows/json-object.ts';

/** What to do about a refusal, by its HTTP status. */
const ADVICE: Readonly<Record<number, string>> = {
  401: 'Log in (gcloud auth application-default login), or set GOOGLE_APPLICATION_CREDENTIALS.',
  403: 'Ask for the role Storage Object Viewer (roles/storage.objectViewer) on the bucket.',
  404: 'Check the address, and that nobody deleted or replaced it meanwhile.',
};

/**
 * The refusal of Cloud Storage as an ApiError that names the `gs://` address; any other error as it is.
 * The library's error holds the request with its headers, so it is told anew, not passed on as a cause.
 */
export function storageAnswer(error: unknown, act: string, uri: string): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  const status = Number(error.code);
  if (!Number.isInteger(status) || status < 300 || status > 599) return error;
  const code = codeByStatus(status)?.code ?? 'UNKNOWN';
  const words = redactText(messageOf(error), []);
  const advice = ADVICE[status];
  const message = `${act} ${uri} was answered ${status} ${code}: ${words}${advice === undefined ? '' : ` ${advice}`}`;
  return new ApiError({ message, status, code });
}

/** The service's own words: a media download answers with bare text, or with the body of its JSON error. */
function messageOf(error: Error): string {
  // The library joins several messages under a heading; the first is the one that counts.
  const first: unknown = 'errors' in error && Array.isArray(error.errors) ? error.errors[0] : undefined;
  const single = isJsonObject(first) && typeof first['message'] === 'string' ? first['message'] : error.message;
  const text = single.trim();
  const words = (text.startsWith('{') ? messageInside(text) : text) || 'no reason given';
  return /[.!?]$/.test(words) ? words : `${words}.`;
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
