import { RowFailure } from '../../model/families/row-failure.ts';
import type { JsonObject } from '../../model/json.ts';
import type { TextAnswer } from '../predictor.ts';
import { numberField, objectField, objectsIn, textField } from './read-fields.ts';

/** Reads a `GenerateContentResponse`. @throws RowFailure for anything else */
export function geminiAnswer(response: JsonObject): TextAnswer {
  const blockReason = textField(objectField(response, 'promptFeedback'), 'blockReason');
  if (blockReason !== '') return { text: '', blocked: { reason: blockReason, of: 'prompt' } };
  const [candidate] = objectsIn(response['candidates']);
  if (!candidate) {
    throw new RowFailure('INTERNAL', 'The upstream answered with something that is no response: it has no candidates.');
  }
  const parts = objectsIn(objectField(candidate, 'content')['parts']);
  const wordsOf = (isThought: boolean): string =>
    parts
      .filter((part) => (part['thought'] === true) === isThought)
      .map((part) => textField(part, 'text'))
      .join('');
  const calls = parts
    .filter((part) => 'functionCall' in part)
    .map((part) => objectField(part, 'functionCall'))
    .map((call) => ({ name: textField(call, 'name'), input: objectField(call, 'args') }));
  const finish = textField(candidate, 'finishReason') || 'STOP';
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
