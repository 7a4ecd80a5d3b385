import { isJsonObject } from '../../json-object.ts';
import type { RowOutcome } from '../../row-outcome.ts';
import { vectorOf } from '../../vector.ts';

/**
 * Reads the `predictions` of a line: `[{ embeddings: { values, statistics: { token_count } } }]`.
 *
 * @see https://cloud.google.com/vertex-ai/generative-ai/docs/embeddings/batch-prediction-genai-embeddings
 */
export function readTextEmbedding(key: string, response: unknown): RowOutcome<readonly number[]> {
  const [prediction] = Array.isArray(response) ? (response as readonly unknown[]) : [];
  const embeddings = isJsonObject(prediction) ? prediction['embeddings'] : undefined;
  const statistics = isJsonObject(embeddings) ? embeddings['statistics'] : undefined;
  const tokens = isJsonObject(statistics) ? statistics['token_count'] : undefined;
  const usage = typeof tokens === 'number' && { usage: { promptTokens: tokens, outputTokens: 0, totalTokens: tokens } };
  const ending = { key, response, ...usage };
  const vector = isJsonObject(embeddings) ? vectorOf(embeddings['values']) : undefined;
  if (vector !== undefined) return { status: 'ok', output: vector, ...ending };
  const path = ['predictions', 0, 'embeddings', 'values'];
  return { status: 'invalid', issues: [{ message: 'no embedding', path }], text: '', ...ending };
}
