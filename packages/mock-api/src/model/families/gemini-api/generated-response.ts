import type { TextAnswer } from '../../../predictors/predictor.ts';
import type { JsonObject } from '../../json.ts';
import type { RowFacts, RowRequest } from '../row-family.ts';
import { utterance, type Utterance } from '../utterance.ts';

const BASE64_URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** A `GenerateContentResponse` as the Gemini API gives it. @see https://ai.google.dev/api/generate-content#generatecontentresponse */
export function generatedResponse(request: RowRequest, answer: TextAnswer, { model, random }: RowFacts): JsonObject {
  const said = utterance(answer, request);
  const { blocked } = answer;
  const isPromptBlocked = blocked?.of === 'prompt';
  return {
    ...(!isPromptBlocked && { candidates: [blocked ? { finishReason: blocked.reason, index: 0 } : candidate(said)] }),
    ...(isPromptBlocked && { promptFeedback: { blockReason: blocked.reason } }),
    modelVersion: model,
    responseId: random.text(22, BASE64_URL),
    usageMetadata: {
      promptTokenCount: said.promptTokens,
      ...(said.ending !== 'blocked' && { candidatesTokenCount: said.tokens }),
      totalTokenCount: said.promptTokens + said.tokens,
      promptTokensDetails: [{ modality: 'TEXT', tokenCount: said.promptTokens }],
    },
  };
}

function candidate({ text, ending }: Utterance): JsonObject {
  return {
    content: { parts: [{ text }], role: 'model' },
    finishReason: ending === 'limit' ? 'MAX_TOKENS' : 'STOP',
    index: 0,
  };
}
