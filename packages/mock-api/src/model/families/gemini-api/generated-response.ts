import type { TextAnswer } from '../../../predictors/predictor.ts';
import type { JsonObject } from '../../json.ts';
import type { RowFacts, RowRequest } from '../row-family.ts';
import { candidateParts } from '../gemini/candidate-parts.ts';
import { utterance, type Utterance } from '../utterance.ts';

const BASE64_URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** A `GenerateContentResponse` as the Gemini API gives it. @see https://ai.google.dev/api/generate-content#generatecontentresponse */
export function generatedResponse(
  request: RowRequest,
  answers: readonly [TextAnswer, ...TextAnswer[]],
  { model, random }: RowFacts,
): JsonObject {
  const [first] = answers;
  if (first.response) return first.response;
  const said = answers.map((answer) => utterance(answer, request));
  const tokens = said.reduce((sum, one) => sum + one.tokens, 0);
  const thoughtsTokens = said.reduce((sum, one) => sum + one.thoughtsTokens, 0);
  const promptTokens = said[0]?.promptTokens ?? 0;
  const blocked = first.blocked?.of === 'prompt' ? first.blocked : undefined;
  return {
    ...(!blocked && {
      candidates: said.map((one, index) => {
        const silence = answers[index]?.blocked;
        return silence ? { finishReason: silence.reason, index } : candidate(one, request, index);
      }),
    }),
    ...(blocked && { promptFeedback: { blockReason: blocked.reason } }),
    modelVersion: model,
    responseId: random.text(22, BASE64_URL),
    usageMetadata: {
      promptTokenCount: promptTokens,
      ...(said.some(({ ending }) => ending !== 'blocked') && { candidatesTokenCount: tokens }),
      ...(thoughtsTokens > 0 && { thoughtsTokenCount: thoughtsTokens }),
      totalTokenCount: promptTokens + thoughtsTokens + tokens,
      promptTokensDetails: [{ modality: 'TEXT', tokenCount: promptTokens }],
    },
  };
}

function candidate(said: Utterance, request: RowRequest, index: number): JsonObject {
  return {
    content: { parts: candidateParts(said, request), role: 'model' },
    finishReason: said.ending === 'limit' ? 'MAX_TOKENS' : 'STOP',
    index,
  };
}
