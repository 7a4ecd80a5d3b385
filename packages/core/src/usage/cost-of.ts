import type { Usage } from '../rows/usage.ts';
import { LONG_PROMPT_TOKENS } from './long-prompt.ts';
import type { ModelPrice, TokenPrices } from './model-price.ts';
import { PRICES } from './prices.ts';
import { priceFor } from './price-for.ts';
import { addUsage, NO_USAGE, type UsageTotals } from './usage-totals.ts';
import type { UsageSummary } from './usage-meter.ts';

/** Whose price is asked for, from which table, and of which day. Without `model`, the cost is `unknown`. */
export interface CostOptions {
  /** In any form that `batches.create` takes, and that jobs tell: `gemini-2.5-flash`, `publishers/google/models/…`. */
  readonly model?: string | undefined;
  /** A table in place of the one that this version knows. Spread that one in to add to it: `[...mine, ...PRICES]`. */
  readonly prices?: readonly ModelPrice[] | undefined;
  /** The day of the price, for a job of long ago: a Date, or RFC 3339. @default the newest price */
  readonly date?: Date | string | undefined;
}

/** What something costs by the list, or why that is not known. */
export type Cost =
  | {
      readonly status: 'known';
      /** US dollars, unrounded: without taxes, discounts, tools that cost by the call, and storage. */
      readonly usd: number;
      /** Parts of `usd`. */
      readonly inputUsd: number;
      readonly cachedUsd: number;
      readonly outputUsd: number;
      /** What was reckoned with. */
      readonly price: ModelPrice;
      /** What was taken for granted, in sentences. */
      readonly assumptions: readonly string[];
    }
  | { readonly status: 'unknown'; readonly reason: string };

/**
 * What a row, or a job's rows, cost in batch by the list price. Never a guess: of a model that the table does not have, and of
 * usage that lacks a count, it says so.
 *
 * @param usage `row.usage`, or what `summarizeUsage` gives. A sum of your own making is taken for one row.
 * @example
 * const cost = costOf(await summarizeUsage(client.batches.results(job)), job);
 * console.log(cost.status === 'known' ? `$${cost.usd.toFixed(4)}` : cost.reason);
 */
export function costOf(usage: Usage | UsageSummary, { model, prices = PRICES, date }: CostOptions): Cost {
  const price = priceFor(model, prices, date);
  if (typeof price === 'string') return { status: 'unknown', reason: price };
  const all = addUsage(NO_USAGE, usage);
  const long = longShare(usage, all);
  const untold = notCounted(all) ?? notCounted(long);
  if (untold !== undefined) return { status: 'unknown', reason: `The usage tells no number of ${untold}.` };
  const parts = [partsOf(subtract(all, long), price, price), partsOf(long, price.longPrompts ?? price, price)];
  if (parts.includes(undefined)) {
    const reason = `The table has no price for what ${String(model)} takes from a cache, and ${all.cachedTokens} tokens came from there.`;
    return { status: 'unknown', reason };
  }
  const [inputUsd, cachedUsd, outputUsd] = [0, 1, 2].map((part) =>
    parts.reduce((sum, costs) => sum + costs![part]!, 0),
  );
  const usd = inputUsd! + cachedUsd! + outputUsd!;
  return {
    status: 'known',
    usd,
    inputUsd: inputUsd!,
    cachedUsd: cachedUsd!,
    outputUsd: outputUsd!,
    price,
    assumptions: [...(price.notes ?? []), ...assumptionsFor(all)],
  };
}

/** Of the caller's own sums, what is no count of tokens. */
function notCounted(totals: UsageTotals): string | undefined {
  return Object.entries(totals).find(([, tokens]) => !Number.isFinite(tokens) || tokens < 0)?.[0];
}

function longShare(usage: Usage | UsageSummary, all: UsageTotals): UsageTotals {
  if ('longPrompts' in usage) return usage.longPrompts;
  return usage.promptTokens > LONG_PROMPT_TOKENS ? all : NO_USAGE;
}

/** Input, cached and output, in dollars; undefined where something has no price. */
function partsOf(
  usage: UsageTotals,
  prices: TokenPrices,
  { batchShare = 0.5 }: ModelPrice,
): readonly [number, number, number] | undefined {
  const { cachedInputPerMillion } = prices;
  if (usage.cachedTokens > 0 && cachedInputPerMillion === undefined) return undefined;
  const fresh = usage.promptTokens - usage.cachedTokens + toolTokens(usage);
  const answered = usage.outputTokens + usage.thoughtsTokens;
  return [
    (fresh * prices.inputPerMillion * batchShare) / 1e6,
    (usage.cachedTokens * (cachedInputPerMillion ?? 0)) / 1e6,
    (answered * prices.outputPerMillion * batchShare) / 1e6,
  ];
}

/** What tools fed into prompts: only the total has it. */
function toolTokens({ totalTokens, promptTokens, outputTokens, thoughtsTokens }: UsageTotals): number {
  return Math.max(0, totalTokens - promptTokens - outputTokens - thoughtsTokens);
}

function assumptionsFor(usage: UsageTotals): string[] {
  const assumed: string[] = [];
  if (usage.cachedTokens > 0) assumed.push('Tokens from a cache cost as online: they have no batch discount.');
  const fed = toolTokens(usage);
  if (fed > 0) assumed.push(`${fed} tokens that tools fed into prompts cost as input.`);
  return assumed;
}

function subtract(all: UsageTotals, part: UsageTotals): UsageTotals {
  return {
    promptTokens: all.promptTokens - part.promptTokens,
    outputTokens: all.outputTokens - part.outputTokens,
    thoughtsTokens: all.thoughtsTokens - part.thoughtsTokens,
    cachedTokens: all.cachedTokens - part.cachedTokens,
    totalTokens: all.totalTokens - part.totalTokens,
  };
}
