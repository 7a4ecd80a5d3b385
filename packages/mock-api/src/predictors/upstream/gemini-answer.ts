import { RowFailure } from '../../model/families/row-failure.ts';
import type { JsonObject } from '../../model/json.ts';
import { shown } from '../../model/options/shown.ts';
import type { TextAnswer } from '../predictor.ts';
import { numberField, objectField, objectsIn, textField } from './read-fields.ts';

/** Reads a `GenerateContentResponse`. @throws RowFailure for anything else */
export function geminiAnswer(response: JsonObject): TextAnswer {
  const blockReason = textField(objectField(response, 'promptFeedback'), 'blockReason');
  if (blockReason !== '') return { text: '', blocked: { reason: blockReason, of: 'prompt' } };
  const [candidate] = objectsIn(response['candidates']);
  if (!candidate) {
    throw noResponse('it has no candidates');
  }
  const { finishReason } = candidate;
  if (finishReason !== undefined && typeof finishReason !== 'string') {
    throw noResponse(`the finishReason of its candidate is ${shown(finishReason)}`);
  }
  if (finishReason === undefined && !('content' in candidate)) {
    throw noResponse('its candidate has neither content nor finishReason');
  }
  const parts = objectsIn(objectField(candidate, 'content')['parts']);
  const wordless = parts.find(({ text = '' }) => typeof text !== 'string');
  if (wordless) throw noResponse(`the text of a part is ${shown(wordless['text'])}`);
  const wordsOf = (isThought: boolean): string =>
    parts
      .filter((part) => (part['thought'] === true) === isThought)
      .map((part) => textField(part, 'text'))
      .join('');
  const calls = parts
    .filter((part) => 'functionCall' in part)
    .map((part) => objectField(part, 'functionCall'))
    .map((call) => ({ name: textField(call, 'name'), input: objectField(call, 'args') }));
  const finish = finishReason || 'STOP';
  const thoughts = wordsOf(true);
  const usage = objectField(response, 'usageMetadata');
  return {
    text: wordsOf(false),
    ...(thoughts !== '' && { thoughts }),
    ...(calls.length > 0 && { calls }),
    ...(finish === 'MAX_TOKENS' && { isCut: true }),
    ...(finish !== 'STOP' && finish !== 'MAX_TOKENS' && { blocked: { reason: finish, of: 'answer' as const } }),
    ...('promptTokenCount' in usage && {
      tokens: {
        prompt: numberField(usage, 'promptTokenCount') ?? 0,
        answer: numberField(usage, 'candidatesTokenCount') ?? 0,
        thoughts: numberField(usage, 'thoughtsTokenCount') ?? 0,
      },
    }),
  };
}

function noResponse(because: string): RowFailure {
  return new RowFailure('INTERNAL', `The upstream answered with something that is no response: ${because}.`);
}
