import type { RowOutcome, Unmatched } from '../../rows/row-outcome.ts';

/** Rows as `results` gives them, or any that were kept. */
export type Rows<Output = unknown> =
  | AsyncIterable<RowOutcome<Output> | Unmatched>
  | Iterable<RowOutcome<Output> | Unmatched>;
