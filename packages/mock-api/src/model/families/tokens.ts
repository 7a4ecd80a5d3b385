/**
 * The mock's rule of thumb: a token is four UTF-16 units of text, a last incomplete one counts whole, and a text has at least one.
 * Real models count otherwise; what matters here is that the same text always counts the same.
 */
const UNITS_PER_TOKEN = 4;

export function countTokens(text: string): number {
  return Math.max(1, Math.ceil(text.length / UNITS_PER_TOKEN));
}

/** What a model says before it reaches its limit; no character is cut in two. */
export function withinTokens(text: string, maxTokens: number): { text: string; isCut: boolean } {
  if (countTokens(text) <= maxTokens) return { text, isCut: false };
  const cut = text.slice(0, maxTokens * UNITS_PER_TOKEN);
  return { text: /[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut, isCut: true };
}
