import type { JsonObject } from './json-object.ts';

/** Models whose lines look alike. */
export type ModelFamily = 'gemini' | 'claude' | 'open-model' | 'own-model' | 'text-embedding' | 'gemini-embedding';

export const MODEL_FAMILIES: readonly ModelFamily[] = [
  'gemini',
  'claude',
  'open-model',
  'own-model',
  'text-embedding',
  'gemini-embedding',
];

/** In this order; the first that fits. */
const FAMILY_OF_NAME: readonly (readonly [name: RegExp, family: ModelFamily])[] = [
  [/(^|\/)publishers\/anthropic\/|^anthropic\/|(^|\/)claude-[^/]*$/, 'claude'],
  [/(^|\/)gemini-embedding[^/]*$/, 'gemini-embedding'],
  [/(^|\/)gemini-[^/]*$/, 'gemini'],
  [/(^|\/)(text-(multilingual-)?embedding|textembedding-gecko)[^/]*$/, 'text-embedding'],
  // A model of the Model Garden on machines of one's own: with a version, or a name that runs nowhere else.
  [/(^|\/)publishers\/[^/]+\/models\/[^/]+@[^/]+$|(^|\/)(gemma|medgemma|txgemma)-[^/]*$/, 'own-model'],
  [/(^|\/)publishers\/(?!google\/)[^/]+\/models\/[^/]+$|-maas$/, 'open-model'],
  // As the official SDK takes them: publisher, model.
  [/^(?!(projects|publishers|models|tunedModels|google)\/)[^/]+\/[^/]+$/, 'open-model'],
];

/**
 * The family of a model on Vertex AI, by its name; undefined for a name that does not tell. One with only a number,
 * `projects/{project}/locations/{location}/models/{digits}`, may be a tuned Gemini or a model of one's own.
 */
export function familyOfModel(model: string | undefined): ModelFamily | undefined {
  return model === undefined ? undefined : FAMILY_OF_NAME.find(([name]) => name.test(model))?.[1];
}

/** The family, by what a response looks like. */
export function familyOfResponse(response: JsonObject): ModelFamily | undefined {
  if ('candidates' in response || 'promptFeedback' in response) return 'gemini';
  if (response['type'] === 'message' || 'stop_reason' in response) return 'claude';
  if (response['type'] === 'error' && 'error' in response) return 'claude';
  if ('choices' in response || (response['object'] === 'list' && 'data' in response)) return 'open-model';
  if ('embedding' in response) return 'gemini-embedding';
  return 'usageMetadata' in response ? 'gemini' : undefined;
}
