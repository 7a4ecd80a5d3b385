import type { JsonObject } from '../../json.ts';
import { googleTimestamp } from '../../timestamps.ts';
import { countTokens, withinTokens } from '../tokens.ts';
import type { RowContext, RowRequest } from '../row-family.ts';

const BASE64_URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const NO_LIMIT = Number.MAX_SAFE_INTEGER;

/** A `GenerateContentResponse` with its keys in alphabetical order, as batch lines have them. */
export function generateContentResponse(
  { prompt, maxOutputTokens = NO_LIMIT }: RowRequest,
  words: string,
  { model, random, timeMs }: RowContext,
): JsonObject {
  const { text, isCut } = withinTokens(words, maxOutputTokens);
  const [candidatesTokenCount, promptTokenCount] = [countTokens(text), countTokens(prompt)];
  return {
    candidates: [
      {
        avgLogprobs: -(1 + random.below(9999)) / 10_000,
        content: { parts: [{ text }], role: 'model' },
        finishReason: isCut ? 'MAX_TOKENS' : 'STOP',
      },
    ],
    createTime: googleTimestamp(Math.floor(timeMs) * 1000 + random.below(1000)),
    modelVersion: model,
    responseId: random.text(23, BASE64_URL),
    usageMetadata: {
      candidatesTokenCount,
      candidatesTokensDetails: [{ modality: 'TEXT', tokenCount: candidatesTokenCount }],
      promptTokenCount,
      promptTokensDetails: [{ modality: 'TEXT', tokenCount: promptTokenCount }],
      totalTokenCount: candidatesTokenCount + promptTokenCount,
      trafficType: 'ON_DEMAND',
    },
  };
}
