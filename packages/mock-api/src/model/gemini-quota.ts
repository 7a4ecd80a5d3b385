import { byName, type ChecksOf } from './options/check-options.ts';
import { amount } from './options/checks.ts';

/** What the Gemini API lets a project have at a time. Bytes are bytes. */
export interface GeminiQuota {
  /** Batches that have not ended. @default 100 */
  readonly concurrentBatches: number;
  /** Tokens in batches of one model that have not ended, by how the model's name begins; the longest beginning counts. @default tier 3 */
  readonly enqueuedTokens: Readonly<Record<string, number>>;
  /** Of a create call with its rows in it. @default 20 MiB */
  readonly inlineBytes: number;
  /** Of one file. @default 2 GiB */
  readonly fileBytes: number;
  /** Of all files. @default 20 GiB */
  readonly storageBytes: number;
}

const MILLION = 1_000_000;

/**
 * Tokens that may be enqueued in each usage tier. They change often: look before you rely on one.
 *
 * @see https://ai.google.dev/gemini-api/docs/rate-limits#batch-api
 */
export const geminiTiers: Readonly<Record<1 | 2 | 3, GeminiQuota['enqueuedTokens']>> = {
  1: {
    gemini: 3 * MILLION,
    'gemini-2.5-pro': 5 * MILLION,
    'gemini-2.0-flash': 10 * MILLION,
    'gemini-2.5-flash-lite': 10 * MILLION,
    'gemini-embedding': MILLION / 2,
  },
  2: {
    gemini: 400 * MILLION,
    'gemini-2.5-pro': 500 * MILLION,
    'gemini-2.0-flash': 1000 * MILLION,
    'gemini-embedding': 5 * MILLION,
  },
  3: { gemini: 1000 * MILLION, 'gemini-2.0-flash': 5000 * MILLION, 'gemini-embedding': 10 * MILLION },
};

export const quotaChecks: ChecksOf<GeminiQuota> = {
  concurrentBatches: amount,
  enqueuedTokens: byName(amount),
  inlineBytes: amount,
  fileBytes: amount,
  storageBytes: amount,
};

export const defaultGeminiQuota: GeminiQuota = {
  concurrentBatches: 100,
  enqueuedTokens: geminiTiers[3],
  inlineBytes: 20 * 1024 ** 2,
  fileBytes: 2 * 1024 ** 3,
  storageBytes: 20 * 1024 ** 3,
};

/** @param model Its own name, e.g. `gemini-2.5-flash`. */
export function enqueuedTokensOf({ enqueuedTokens }: GeminiQuota, model: string): number {
  const [longest] = Object.entries(enqueuedTokens)
    .filter(([start]) => model.startsWith(start))
    .toSorted(([left], [right]) => right.length - left.length);
  return longest?.[1] ?? Infinity;
}
