import type { JsonObject } from './json-object.ts';

/** Models whose answers look alike. */
export type ModelFamily = 'claude' | 'gemini';

/**
 * The family, by the job's model name; undefined for a name that does not tell (an open model, say).
 *
 * Claude is `publishers/anthropic/models/…`. Gemini is `…/models/gemini-…`, and a model tuned from it, which has only a
 * number: `projects/{project}/locations/{location}/models/{digits}`. Embedding models answer in a shape of their own.
 */
export function familyOfModel(model: string | undefined): ModelFamily | undefined {
  if (model === undefined) return undefined;
  if (/(^|\/)publishers\/anthropic\/models\/|^anthropic\/|^claude-/.test(model)) return 'claude';
  if (/(^|\/)gemini-(?!embedding)[^/]*$/.test(model)) return 'gemini';
  if (/^projects\/[^/]+\/locations\/[^/]+\/models\/[^/]+$/.test(model)) return 'gemini';
  return undefined;
}

/** The family, by what a response looks like. */
export function familyOfResponse(response: JsonObject): ModelFamily | undefined {
  if ('candidates' in response || 'promptFeedback' in response) return 'gemini';
  if (response['type'] === 'message' || 'stop_reason' in response) return 'claude';
  if (response['type'] === 'error' && 'error' in response) return 'claude';
  return 'usageMetadata' in response ? 'gemini' : undefined;
}
