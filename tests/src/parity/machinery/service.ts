import { createHash } from 'node:crypto';
import type { SentRequest } from './outcome.ts';
import type { Answer } from './parity-case.ts';
import { usualAnswer } from './usual-answer.ts';

const MEANINGFUL = /^(?:content-type|authorization|x-server-timeout|x-team|x-goog-(?!api-client).*)$/;

/** Each client names itself; a name that the caller gave is another matter. */
const isMeaningful = ([name, value]: readonly [string, string]): boolean =>
  MEANINGFUL.test(name) || (/^(?:user-agent|x-goog-api-client)$/.test(name) && value.startsWith('mine/'));

/** The far end of both clients: notes what comes and answers as told. */
export interface Service {
  readonly requests: SentRequest[];
  /** All headers of each request. */
  readonly allHeaders: Record<string, string>[];
  answer(method: string, url: URL, headers: Headers, body: Uint8Array): Answer;
}

export function createService(answers: readonly Answer[] = []): Service {
  const requests: SentRequest[] = [];
  const allHeaders: Record<string, string>[] = [];
  return {
    requests,
    allHeaders,
    answer(method, url, headers, body) {
      allHeaders.push(Object.fromEntries(headers));
      requests.push({
        line: `${method} ${url.href.replace(/^http:\/\/127\.0\.0\.1:\d+/, 'http://server')}`,
        headers: Object.fromEntries([...headers].filter(isMeaningful)),
        body: bodyText(body),
      });
      return answers[Math.min(requests.length, answers.length) - 1] ?? usualAnswer(method, url, headers);
    },
  };
}

/** Large bodies are compared by length and digest. */
function bodyText(body: Uint8Array): string {
  if (body.length <= 100_000) return new TextDecoder().decode(body);
  return `${body.length} bytes, sha256 ${createHash('sha256').update(body).digest('hex')}`;
}

export function answerResponse({ status = 200, headers = {}, body }: Answer): Response {
  const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
  return new Response(status === 204 ? null : text, {
    status,
    headers: { 'content-type': 'application/json; charset=UTF-8', ...headers },
  });
}
