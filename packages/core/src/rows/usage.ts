/** What one row cost in tokens, in the same words whatever the model family. */
export interface Usage {
  /**
   * Tokens read: the whole prompt, with those that came from a cache.
   * Gemini: `promptTokenCount`; Claude: `input_tokens` + `cache_creation_input_tokens` + `cache_read_input_tokens`.
   */
  readonly promptTokens: number;
  /** Tokens of the answer, thoughts not among them. Gemini: `candidatesTokenCount`; Claude: `output_tokens` (its thinking included). */
  readonly outputTokens: number;
  /** Tokens of the model's thoughts, billed as output. Gemini: `thoughtsTokenCount`. */
  readonly thoughtsTokens?: number;
  /** Those of `promptTokens` that came from a cache. Gemini: `cachedContentTokenCount`; Claude: `cache_read_input_tokens`. */
  readonly cachedTokens?: number;
  /** Everything together. Gemini: `totalTokenCount`, which also counts what tools fed into the prompt; Claude: the sum. */
  readonly totalTokens: number;
}
