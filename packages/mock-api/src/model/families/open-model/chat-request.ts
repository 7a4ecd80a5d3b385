import { isJsonObject, type JsonObject } from '../../json.ts';
import { badRow } from '../row-failure.ts';
import type { RowRequest } from '../row-family.ts';

const roles: readonly unknown[] = ['developer', 'system', 'user', 'assistant', 'tool', 'function'];

/**
 * Reads a row's `body`, that of an OpenAI chat completions call. Its `model` says nothing: the job's counts.
 *
 * @throws RowFailure that names the field, e.g. `messages: Field required`
 */
export function readChatRequest(body: unknown): RowRequest & { request: JsonObject } {
  if (!isJsonObject(body)) throw badRow('body: Input should be an object');
  if (body['stream'] === true) throw badRow('stream: Streaming is not supported in a batch');
  const turns = readMessages(body['messages']);
  return {
    request: body,
    text: turns.findLast(({ role }) => role === 'user')?.text ?? '',
    prompt: turns
      .map(({ text }) => text)
      .join(' ')
      .trim(),
    maxOutputTokens: readLimit(body, 'max_completion_tokens') ?? readLimit(body, 'max_tokens'),
    stopSequences: readStop(body['stop']),
  };
}

function readMessages(messages: unknown): { role: unknown; text: string }[] {
  if (messages === undefined || messages === null) throw badRow('messages: Field required');
  if (!Array.isArray(messages)) throw badRow('messages: Input should be a valid list');
  if (messages.length === 0) throw badRow('messages: at least one message is required');
  return messages.map((message: unknown, index) => {
    const { role, content }: JsonObject = isJsonObject(message) ? message : {};
    if (!roles.includes(role)) throw badRow(`messages.${index}.role: Input should be one of ${roles.join(', ')}`);
    return { role, text: contentText(content, `messages.${index}.content`) };
  });
}

function contentText(content: unknown, path: string): string {
  if (typeof content === 'string') return content;
  // An assistant's turn that only calls tools has none.
  if (content === undefined || content === null) return '';
  if (!Array.isArray(content)) throw badRow(`${path}: Input should be a text or a list of parts`);
  return content
    .map((part: unknown, index) => {
      if (isJsonObject(part) && part['type'] === 'text' && typeof part['text'] === 'string') return part['text'];
      throw badRow(`${path}.${index}: Batch prediction for this model takes text only`);
    })
    .join(' ');
}

function readLimit(body: JsonObject, name: string): number | undefined {
  const limit = body[name];
  if (limit === undefined || limit === null) return undefined;
  if (typeof limit === 'number' && Number.isInteger(limit) && limit > 0) return limit;
  throw badRow(`${name}: Input should be an integer greater than or equal to 1`);
}

function readStop(stop: unknown): readonly string[] {
  if (stop === undefined || stop === null) return [];
  if (typeof stop === 'string') return [stop];
  if (Array.isArray(stop) && stop.every((sequence) => typeof sequence === 'string')) return stop;
  throw badRow('stop: Input should be a text or a list of texts');
}
