import type { RowOutcome, Unmatched } from '../../rows/row-outcome.ts';
import { DuplicateKeyError } from './duplicate-key-error.ts';
import type { Rows } from './rows.ts';

/** What `toMap` does with lines that belong to no row. @default they are left out */
export interface ToMapOptions {
  /** Called with each line that belongs to no row, and so has no place in the map. */
  readonly onUnmatched?: ((line: Unmatched) => void) | undefined;
}

/**
 * Reads all rows into memory, by their keys.
 *
 * @throws DuplicateKeyError when two rows have one key: read them with `expect` or `detectDuplicates`, and the second is
 *   unmatched.
 * @example
 * const rows = await toMap(client.batches.results(job));
 * for (const ticket of tickets) console.log(ticket.text, rows.get(ticket.id)?.status);
 */
export async function toMap<Output>(
  rows: Rows<Output>,
  { onUnmatched }: ToMapOptions = {},
): Promise<Map<string, RowOutcome<Output>>> {
  const byKey = new Map<string, RowOutcome<Output>>();
  for await (const row of rows) {
    if (row.status === 'unmatched') {
      onUnmatched?.(row);
      continue;
    }
    if (byKey.has(row.key)) {
      throw new DuplicateKeyError(row.key);
    }
    byKey.set(row.key, row);
  }
  return byKey;
}
