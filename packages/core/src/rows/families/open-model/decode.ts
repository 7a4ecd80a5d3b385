import { codeByStatus } from '../../canonical-code.ts';
import { countOf, isJsonObject, type JsonObject } from '../../json-object.ts';
import type { RowOutcome } from '../../row-outcome.ts';
import type { Usage } from '../../usage.ts';
import { vectorOf } from '../../vector.ts';

/**
 * Reads an answer in the form of OpenAI's API: of a chat completion the first choice's text, of embeddings the vector.
 *
 * @see https://platform.openai.com/docs/api-reference/chat/object
 * @see https://platform.openai.com/docs/api-reference/embeddings/object
 */
export function readOpenModel(key: string, response: JsonObject): RowOutcome<string | readonly number[]> {
  const ending = { key, response, ...usageOf(response['usage']) };
  if (isJsonObject(response['error'])) return errorOf(key, response['error']);
  if (Array.isArray(response['data'])) {
    const [item] = response['data'] as readonly unknown[];
    const vector = isJsonObject(item) ? vectorOf(item['embedding']) : undefined;
    if (vector !== undefined) return { status: 'ok', output: vector, ...ending };
    return {
      status: 'invalid',
      issues: [{ message: 'no embedding', path: ['data', 0, 'embedding'] }],
      text: '',
      ...ending,
    };
  }
  const choices = response['choices'];
  const choice: unknown = Array.isArray(choices) ? choices[0] : undefined;
  const message = isJsonObject(choice) ? choice['message'] : undefined;
  if (!isJsonObject(choice) || !isJsonObject(message)) {
    return { status: 'invalid', issues: [{ message: 'no choice', path: ['choices'] }], text: '', ...ending };
  }
  return readChoice(choice['finish_reason'], textOf(message['content']), ending);
}

function readChoice(
  reason: unknown,
  text: string,
  ending: { key: string; response: JsonObject; usage?: Usage },
): RowOutcome {
  switch (reason) {
    case undefined:
    case null:
    case 'stop':
    case 'tool_calls':
    case 'function_call':
      return { status: 'ok', output: text, ...ending };
    case 'length':
      return { status: 'truncated', reason, ...(text !== '' && { partial: text }), ...ending };
    case 'content_filter':
      return { status: 'blocked', reason, ...ending };
    default: {
      const message = `this version does not know the finish reason ${String(reason)}`;
      return { status: 'invalid', issues: [{ message, path: ['choices', 0, 'finish_reason'] }], text, ...ending };
    }
  }
}

function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return '';
  return content.map((part) => (isJsonObject(part) && typeof part['text'] === 'string' ? part['text'] : '')).join('');
}

function errorOf(key: string, error: JsonObject): RowOutcome {
  const status = typeof error['code'] === 'number' ? error['code'] : 500;
  const known = codeByStatus(status);
  const message = typeof error['message'] === 'string' ? error['message'] : JSON.stringify(error);
  return {
    status: 'error',
    key,
    error: { status, code: known?.code ?? 'UNKNOWN', message, retryable: known?.retryable ?? false },
  };
}

function usageOf(wire: unknown): { usage?: Usage } {
  if (!isJsonObject(wire)) return {};
  const promptTokens = countOf(wire['prompt_tokens']);
  const outputTokens = countOf(wire['completion_tokens']);
  const details = wire['prompt_tokens_details'];
  const cachedTokens = isJsonObject(details) ? details['cached_tokens'] : undefined;
  const totalTokens = wire['total_tokens'];
  return {
    usage: {
      promptTokens,
      outputTokens,
      ...(typeof cachedTokens === 'number' && { cachedTokens }),
      totalTokens: typeof totalTokens === 'number' ? totalTokens : promptTokens + outputTokens,
    },
  };
}
