/** What a model costs online, i.e. not in batch; US dollars for a million tokens. */
export interface TokenPrices {
  /** Of a prompt. */
  readonly inputPerMillion: number;
  /** Of an answer, and of the thoughts before it. */
  readonly outputPerMillion: number;
  /** Of what a prompt had in the cache. Left out where that is not known. */
  readonly cachedInputPerMillion?: number;
}

/** The list price of a model, for a time. */
export interface ModelPrice extends TokenPrices {
  /** Ids without a path or a version, e.g. `gemini-2.5-flash`. */
  readonly models: readonly string[];
  /** For the rows whose prompt has more than 200,000 tokens. Left out where they cost the same. */
  readonly longPrompts?: TokenPrices;
  /**
   * The share of the online price that batch costs. Tokens from the cache are not reduced by it: the discount of the cache
   * comes in place of that of batch.
   * @default 0.5
   */
  readonly batchShare?: number;
  /** The first day on which the price is known to hold, e.g. `2026-01-01`. */
  readonly since: string;
  /** The last day on which it held. Left out while it holds. */
  readonly until?: string;
  /** What the table cannot reckon with, in sentences. */
  readonly notes?: readonly string[];
  /** Who says so. */
  readonly source: string;
}
