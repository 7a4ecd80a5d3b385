import type { RowOutcome, RowStatus, Unmatched } from '../../rows/row-outcome.ts';
import { UsageMeter, type UsageSummary } from '../../usage/usage-meter.ts';
import type { Rows } from './rows.ts';

/** Rows by how they ended, each in the order in which they came. */
export type CollectedRows<Output = string> = {
  readonly [Status in RowStatus]: Extract<RowOutcome<Output>, { status: Status }>[];
} & {
  /** Lines that belong to no row. */
  readonly unmatched: Unmatched[];
  /** How many ended in which way, and the tokens that they took. */
  readonly usage: UsageSummary;
};

/**
 * Reads all rows into memory, by how they ended.
 *
 * @example
 * const { ok, error } = await collect(client.batches.results(job));
 */
export async function collect<Output>(rows: Rows<Output>): Promise<CollectedRows<Output>> {
  const meter = new UsageMeter();
  const byStatus: Record<RowStatus | 'unmatched', unknown[]> = {
    ok: [],
    blocked: [],
    truncated: [],
    invalid: [],
    error: [],
    missing: [],
    unmatched: [],
  };
  for await (const row of rows) {
    meter.add(row);
    byStatus[row.status].push(row);
  }
  return { ...byStatus, usage: meter.summary } as CollectedRows<Output>;
}
