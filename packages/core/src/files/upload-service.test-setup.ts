import type { Fetch } from '../settings/http-options.ts';

export const HOST = 'https://generativelanguage.googleapis.com';

/** How one request of an upload fails: before it arrives, with a part of it there, after it was acted on, or by its answer. */
export type Fault = 'none' | 'lost' | 'half' | 'unanswered' | '503' | 'no-status';

interface SentRequest {
  readonly line: string;
  readonly command: string;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
}

/** The service's side of the protocol. Faults befall the requests after the start, one each. */
export function uploadService(
  faults: readonly Fault[] = [],
  { url = `${HOST}/upload/v1/files?upload_id=1`, granularity = '' } = {},
): {
  readonly fetch: Fetch;
  readonly requests: SentRequest[];
  readonly stored: () => Buffer;
} {
  const requests: SentRequest[] = [];
  let stored = Buffer.alloc(0);
  let isFinal = false;
  const store = (bytes: Uint8Array): void => void (stored = Buffer.concat([stored, bytes]));
  const answer = (): Response =>
    isFinal
      ? Response.json(
          { file: { name: 'files/abc', sizeBytes: String(stored.length) } },
          { headers: { 'x-goog-upload-status': 'final' } },
        )
      : new Response('', {
          headers: { 'x-goog-upload-status': 'active', 'x-goog-upload-size-received': String(stored.length) },
        });
  const cut = (): never => {
    throw new TypeError('fetch failed', { cause: Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }) });
  };
  const fetch: Fetch = async (address, init) => {
    init?.signal?.throwIfAborted();
    const headers = new Headers(init?.headers);
    const command = headers.get('x-goog-upload-command') ?? '';
    const body = init?.body;
    const bytes = body instanceof Uint8Array ? body : Buffer.from(typeof body === 'string' ? body : '');
    requests.push({ line: `${init?.method} ${address}`, command, headers, bytes });
    if (command === 'start') {
      const more = granularity === '' ? {} : { 'x-goog-upload-chunk-granularity': granularity };
      return new Response('', { headers: { 'x-goog-upload-url': url, ...more } });
    }
    const fault = faults[requests.length - 2] ?? 'none';
    if (fault === 'lost') return cut();
    if (fault === '503') return Response.json({ error: { status: 'UNAVAILABLE', message: 'busy' } }, { status: 503 });
    if (command.startsWith('upload') && !isFinal) {
      if (Number(headers.get('x-goog-upload-offset')) !== stored.length) return Response.json({}, { status: 400 });
      store(fault === 'half' ? bytes.subarray(0, bytes.length / 2) : bytes);
      if (command.endsWith('finalize') && fault !== 'half') isFinal = true;
    }
    if (fault === 'half' || fault === 'unanswered') return cut();
    return fault === 'no-status' ? new Response('odd') : answer();
  };
  return { fetch, requests, stored: () => stored };
}
