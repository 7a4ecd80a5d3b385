import { isJsonObject, type JsonObject } from '../../json-object.ts';
import type { RowOutcome } from '../../row-outcome.ts';
import { vectorOf } from '../../vector.ts';

/** Reads `{ embedding: { values }, tokenCount }`; the count is a string. https://ai.google.dev/api/embeddings */
export function readGeminiEmbedding(key: string, response: JsonObject): RowOutcome<readonly number[]> {
  const tokens = Number(response['tokenCount'] ?? Number.NaN);
  const usage = { promptTokens: tokens, outputTokens: 0, totalTokens: tokens };
  const ending = { key, response, ...(Number.isFinite(tokens) && { usage }) };
  const vector = isJsonObject(response['embedding']) ? vectorOf(response['embedding']['values']) : undefined;
  if (vector !== undefined) return { status: 'ok', output: vector, ...ending };
  return {
    status: 'invalid',
    issues: [{ message: 'no embedding', path: ['embedding', 'values'] }],
    text: '',
    ...ending,
  };
}
