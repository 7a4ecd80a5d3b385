import { InvalidResponseError } from '../errors/invalid-response-error.ts';
import { redactText } from '../errors/redact.ts';
import { type ApiRequest, describeRequest } from './api-request.ts';
import { addressOf } from './address-of.ts';
import type { Connection } from './connection.ts';
import { Deadline } from './deadline.ts';
import { lostRequest, timedOutRequest } from './lost-request.ts';
import { mergeBody } from './merge-body.ts';
import { secretsOf } from './secrets.ts';
import type { TokenSource } from './token-source.ts';

/** A successful answer. */
export interface Answer {
  /** Parsed JSON, or what {@link ApiRequest.answer} asks for: nothing, text, or the stream of a body that is still to come. */
  readonly body: unknown;
  readonly headers: Headers;
  readonly status: number;
}

/**
 * Sends a request once and resolves with its answer.
 *
 * @param leftMs Time left for the whole call. Time-outs hold until the answer has come; of a stream, until it begins.
 * @throws ApiError when the answer is an error, InvalidResponseError when it is a redirect or no JSON.
 * @throws ConnectionError or TimeoutError when no answer came.
 * @throws the reason of `abortSignal`, once that is aborted.
 */
export async function sendRequest(
  connection: Connection,
  tokens: TokenSource,
  request: ApiRequest,
  abortSignal: AbortSignal | undefined,
  leftMs?: number,
): Promise<Answer> {
  abortSignal?.throwIfAborted();
  const url = addressOf(request, connection);
  const known = request.headers ? { ...connection.headers, ...request.headers } : connection.headers;
  const headers = connection.needsToken ? await addToken(known, tokens, url) : known;
  // Getting a token can take a while, and its library knows no signal.
  abortSignal?.throwIfAborted();

  const init: RequestInit = { method: request.method, headers, redirect: 'manual' };
  if (request.body !== undefined) {
    init.body = JSON.stringify(connection.extraBody ? mergeBody(request.body, connection.extraBody) : request.body);
  } else if (request.bytes !== undefined) {
    init.body = request.bytes;
  }
  const timeoutMs = leftMs === undefined ? connection.timeoutMs : Math.min(leftMs, connection.timeoutMs ?? leftMs);
  const deadline = timeoutMs === undefined ? undefined : new Deadline(timeoutMs, abortSignal);
  const signal = deadline?.signal ?? abortSignal;
  if (signal !== undefined) init.signal = signal;

  let response: Response;
  let text: string;
  try {
    response = await (connection.fetch ?? fetch)(url, init);
    if (request.answer === 'stream' && response.ok) {
      return { body: response.body, headers: response.headers, status: response.status };
    }
    text = await response.text();
  } catch (error) {
    abortSignal?.throwIfAborted();
    if (deadline?.passed) throw timedOutRequest(request, connection, timeoutMs === leftMs);
    throw lostRequest(error, request, connection, secretsOf(headers));
  } finally {
    deadline?.clear();
  }

  const { status } = response;
  if (response.ok) {
    return { body: readAnswer(text, status, request, headers), headers: response.headers, status };
  }
  if ((status >= 300 && status < 400) || response.type === 'opaqueredirect') {
    throw redirected(request, response, secretsOf(headers));
  }
  // What reads it, and what to advise, is large, and not needed by those whom nothing befalls.
  const { readErrorAnswer } = await import('./error-answer.ts');
  throw readErrorAnswer(
    { status, statusText: response.statusText, headers: response.headers, text },
    request,
    secretsOf(headers),
  );
}

function readAnswer(
  text: string,
  status: number,
  request: ApiRequest,
  headers: Readonly<Record<string, string>>,
): unknown {
  if (request.answer === 'text') return text;
  if (request.answer === 'ignored' && text === '') return undefined;
  const body = parseJson(text);
  // Also of an answer that says nothing: a proxy's login page is no success.
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body;
  const start = redactText(text, secretsOf(headers)).slice(0, 100);
  throw new InvalidResponseError(
    `${describeRequest(request)} was answered ${status} with something other than ${body === undefined ? 'JSON' : 'a JSON object'}: ` +
      `${JSON.stringify(start)}. Check the base URL and proxies.`,
    { status, displayName: request.creates },
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function addToken(
  headers: Readonly<Record<string, string>>,
  tokens: TokenSource,
  url: string,
): Promise<Record<string, string>> {
  const found = await tokens.getRequestHeaders(url);
  const all: Record<string, string> = { ...headers };
  for (const [name, value] of found instanceof Headers ? found : Object.entries(found)) {
    const key = name.toLowerCase();
    if (!(key in headers)) all[key] = value; // what the caller set stays
  }
  return all;
}

function redirected(request: ApiRequest, response: Response, secrets: readonly string[]): InvalidResponseError {
  // Before it is parsed: parsing changes a credential that has the looks of a path.
  const location = redactText(response.headers.get('location') ?? '', secrets);
  const target = URL.parse(location, response.url || undefined);
  const where = target === null ? 'another address' : redactText(target.origin + target.pathname, secrets);
  return new InvalidResponseError(
    `${describeRequest(request)} answered ${response.status}, a redirect to ${where}. It is not followed, because the ` +
      'credentials would go there too. Google does not redirect: check the base URL and proxies.',
    { status: response.status, displayName: request.creates },
  );
}
