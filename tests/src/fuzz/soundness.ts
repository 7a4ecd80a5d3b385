import type { MockCloud } from '@genai-batch/mock-api';
import { secrets } from './any-headers.ts';
import { OPEN_UPLOAD } from './any-query.ts';
import type { FuzzRequest } from './any-request.ts';
import type { FuzzedCloud } from './fuzzed-cloud.ts';

type App = { fetch(request: Request, env: { cloud: MockCloud }): Response | Promise<Response> };

/** Asks, and reads the answer to its end. @throws Error when the answer is none that a service would give */
export async function expectSound(
  app: App,
  { cloud, openUploads }: FuzzedCloud,
  { method, url, headers, body }: FuzzRequest,
): Promise<number> {
  const upload = /\/v1\w*\/files/.test(url) ? openUploads.file : openUploads.object;
  const request = new Request(url.replaceAll(OPEN_UPLOAD, upload), {
    method,
    headers,
    ...(body !== undefined && { body }),
  });
  const answer = await app.fetch(request, { cloud });
  const text = await answer.text();
  const problem = problemOf(answer, text, method);
  if (problem !== undefined) throw new Error(`${problem}: ${answer.status} ${text.slice(0, 500)}`);
  return answer.status;
}

function problemOf({ status, headers }: Response, text: string, method: string): string | undefined {
  // 504: nobody sent the request that was waited for.
  if (status >= 500 && status !== 504 && status !== 501) return 'the mock failed';
  const isError = status >= 400;
  if (isError && secrets.some((secret) => text.includes(secret))) return 'an error repeats a secret';
  if (method === 'HEAD' || text === '') return undefined;
  if (!isError) return undefined;
  const contentType = headers.get('content-type') ?? '';
  // Cloud Storage speaks XML, too, to who calls a bucket by its own host.
  if (contentType.includes('xml'))
    return /<Error><Code>\w+<\/Code>/.test(text) ? undefined : 'an error is not Google’s XML';
  // Bytes of an object that is not there, and the metadata server: those services speak in plain text.
  if (!contentType.includes('json')) return isText(contentType) ? undefined : 'an error is neither JSON nor text';
  return isGoogleError(JSON.parse(text), status) ? undefined : 'an error has not Google’s form';
}

/** The metadata server has a content type of its own. */
function isText(contentType: string): boolean {
  return /^(?:text\/|application\/text)/.test(contentType);
}

/** `{"error":{"code":404,"message":"…"}}`, or as OAuth has it, `{"error":"invalid_grant","error_description":"…"}` */
function isGoogleError(body: unknown, status: number): boolean {
  if (typeof body !== 'object' || body === null || !('error' in body)) return false;
  if (typeof body.error === 'string') return 'error_description' in body;
  if (typeof body.error !== 'object' || body.error === null) return false;
  const { code, message } = body.error as { code?: unknown; message?: unknown };
  return code === status && typeof message === 'string' && message !== '';
}
