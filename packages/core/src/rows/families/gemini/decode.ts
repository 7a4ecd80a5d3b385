import { countOf, isJsonObject, type JsonObject } from '../../json-object.ts';
import type { RowOutcome } from '../../row-outcome.ts';
import type { Usage } from '../../usage.ts';

/** The answer was withheld for what it says. https://cloud.google.com/vertex-ai/docs/reference/rest/v1/GenerateContentResponse#FinishReason */
const BLOCKING: ReadonlySet<string> = new Set([
  'SAFETY',
  'RECITATION',
  'LANGUAGE',
  'BLOCKLIST',
  'PROHIBITED_CONTENT',
  'SPII',
  'MODEL_ARMOR',
  'IMAGE_SAFETY',
  'IMAGE_PROHIBITED_CONTENT',
  'IMAGE_RECITATION',
]);

/** Reads a `GenerateContentResponse`: the first candidate's text, without the model's thoughts. */
export function readGemini(key: string, response: JsonObject): RowOutcome {
  const ending = { key, response, ...usageOf(response['usageMetadata']) };
  const feedback = response['promptFeedback'];
  if (isJsonObject(feedback) && typeof feedback['blockReason'] === 'string') {
    return { status: 'blocked', reason: feedback['blockReason'], ...ending };
  }
  const candidates = response['candidates'];
  const candidate: unknown = Array.isArray(candidates) ? candidates[0] : undefined;
  if (!isJsonObject(candidate)) {
    return { status: 'invalid', issues: [{ message: 'no candidate', path: ['candidates'] }], text: '', ...ending };
  }
  const parts = partsOf(candidate);
  const text = textOf(parts);
  const finishReason = candidate['finishReason'];
  switch (finishReason) {
    case undefined:
    case null:
    case 'FINISH_REASON_UNSPECIFIED':
    case 'STOP':
      if (parts.length > 0) return { status: 'ok', output: text, ...ending };
      return {
        status: 'invalid',
        issues: [{ message: 'the candidate has no content', path: ['candidates', 0, 'content', 'parts'] }],
        text,
        ...ending,
      };
    case 'MAX_TOKENS':
      return { status: 'truncated', reason: finishReason, ...(text !== '' && { partial: text }), ...ending };
    default: {
      const reason = String(finishReason);
      if (BLOCKING.has(reason)) return { status: 'blocked', reason, ...ending };
      const message = `the answer ended with ${reason}, not STOP`;
      return { status: 'invalid', issues: [{ message, path: ['candidates', 0, 'finishReason'] }], text, ...ending };
    }
  }
}

function partsOf(candidate: JsonObject): readonly unknown[] {
  const content = candidate['content'];
  const parts = isJsonObject(content) ? content['parts'] : undefined;
  return Array.isArray(parts) ? parts : [];
}

function textOf(parts: readonly unknown[]): string {
  let text = '';
  for (const part of parts) {
    if (isJsonObject(part) && typeof part['text'] === 'string' && part['thought'] !== true) text += part['text'];
  }
  return text;
}

function usageOf(metadata: unknown): { usage?: Usage } {
  if (!isJsonObject(metadata)) return {};
  const promptTokens = countOf(metadata['promptTokenCount']);
  const outputTokens = countOf(metadata['candidatesTokenCount']);
  const thoughtsTokens = metadata['thoughtsTokenCount'];
  const cachedTokens = metadata['cachedContentTokenCount'];
  const totalTokens = metadata['totalTokenCount'];
  return {
    usage: {
      promptTokens,
      outputTokens,
      ...(typeof thoughtsTokens === 'number' && { thoughtsTokens }),
      ...(typeof cachedTokens === 'number' && { cachedTokens }),
      totalTokens:
        typeof totalTokens === 'number' ? totalTokens : promptTokens + outputTokens + countOf(thoughtsTokens),
    },
  };
}
