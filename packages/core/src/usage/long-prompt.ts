/**
 * Some models cost more, for the whole of a row, when its prompt has more tokens than this.
 *
 * @see https://cloud.google.com/vertex-ai/generative-ai/pricing
 */
export const LONG_PROMPT_TOKENS = 200_000;
