import { setTimeout as sleep } from 'node:timers/promises';
import type { GoogleStatus } from '../../model/google-status.ts';
import { RowFailure } from '../../model/families/row-failure.ts';
import { isJsonObject, type JsonObject } from '../../model/json.ts';
import type { SeededRandom } from '../../model/seeded-random.ts';
import { textField } from './read-fields.ts';
import type { Upstream } from './upstream-options.ts';

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;
const SHOWN_CHARACTERS = 300;

export interface UpstreamCall {
  /** Below the upstream's URL, e.g. `chat/completions`. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: JsonObject;
  /** The job does not want the answer any more. */
  readonly signal: AbortSignal | undefined;
  readonly random: SeededRandom;
}

/** What calls go by; tests have their own. */
export interface UpstreamLine {
  readonly fetch: typeof globalThis.fetch;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
}

const realLine: UpstreamLine = {
  fetch: (...given) => globalThis.fetch(...given),
  sleep: async (ms, signal) => sleep(ms, undefined, { signal }),
};

/**
 * Asks an upstream, again where it may help: after 429, 5xx, or no answer, with growing pauses or as long as it says.
 *
 * @throws RowFailure that says what the upstream said, without the key
 */
export async function askUpstream(
  upstream: Upstream,
  call: UpstreamCall,
  line: UpstreamLine = realLine,
): Promise<JsonObject> {
  const { timeoutMs, maxAttempts, url } = upstream;
  const timeUp = new AbortController();
  const timer = setTimeout(() => timeUp.abort(), timeoutMs);
  const signal = call.signal ? AbortSignal.any([call.signal, timeUp.signal]) : timeUp.signal;
  try {
    for (let attempt = 1; ; attempt += 1) {
      const outcome = await once(upstream, { ...call, signal }, line);
      if ('answer' in outcome) return outcome.answer;
      const { status, message, isPassing, afterMs } = outcome;
      if (!isPassing || attempt >= maxAttempts) {
        const tries = attempt > 1 ? ` (asked ${attempt} times)` : '';
        throw new RowFailure(status, `The upstream ${url.origin} ${message}${tries}`);
      }
      const pauseMs = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (attempt - 1));
      await line.sleep(afterMs ?? pauseMs * (0.5 + call.random.below(500) / 1000), signal);
    }
  } catch (error) {
    if (error instanceof RowFailure || call.signal?.aborted || !timeUp.signal.aborted) throw error;
    throw new RowFailure('DEADLINE_EXCEEDED', `The upstream ${url.origin} did not answer within ${timeoutMs} ms`);
  } finally {
    clearTimeout(timer);
  }
}

type Outcome =
  | { readonly answer: JsonObject }
  | {
      readonly status: GoogleStatus;
      readonly message: string;
      readonly isPassing: boolean;
      readonly afterMs?: number | undefined;
    };

async function once(
  upstream: Upstream,
  call: UpstreamCall & { signal: AbortSignal },
  line: UpstreamLine,
): Promise<Outcome> {
  const { url, key } = upstream;
  let response: Response;
  let text: string;
  try {
    response = await line.fetch(`${url.href.replace(/\/$/, '')}/${call.path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...call.headers },
      body: JSON.stringify(call.body),
      // A key would go on to wherever a redirect leads.
      redirect: 'manual',
      signal: call.signal,
    });
    text = await response.text();
  } catch (error) {
    call.signal.throwIfAborted();
    return {
      status: 'UNAVAILABLE',
      message: `cannot be reached: ${withoutKey(reasonOf(error), key)}`,
      isPassing: true,
    };
  }
  const body = parsed(text);
  if (response.ok && isJsonObject(body)) return { answer: body };
  if (response.ok)
    return { status: 'INTERNAL', message: 'answered with something that is no JSON object', isPassing: false };
  const said = withoutKey(errorText(body, text), key).slice(0, SHOWN_CHARACTERS);
  return {
    status: statusOf(response.status),
    message: `answered ${response.status}${said === '' ? '' : `: ${said}`}`,
    isPassing: response.status === 429 || response.status === 408 || response.status >= 500,
    afterMs: retryAfterMs(response.headers.get('retry-after')),
  };
}

const statuses: Readonly<Record<number, GoogleStatus>> = {
  401: 'UNAUTHENTICATED',
  403: 'PERMISSION_DENIED',
  404: 'NOT_FOUND',
  408: 'DEADLINE_EXCEEDED',
  429: 'RESOURCE_EXHAUSTED',
  503: 'UNAVAILABLE',
  504: 'DEADLINE_EXCEEDED',
};

function statusOf(http: number): GoogleStatus {
  return statuses[http] ?? (http >= 400 && http < 500 ? 'INVALID_ARGUMENT' : 'INTERNAL');
}

/** Of `{"error":{"message":"…"}}`, `{"error":"…"}` or whatever else it is. */
function errorText(body: unknown, text: string): string {
  if (!isJsonObject(body)) return text.trim();
  const { error } = body;
  if (typeof error === 'string') return error;
  return (isJsonObject(error) ? textField(error, 'message') : textField(body, 'message')) || text.trim();
}

/** Seconds, or a date. @see https://datatracker.ietf.org/doc/html/rfc9110#section-10.2.3 */
function retryAfterMs(header: string | null): number | undefined {
  if (header === null) return undefined;
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}

/** The cause of fetch's own `fetch failed`. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  if (!(cause instanceof Error)) return error.message;
  return cause.message || ('code' in cause ? String(cause.code) : cause.name);
}

function withoutKey(text: string, key: string | undefined): string {
  return key === undefined ? text : text.replaceAll(key, '[key]');
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
