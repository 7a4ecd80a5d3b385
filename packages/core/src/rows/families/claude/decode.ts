import { codeByStatus } from '../../canonical-code.ts';
import { countOf, isJsonObject, type JsonObject } from '../../json-object.ts';
import type { RowError } from '../../row-error.ts';
import type { RowOutcome } from '../../row-outcome.ts';
import type { Usage } from '../../usage.ts';

/** Anthropic's error types and their HTTP statuses. https://docs.claude.com/en/api/errors */
const ERROR_STATUS: Readonly<Record<string, number>> = {
  invalid_request_error: 400,
  authentication_error: 401,
  permission_error: 403,
  not_found_error: 404,
  request_too_large: 413,
  rate_limit_error: 429,
  api_error: 500,
  timeout_error: 504,
  overloaded_error: 529,
};

/** Reads an Anthropic `Message`: the text of its text blocks. https://docs.claude.com/en/api/messages */
export function readClaude(key: string, response: JsonObject): RowOutcome {
  if (isJsonObject(response['error'])) return { status: 'error', key, error: errorOf(response['error']) };
  const ending = { key, response, ...usageOf(response['usage']) };
  const content = response['content'];
  if (!Array.isArray(content)) {
    return { status: 'invalid', issues: [{ message: 'no content', path: ['content'] }], text: '', ...ending };
  }
  const text = textOf(content);
  const stopReason = response['stop_reason'];
  switch (stopReason) {
    case undefined:
    case null:
    case 'end_turn':
    case 'stop_sequence':
    case 'tool_use':
    case 'pause_turn':
      return { status: 'ok', output: text, ...ending };
    case 'max_tokens':
    case 'model_context_window_exceeded':
      return { status: 'truncated', reason: stopReason, ...(text !== '' && { partial: text }), ...ending };
    case 'refusal':
      return { status: 'blocked', reason: stopReason, ...ending };
    default: {
      const message = `this version does not know the stop reason ${String(stopReason)}`;
      return { status: 'invalid', issues: [{ message, path: ['stop_reason'] }], text, ...ending };
    }
  }
}

function textOf(content: readonly unknown[]): string {
  let text = '';
  for (const block of content) {
    if (isJsonObject(block) && block['type'] === 'text' && typeof block['text'] === 'string') text += block['text'];
  }
  return text;
}

function errorOf(error: JsonObject): RowError {
  const type = String(error['type']);
  const status = ERROR_STATUS[type] ?? 500;
  const known = codeByStatus(status);
  const message = typeof error['message'] === 'string' ? error['message'] : JSON.stringify(error);
  return {
    status,
    code: type in ERROR_STATUS ? (known?.code ?? 'UNKNOWN') : 'UNKNOWN',
    message: `${type}: ${message}`,
    retryable: type in ERROR_STATUS && (known?.retryable ?? false),
  };
}

function usageOf(wire: unknown): { usage?: Usage } {
  if (!isJsonObject(wire)) return {};
  const cachedTokens = wire['cache_read_input_tokens'];
  const promptTokens =
    countOf(wire['input_tokens']) + countOf(wire['cache_creation_input_tokens']) + countOf(cachedTokens);
  const outputTokens = countOf(wire['output_tokens']);
  return {
    usage: {
      promptTokens,
      outputTokens,
      ...(typeof cachedTokens === 'number' && { cachedTokens }),
      totalTokens: promptTokens + outputTokens,
    },
  };
}
