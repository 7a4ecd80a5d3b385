import { googleStatuses } from '../model/google-status.ts';
import type { ServiceError } from '../model/service-error.ts';
import { jsonAnswer } from './json-answer.ts';

/**
 * Google's answer for a refused call:
 * `{"error":{"code":400,"message":"…","status":"INVALID_ARGUMENT","details":[…]}}`, `code` being the HTTP status.
 * The content type matters: without it the official SDKs take the body for plain text.
 *
 * @see https://google.aip.dev/193
 */
export function errorAnswer(error: ServiceError): Response {
  const code = googleStatuses[error.status].http;
  const { message, status, details } = error;
  return jsonAnswer({ error: { code, message, status, ...(details && { details }) } }, { status: code });
}
