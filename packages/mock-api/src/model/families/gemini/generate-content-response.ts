import type { TextAnswer } from '../../../predictors/predictor.ts';
import type { JsonObject } from '../../json.ts';
import { googleTimestamp } from '../../timestamps.ts';
import type { SeededRandom } from '../../seeded-random.ts';
import type { RowFacts, RowRequest } from '../row-family.ts';
import { utterance, type Utterance } from '../utterance.ts';
import { candidateParts } from './candidate-parts.ts';

const BASE64_URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** A `GenerateContentResponse` with its keys in alphabetical order, as batch lines have them. */
export function generateContentResponse(
  request: RowRequest,
  answers: readonly [TextAnswer, ...TextAnswer[]],
  { model, random, timeMs }: RowFacts,
): JsonObject {
  const [first] = answers;
  if (first.response) return first.response;
  const said = answers.map((answer) => utterance(answer, request));
  const avgLogprobs = logprobs(random);
  const createTime = googleTimestamp(Math.floor(timeMs) * 1000 + random.below(1000));
  const blocked = first.blocked?.of === 'prompt' ? first.blocked : undefined;
  return {
    ...(!blocked && {
      candidates: said.map((one, index) => ({
        ...(answers[index]?.blocked
          ? { finishReason: answers[index].blocked.reason }
          : candidate(one, request, index === 0 ? avgLogprobs : logprobs(random))),
        // The first has none, as any number that is 0.
        ...(index > 0 && { index }),
      })),
    }),
    createTime,
    modelVersion: model,
    ...(blocked && { promptFeedback: { blockReason: blocked.reason } }),
    responseId: random.text(23, BASE64_URL),
    usageMetadata: usageMetadata(said),
  };
}

function logprobs(random: SeededRandom): number {
  return -(1 + random.below(9999)) / 10_000;
}

function candidate(said: Utterance, request: RowRequest, avgLogprobs: number): JsonObject {
  return {
    avgLogprobs,
    content: { parts: candidateParts(said, request), role: 'model' },
    finishReason: said.ending === 'limit' ? 'MAX_TOKENS' : 'STOP',
  };
}

function usageMetadata(said: readonly Utterance[]): JsonObject {
  const tokens = said.reduce((sum, one) => sum + one.tokens, 0);
  const thoughtsTokens = said.reduce((sum, one) => sum + one.thoughtsTokens, 0);
  // The prompt is read once, however many answers there are.
  const promptTokens = said[0]?.promptTokens ?? 0;
  return {
    ...(said.some(({ ending }) => ending !== 'blocked') && {
      candidatesTokenCount: tokens,
      candidatesTokensDetails: [{ modality: 'TEXT', tokenCount: tokens }],
    }),
    promptTokenCount: promptTokens,
    promptTokensDetails: [{ modality: 'TEXT', tokenCount: promptTokens }],
    ...(thoughtsTokens > 0 && { thoughtsTokenCount: thoughtsTokens }),
    totalTokenCount: tokens + thoughtsTokens + promptTokens,
    trafficType: 'ON_DEMAND',
  };
}
