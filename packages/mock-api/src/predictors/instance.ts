import { isJsonObject } from '../model/json.ts';
import type { SeededRandom } from '../model/seeded-random.ts';
import { withinTokens } from '../model/families/tokens.ts';
import { readablePredictor } from './readable-predictor.ts';

/** What one row asks of a model of one's own. */
export interface InstanceQuestion {
  /** The model's own name, e.g. `1234567890`, or `gemma-tuned@2`. */
  readonly model: string;
  /** What the container is sent: any JSON. */
  readonly instance: unknown;
  /** The job's `modelParameters`. */
  readonly parameters: unknown;
  /** Chance of this row's own: the same for the same seed and the same row, wherever it stands. */
  readonly random: SeededRandom;
}

/** Answers an instance with what the container puts into its `predictions`. @throws RowFailure when the row shall fail */
export type InstancePredictor = (question: InstanceQuestion) => unknown;

const DEFAULT_MAX_TOKENS = 16;

/**
 * Answers as the containers of Gemma and its like do: `{"prompt":"…","max_tokens":128}` in, a text out that repeats the
 * prompt, or, with `"raw_response":true`, does not. Of any other instance it tells which it was.
 */
export function containerPredictor({ model, instance, random }: InstanceQuestion): unknown {
  const fields = isJsonObject(instance) ? instance : {};
  const { prompt } = fields;
  if (typeof prompt !== 'string') {
    const text = typeof instance === 'string' ? instance : JSON.stringify(instance);
    return readablePredictor({ model, text, request: fields, random });
  }
  const maxTokens = typeof fields['max_tokens'] === 'number' ? fields['max_tokens'] : DEFAULT_MAX_TOKENS;
  const { text } = withinTokens(readablePredictor({ model, text: prompt, request: fields, random }), maxTokens);
  return fields['raw_response'] === true ? text : `Prompt:\n${prompt}\nOutput:\n${text}`;
}
