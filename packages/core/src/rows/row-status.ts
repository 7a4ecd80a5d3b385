import { STATUS_CODES } from 'node:http';
import { type CanonicalCode, codeByName, codeByRpcCode, codeByStatus } from './canonical-code.ts';
import { isJsonObject, type JsonObject } from './json-object.ts';
import type { RowError } from './row-error.ts';

/** `Bad Request` → 400. */
const statusByPhrase = new Map(Object.entries(STATUS_CODES).map(([status, phrase]) => [phrase, Number(status)]));

/**
 * Reads the `status` of an output line: `''` on success, else `<phrase>: <json>`, where the JSON holds Google's error
 * (`Bad Request: {"error": {"code": 400, "message": "…", "status": "INVALID_ARGUMENT"}}`). The whole is not JSON itself.
 *
 * @returns undefined for a row that did not fail. A text in no known form is an error too, with the text as its message.
 * @see https://cloud.google.com/vertex-ai/generative-ai/docs/multimodal/batch-prediction-from-cloud-storage
 */
export function readRowStatus(status: unknown): RowError | undefined {
  if (status === undefined || status === null || status === '') return undefined;
  const text = typeof status === 'string' ? status : JSON.stringify(status);
  const brace = text.indexOf('{');
  const parsed = brace === -1 ? undefined : parseObject(text.slice(brace));
  if (parsed) return readRpcError(isJsonObject(parsed['error']) ? parsed['error'] : parsed, text);
  const phrase = (brace === -1 ? text : text.slice(0, brace)).replace(/[:\s]+$/, '');
  const status_ = statusByPhrase.get(phrase);
  const code = status_ === undefined ? codeByName(phrase.split(/[^A-Z_]/, 1)[0] ?? '') : codeByStatus(status_);
  return rowError(code, text, status_);
}

/**
 * Reads Google's error object: `{ code, message, status }`, where `code` is an HTTP status (with a `status` beside it) or
 * a number of `google.rpc.Code` (alone).
 *
 * @param whole What stands in for the message where the object has none.
 */
export function readRpcError(error: JsonObject, whole: string = JSON.stringify(error)): RowError {
  const number = typeof error['code'] === 'number' ? error['code'] : undefined;
  const name = typeof error['status'] === 'string' ? error['status'] : undefined;
  const message = typeof error['message'] === 'string' && error['message'] !== '' ? error['message'] : whole;
  const isHttp = number !== undefined && number >= 100;
  const known =
    (name === undefined ? undefined : codeByName(name)) ??
    (number === undefined ? undefined : isHttp ? codeByStatus(number) : codeByRpcCode(number));
  const read = rowError(known, message, isHttp ? number : undefined);
  return name === undefined ? read : { ...read, code: name };
}

function rowError(known: CanonicalCode | undefined, message: string, status: number | undefined): RowError {
  return {
    status: status ?? known?.status ?? 500,
    code: known?.code ?? 'UNKNOWN',
    message,
    retryable: (known?.retryable ?? false) || passesByItself(known?.code, message),
  };
}

/** A project's first job can outrun the making of its service agents; the service says to wait "a few minutes". */
function passesByItself(code: string | undefined, message: string): boolean {
  return code === 'FAILED_PRECONDITION' && message.includes('Service agents are being provisioned');
}

function parseObject(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
