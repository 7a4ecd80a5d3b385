import type { TextAnswer } from '../../../predictors/predictor.ts';
import type { JsonObject } from '../../json.ts';
import { googleTimestamp } from '../../timestamps.ts';
import type { RowFacts, RowRequest } from '../row-family.ts';
import { utterance, type Utterance } from '../utterance.ts';

const BASE64_URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** A `GenerateContentResponse` with its keys in alphabetical order, as batch lines have them. */
export function generateContentResponse(
  request: RowRequest,
  answer: TextAnswer,
  { model, random, timeMs }: RowFacts,
): JsonObject {
  const said = utterance(answer, request);
  const avgLogprobs = -(1 + random.below(9999)) / 10_000;
  const createTime = googleTimestamp(Math.floor(timeMs) * 1000 + random.below(1000));
  const { blocked } = answer;
  const isPromptBlocked = blocked?.of === 'prompt';
  return {
    ...(!isPromptBlocked && {
      candidates: [blocked ? { finishReason: blocked.reason } : candidate(said, avgLogprobs)],
    }),
    createTime,
    modelVersion: model,
    ...(isPromptBlocked && { promptFeedback: { blockReason: blocked.reason } }),
    responseId: random.text(23, BASE64_URL),
    usageMetadata: usageMetadata(said),
  };
}

function candidate({ text, ending }: Utterance, avgLogprobs: number): JsonObject {
  return {
    avgLogprobs,
    content: { parts: [{ text }], role: 'model' },
    finishReason: ending === 'limit' ? 'MAX_TOKENS' : 'STOP',
  };
}

function usageMetadata({ tokens, promptTokens, ending }: Utterance): JsonObject {
  return {
    ...(ending !== 'blocked' && {
      candidatesTokenCount: tokens,
      candidatesTokensDetails: [{ modality: 'TEXT', tokenCount: tokens }],
    }),
    promptTokenCount: promptTokens,
    promptTokensDetails: [{ modality: 'TEXT', tokenCount: promptTokens }],
    totalTokenCount: tokens + promptTokens,
    trafficType: 'ON_DEMAND',
  };
}
