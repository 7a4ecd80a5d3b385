import { RowFailure } from '../../model/families/row-failure.ts';
import { isJsonObject, type JsonObject } from '../../model/json.ts';
import { shown } from '../../model/options/shown.ts';
import type { TextAnswer, ToolCall } from '../predictor.ts';
import { numberField, objectField, objectsIn, textField } from './read-fields.ts';

/** Reads a `chat.completion`. @throws RowFailure for anything else */
export function chatAnswer(response: JsonObject): TextAnswer {
  const [choice] = objectsIn(response['choices']);
  if (!choice || !isJsonObject(choice['message'])) {
    throw noCompletion('it has no choices');
  }
  const { message, finish_reason: finish } = choice;
  const usage = objectField(response, 'usage');
  const reasoning = numberField(objectField(usage, 'completion_tokens_details'), 'reasoning_tokens') ?? 0;
  const [prompt, completion] = [numberField(usage, 'prompt_tokens'), numberField(usage, 'completion_tokens')];
  // vLLM says the one, llama.cpp and others the other.
  const thoughts = textField(message, 'reasoning_content') || textField(message, 'reasoning');
  const calls = readCalls(message);
  const content = message['content'] ?? undefined;
  if (content !== undefined && typeof content !== 'string') {
    throw noCompletion(`the content of its message is ${shown(content)}`);
  }
  if ((finish ?? undefined) !== undefined && typeof finish !== 'string') {
    throw noCompletion(`its finish_reason is ${shown(finish)}`);
  }
  if (content === undefined && calls?.length === 0 && finish !== 'length' && finish !== 'content_filter') {
    throw noCompletion(`its message has neither content nor tool_calls, and its finish_reason is ${shown(finish)}`);
  }
  return {
    text: content ?? '',
    ...(thoughts !== '' && { thoughts }),
    ...(calls && calls.length > 0 && { calls }),
    ...(finish === 'length' && { isCut: true }),
    ...(finish === 'content_filter' && { blocked: { reason: 'SAFETY', of: 'answer' as const } }),
    ...(!calls && { blocked: { reason: 'MALFORMED_FUNCTION_CALL', of: 'answer' as const } }),
    ...(prompt !== undefined &&
      completion !== undefined && { tokens: { prompt, answer: completion - reasoning, thoughts: reasoning } }),
  };
}

function noCompletion(because: string): RowFailure {
  return new RowFailure('INTERNAL', `The upstream answered with something that is no chat completion: ${because}.`);
}

/** @returns undefined when a model, as small ones do, wrote arguments that are no JSON object */
function readCalls(message: JsonObject): ToolCall[] | undefined {
  const calls: ToolCall[] = [];
  for (const call of objectsIn(message['tool_calls'])) {
    const given = objectField(call, 'function');
    const input = parsed(textField(given, 'arguments') || '{}');
    if (!isJsonObject(input)) return undefined;
    calls.push({ name: textField(given, 'name'), input });
  }
  return calls;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
