import type { RowOutcome, RowStatus, Unmatched } from '../rows/row-outcome.ts';
import { LONG_PROMPT_TOKENS } from './long-prompt.ts';
import { addUsage, NO_USAGE, type UsageTotals } from './usage-totals.ts';

/** What the rows of a job came to. */
export interface UsageSummary extends UsageTotals {
  /** Rows, however they ended; lines that belong to no row are not among them. */
  readonly rows: number;
  /** Rows that told their tokens; the others are mostly those that failed, which cost nothing. */
  readonly rowsWithUsage: number;
  /** How many ended in which way, and the lines that belong to no row as `unmatched`. */
  readonly counts: Readonly<Record<RowStatus | Unmatched['status'], number>>;
  /** The tokens, by how their rows ended; only of ends that some row with usage had. */
  readonly byStatus: Readonly<Partial<Record<RowStatus, UsageTotals>>>;
  /** The share of rows with a prompt of more than 200,000 tokens, which some models charge more for. */
  readonly longPrompts: UsageTotals;
}

/** Adds up rows as they go by, for those who do something else with them: `meter.add(row)`, and at the end `meter.summary`. */
export class UsageMeter {
  #rows = 0;
  #rowsWithUsage = 0;
  #totals: UsageTotals = NO_USAGE;
  #longPrompts: UsageTotals = NO_USAGE;
  readonly #byStatus: Partial<Record<RowStatus, UsageTotals>> = {};
  readonly #counts: Record<RowStatus | Unmatched['status'], number> = {
    ok: 0,
    blocked: 0,
    truncated: 0,
    invalid: 0,
    error: 0,
    missing: 0,
    unmatched: 0,
  };

  /** Counts a row. One that tells no tokens, and a line that belongs to no row, adds to `counts` but to no tokens. */
  add(row: RowOutcome<unknown> | Unmatched): void {
    this.#counts[row.status]++;
    if (row.status === 'unmatched') return;
    this.#rows++;
    if (row.status === 'missing' || row.usage === undefined) return;
    this.#rowsWithUsage++;
    this.#totals = addUsage(this.#totals, row.usage);
    this.#byStatus[row.status] = addUsage(this.#byStatus[row.status] ?? NO_USAGE, row.usage);
    if (row.usage.promptTokens > LONG_PROMPT_TOKENS) this.#longPrompts = addUsage(this.#longPrompts, row.usage);
  }

  /** Of the rows so far. */
  get summary(): UsageSummary {
    return {
      rows: this.#rows,
      rowsWithUsage: this.#rowsWithUsage,
      counts: { ...this.#counts },
      ...this.#totals,
      byStatus: { ...this.#byStatus },
      longPrompts: this.#longPrompts,
    };
  }
}

/**
 * Reads rows to their end and adds up their tokens.
 *
 * @example
 * const usage = await summarizeUsage(client.batches.results(job));
 */
export async function summarizeUsage(
  rows: AsyncIterable<RowOutcome<unknown> | Unmatched> | Iterable<RowOutcome<unknown> | Unmatched>,
): Promise<UsageSummary> {
  const meter = new UsageMeter();
  for await (const row of rows) meter.add(row);
  return meter.summary;
}
