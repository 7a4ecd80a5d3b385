/** A row within a request. Gemini API only. @see https://ai.google.dev/api/batch-api */
export interface InlinedRequest {
  model?: string;
  contents?: unknown;
  /** Comes back with the row's response. */
  metadata?: Record<string, string>;
  config?: object;
}
