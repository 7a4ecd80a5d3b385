import { isJsonObject, type JsonObject } from '../../json.ts';
import { badRow } from '../row-failure.ts';
import type { RowRequest } from '../row-family.ts';

/**
 * Reads a row's `request`, the body of an Anthropic Messages call as Vertex takes it.
 *
 * @throws RowFailure that names the field, e.g. `max_tokens: Field required`
 */
export function readMessagesRequest(request: unknown): RowRequest & { request: JsonObject } {
  if (!isJsonObject(request)) throw badRow('request: Input should be an object');
  for (const name of ['anthropic_version', 'max_tokens', 'messages']) {
    if (request[name] === undefined || request[name] === null) throw badRow(`${name}: Field required`);
  }
  if ('model' in request) throw badRow('model: Extra inputs are not permitted');
  if (request['stream'] === true) throw badRow('stream: Streaming is not supported in a batch');
  const turns = readMessages(request['messages']);
  return {
    request,
    text: turns.findLast(({ role }) => role === 'user')?.text ?? '',
    prompt: [contentText(request['system']), ...turns.map(({ text }) => text)].join(' ').trim(),
    maxOutputTokens: readMaxTokens(request['max_tokens']),
    stopSequences: readStopSequences(request['stop_sequences']),
  };
}

function readMaxTokens(limit: unknown): number {
  if (typeof limit !== 'number' || !Number.isInteger(limit))
    throw badRow('max_tokens: Input should be a valid integer');
  if (limit < 1) throw badRow('max_tokens: Input should be greater than or equal to 1');
  return limit;
}

function readStopSequences(sequences: unknown): readonly string[] {
  if (sequences === undefined || sequences === null) return [];
  const isList = Array.isArray(sequences) && sequences.every((sequence) => typeof sequence === 'string');
  if (!isList) throw badRow('stop_sequences: Input should be a valid list of strings');
  return sequences;
}

function readMessages(messages: unknown): { role: string; text: string }[] {
  if (!Array.isArray(messages)) throw badRow('messages: Input should be a valid list');
  if (messages.length === 0) throw badRow('messages: at least one message is required');
  return messages.map((message: unknown, index) => {
    const { role, content }: JsonObject = isJsonObject(message) ? message : {};
    if (role !== 'user' && role !== 'assistant')
      throw badRow(`messages.${index}.role: Input should be 'user' or 'assistant'`);
    if (typeof content !== 'string' && !Array.isArray(content))
      throw badRow(`messages.${index}.content: Field required`);
    if (role === 'user' && content.length === 0)
      throw badRow(`messages.${index}: all messages must have non-empty content`);
    return { role, text: contentText(content) };
  });
}

function contentText(content: unknown): string {
  if (typeof content === 'string') return content;
  return Array.isArray(content) ? content.map(blockText).join(' ') : '';
}

function blockText(block: unknown): string {
  if (!isJsonObject(block)) return '';
  if (typeof block['text'] === 'string') return block['text'];
  const source = block['source'];
  const { media_type: mediaType, url }: JsonObject = isJsonObject(source) ? source : {};
  const kind = typeof mediaType === 'string' ? mediaType : String(block['type']);
  return typeof url === 'string' ? `[${kind} ${url}]` : `[${kind}]`;
}
