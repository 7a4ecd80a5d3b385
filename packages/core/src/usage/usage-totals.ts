import type { Usage } from '../rows/usage.ts';

/** Tokens of several rows together; as in {@link Usage}, with 0 for what no row told. */
export interface UsageTotals {
  readonly promptTokens: number;
  readonly outputTokens: number;
  readonly thoughtsTokens: number;
  readonly cachedTokens: number;
  readonly totalTokens: number;
}

export const NO_USAGE: UsageTotals = {
  promptTokens: 0,
  outputTokens: 0,
  thoughtsTokens: 0,
  cachedTokens: 0,
  totalTokens: 0,
};

export function addUsage(totals: UsageTotals, usage: Usage): UsageTotals {
  return {
    promptTokens: totals.promptTokens + usage.promptTokens,
    outputTokens: totals.outputTokens + usage.outputTokens,
    thoughtsTokens: totals.thoughtsTokens + (usage.thoughtsTokens ?? 0),
    cachedTokens: totals.cachedTokens + (usage.cachedTokens ?? 0),
    totalTokens: totals.totalTokens + usage.totalTokens,
  };
}
