import { payloadProblem } from '../../model/families/gemini-api/messages/payload-problem.ts';
import { findProblems } from '../../model/families/gemini-api/messages/find-problems.ts';
import type { MessageType } from '../../model/families/gemini-api/messages/message-type.ts';
import { normalized } from '../../model/families/gemini-api/messages/normalized.ts';
import { isJsonObject, type JsonObject } from '../../model/json.ts';
import { ServiceError } from '../../model/service-error.ts';
import { keepBodyText } from '../body-text.ts';
import { jsonAnswer } from '../json-answer.ts';

/** The service tells of so many mistakes at once. */
const MAX_TOLD_PROBLEMS = 10;

/** A success: always 200, always JSON. */
export function answer(body: JsonObject): Response {
  return jsonAnswer(body);
}

/**
 * A call's body as a message, its keys in camelCase. An empty body says nothing, as `{}` does.
 *
 * @throws ServiceError `INVALID_ARGUMENT` for what is not JSON, for more bytes than `maxBytes`, and for what the message has not
 */
export async function readMessage(
  request: Request,
  type: MessageType,
  maxBytes: number = Infinity,
): Promise<JsonObject> {
  const text = await readText(request, maxBytes);
  keepBodyText(request, text);
  let body: unknown = {};
  try {
    if (text.trim() !== '') body = JSON.parse(text);
  } catch (error) {
    throw invalid(`Invalid JSON payload received. ${error instanceof Error ? error.message : String(error)}`);
  }
  if (!isJsonObject(body))
    throw invalid('Invalid JSON payload received. Unknown name "": Root element must be a message.');
  const fieldViolations = findProblems(body, type).take(MAX_TOLD_PROBLEMS).map(payloadProblem).toArray();
  if (fieldViolations.length > 0) {
    throw new ServiceError('INVALID_ARGUMENT', fieldViolations.map(({ description }) => description).join('\n'), [
      { '@type': 'type.googleapis.com/google.rpc.BadRequest', fieldViolations },
    ]);
  }
  const message = normalized(body, type);
  return isJsonObject(message) ? message : {};
}

async function readText(request: Request, maxBytes: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = Number(request.headers.get('content-length') ?? 0) > maxBytes ? Infinity : 0;
  if (bytes === 0 && request.body) {
    for await (const chunk of request.body) {
      bytes += chunk.length;
      if (bytes > maxBytes) break;
      chunks.push(chunk);
    }
  }
  if (bytes > maxBytes) throw invalid(`Request payload size exceeds the limit: ${maxBytes} bytes.`);
  return Buffer.concat(chunks).toString();
}

function invalid(message: string): ServiceError {
  return new ServiceError('INVALID_ARGUMENT', message);
}
