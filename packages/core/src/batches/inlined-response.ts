/** A row's result within an answer. Gemini API only. @see https://ai.google.dev/api/batch-api */
export interface InlinedResponse {
  /** A `GenerateContentResponse`. */
  response?: object;
  /** The row's own metadata. */
  metadata?: Record<string, string>;
  error?: { details?: string[]; code?: number; message?: string };
}

/** A row's embedding within an answer. Gemini API only. */
export interface InlinedEmbedContentResponse {
  response?: { embedding?: { values?: number[]; statistics?: object }; tokenCount?: string };
  metadata?: Record<string, unknown>;
  error?: { details?: string[]; code?: number; message?: string };
}
