import { adviceFor } from '../errors/advice.ts';
import { ApiError, type FieldViolation } from '../errors/api-error.ts';
import { redactJson, redactText } from '../errors/redact.ts';
import { type ApiRequest, describeCreated, describeRequest } from './api-request.ts';

/** Pages of HTML from something in between are cut here. */
const LONGEST_TEXT = 2_000;

interface Answer {
  readonly status: number;
  readonly statusText: string;
  readonly headers: Headers;
  readonly text: string;
}

/** Reads an answer that is an error, in Google's envelope or not. https://google.aip.dev/193 */
export function readErrorAnswer(answer: Answer, request: ApiRequest, secrets: readonly string[]): ApiError {
  const body = readBody(answer.text, secrets);
  const error = asObject(asObject(Array.isArray(body) ? body[0] : body)['error']);
  const details = Array.isArray(error['details']) ? error['details'].map(asObject) : [];
  const detail = (type: string): Record<string, unknown> =>
    details.find((one) => String(one['@type']).endsWith(`google.rpc.${type}`)) ?? {};

  const { status } = answer;
  const code = asText(error['status']) ?? '';
  const said =
    asText(error['message']) ??
    (typeof body === 'string' ? body.slice(0, 300) : redactText(answer.statusText, secrets));
  const reason = asText(detail('ErrorInfo')['reason']);
  const advice = adviceFor({
    status,
    code,
    reason,
    message: said,
    path: request.path,
    metadata: asObject(detail('ErrorInfo')['metadata']),
  });
  const created = status >= 500 ? request.creates : undefined;
  return new ApiError({
    message: sentences(
      `${describeRequest(request)} answered ${[status, code].filter(Boolean).join(' ')}: ${said || 'no message'}`,
      advice,
      created === undefined ? '' : `It may have been created: look for ${describeCreated(created)} first.`,
    ),
    status,
    code,
    reason,
    fieldViolations: readViolations(detail('BadRequest')['fieldViolations']),
    retryDelayMs: readDuration(detail('RetryInfo')['retryDelay']) ?? readRetryAfter(answer.headers.get('retry-after')),
    requestId: asText(detail('RequestInfo')['requestId']) ?? readRequestId(answer.headers, secrets),
    body,
    ...(created === undefined ? {} : { outcome: 'unknown', displayName: created }),
  });
}

/** Google's messages do not all end in a full stop; the next sentence must not run into them. */
function sentences(...parts: readonly string[]): string {
  return parts
    .filter(Boolean)
    .reduce((text, part) => (text === '' ? part : `${text}${/[.!?:]$/.test(text) ? '' : '.'} ${part}`), '');
}

function readBody(text: string, secrets: readonly string[]): unknown {
  try {
    return redactJson(JSON.parse(text), secrets);
  } catch {
    return redactText(text, secrets).slice(0, LONGEST_TEXT);
  }
}

function readViolations(value: unknown): FieldViolation[] {
  return (Array.isArray(value) ? value : []).map(asObject).map((violation) => ({
    field: asText(violation['field']) ?? '',
    description: asText(violation['description']) ?? '',
  }));
}

/** A protobuf duration: `3.5s`. */
function readDuration(value: unknown): number | undefined {
  const seconds = /^(\d+(?:\.\d+)?)s$/.exec(asText(value) ?? '')?.[1];
  return seconds === undefined ? undefined : Math.round(Number(seconds) * 1000);
}

/** Seconds or a date. https://www.rfc-editor.org/rfc/rfc9110#field.retry-after */
function readRetryAfter(value: string | null): number | undefined {
  if (value === null) return undefined;
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}

function readRequestId(headers: Headers, secrets: readonly string[]): string | undefined {
  const id = headers.get('x-goog-request-id') ?? headers.get('x-request-id');
  return id === null ? undefined : redactText(id, secrets);
}

function asObject(value: unknown): Record<string, unknown> {
  return isObject(value) ? value : {};
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function asText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
