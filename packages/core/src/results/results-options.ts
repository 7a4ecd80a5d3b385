import type { RowKey } from '../rows/row-key.ts';

/** How to read a job's results. */
export interface ResultsOptions {
  /**
   * Where the key of a row is on its output line: the name of a top-level field, or a function of the whole line
   * (`(line) => line.request.labels.row`). Rows come back in any order: without a key nothing says which is which.
   *
   * @default the first of `custom_id`, `key` and `genai_batch_key` that holds a string or a number
   */
  readonly key?: RowKey | undefined;
  /** Stops the reading: the loop ends with the signal's reason. The job and its files stay as they are. */
  readonly abortSignal?: AbortSignal | undefined;
}
