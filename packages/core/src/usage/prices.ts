import type { ModelPrice } from './model-price.ts';

const VERTEX_PRICES = 'https://cloud.google.com/vertex-ai/generative-ai/pricing';

const AUDIO = 'Input is priced as text, images or video; audio costs more.';

/**
 * The list prices that this version knows, read in January 2026: those that are the same on Vertex AI and on the Gemini API, in
 * all regions. Prices change, so a newer table can be passed in its place: `costOf(usage, { model, prices })`.
 *
 * Batch costs half, except for tokens that come from the cache.
 *
 * @see https://cloud.google.com/vertex-ai/generative-ai/pricing
 * @see https://ai.google.dev/gemini-api/docs/pricing
 */
export const PRICES: readonly ModelPrice[] = [
  {
    models: ['gemini-2.5-pro'],
    inputPerMillion: 1.25,
    outputPerMillion: 10,
    cachedInputPerMillion: 0.125,
    longPrompts: { inputPerMillion: 2.5, outputPerMillion: 15, cachedInputPerMillion: 0.25 },
    since: '2026-01-01',
    source: VERTEX_PRICES,
  },
  {
    models: ['gemini-2.5-flash'],
    inputPerMillion: 0.3,
    outputPerMillion: 2.5,
    cachedInputPerMillion: 0.03,
    notes: [AUDIO],
    since: '2026-01-01',
    source: VERTEX_PRICES,
  },
  {
    models: ['gemini-2.5-flash-lite'],
    inputPerMillion: 0.1,
    outputPerMillion: 0.4,
    cachedInputPerMillion: 0.01,
    notes: [AUDIO],
    since: '2026-01-01',
    source: VERTEX_PRICES,
  },
  {
    // What a cached token costs in batch is not documented for Claude on Vertex AI, so it is left out.
    models: ['claude-3-5-haiku'],
    inputPerMillion: 0.8,
    outputPerMillion: 4,
    notes: ['Tokens that were written to a cache are priced as input; they cost more.'],
    since: '2026-01-01',
    source: VERTEX_PRICES,
  },
];
