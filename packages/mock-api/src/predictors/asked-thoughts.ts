import { isJsonObject, type JsonObject } from '../model/json.ts';

/** Whether a request has its model think first: Gemini's `thinkingConfig`, or `thinking` of a Messages call. */
export function wantsThoughts(request: JsonObject): boolean {
  const config = thinkingConfig(request);
  const { thinking } = request;
  if (isJsonObject(thinking)) return thinking['type'] === 'enabled' || thinking['type'] === 'adaptive';
  if (!config) return false;
  return (config['thinkingBudget'] ?? config['thinking_budget']) !== 0;
}

/** Whether a Gemini request wants to be shown what was thought. */
export function includesThoughts(request: JsonObject): boolean {
  const config = thinkingConfig(request);
  return (config?.['includeThoughts'] ?? config?.['include_thoughts']) === true;
}

function thinkingConfig(request: JsonObject): JsonObject | undefined {
  const config = request['generationConfig'] ?? request['generation_config'];
  const thinking = isJsonObject(config) ? (config['thinkingConfig'] ?? config['thinking_config']) : undefined;
  return isJsonObject(thinking) ? thinking : undefined;
}
