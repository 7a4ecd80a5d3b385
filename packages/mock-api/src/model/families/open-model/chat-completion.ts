import type { TextAnswer } from '../../../predictors/predictor.ts';
import type { JsonObject } from '../../json.ts';
import type { RowFacts, RowRequest } from '../row-family.ts';
import { utterance, type Utterance } from '../utterance.ts';

const ID_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** @see https://platform.openai.com/docs/api-reference/chat/object */
const finishReasons: Readonly<Record<Utterance['ending'], string>> = {
  complete: 'stop',
  'stop-sequence': 'stop',
  calls: 'tool_calls',
  limit: 'length',
  blocked: 'content_filter',
};

/** An OpenAI `chat.completion`. `model` is `meta/llama-3.1-405b-instruct-maas`. */
export function chatCompletion(
  request: RowRequest,
  answer: TextAnswer,
  { model, random, timeMs }: RowFacts,
): JsonObject {
  if (answer.response) return answer.response;
  const { text, calls, tokens, thoughtsTokens, promptTokens, ending } = utterance(answer, request);
  const id = `chatcmpl-${random.text(22, ID_ALPHABET)}`;
  const toolCalls = calls.map(({ name, input }) => ({
    id: `call_${random.text(24, ID_ALPHABET)}`,
    type: 'function',
    function: { name, arguments: JSON.stringify(input) },
  }));
  const completionTokens = tokens + thoughtsTokens;
  return {
    id,
    object: 'chat.completion',
    created: Math.floor(timeMs / 1000),
    model,
    choices: [
      {
        index: 0,
        message: {
          role: 'assistant',
          content: text === '' && calls.length > 0 ? null : text,
          ...(calls.length > 0 && { tool_calls: toolCalls }),
        },
        logprobs: null,
        finish_reason: finishReasons[ending],
      },
    ],
    usage: {
      prompt_tokens: promptTokens,
      completion_tokens: completionTokens,
      total_tokens: promptTokens + completionTokens,
    },
  };
}
