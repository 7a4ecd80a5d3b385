import type { Content, SafetySetting, Tool } from '@genai-batch/core';
import type { RowWriter } from './row-spec.ts';

/** A `GenerateContentRequest`, as far as it is typed. */
export interface GeminiRequest {
  contents: Content[];
  systemInstruction: Content;
  generationConfig: Record<string, unknown>;
  safetySettings: SafetySetting[];
  tools: Tool[];
  /** Vertex AI only. */
  labels: Record<string, string>;
}

/** `{"key":"…","request":{"contents":[…]}}`, on Vertex AI (where `key` merely passes through) and in files of the Gemini API. */
export const geminiRow: RowWriter<GeminiRequest> = ({ key, text, request, beside }) => ({
  key,
  ...beside,
  request: {
    contents: [{ role: 'user', parts: [{ text }] }],
    generationConfig: { temperature: 0.2, maxOutputTokens: 256 },
    ...request,
  },
});
