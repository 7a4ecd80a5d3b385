import type { StandardSchema } from '../outputs/standard-schema.ts';
import type { RowKey } from '../rows/row-key.ts';
import type { ResultsSummary } from './results-summary.ts';

/** How to read a job's results. */
export interface ResultsOptions<Output = string> {
  /**
   * Which field of a row names it: a top-level field (in BigQuery a column), or a function of the whole line
   * (`(line) => line.request.labels.row`). Rows come back in any order: without a key nothing says which is which.
   *
   * A field is looked for where the service leaves it: at the top of an output line, within its `instance`, or, when the job's
   * `instanceConfig.keyField` names it, in `key`. `expect: 'source'` reads it from the top of the lines that the job read. A
   * function is given both kinds of lines.
   *
   * @default the job's `keyField`, else the first of `genai_batch_key`, `custom_id` and `key` that holds a string or a number
   */
  readonly key?: RowKey | undefined;
  /**
   * The keys of all rows that were sent, or `source` to read them from where the job read its rows (Cloud Storage, BigQuery).
   *
   * Every one of them then ends in exactly one outcome: those that did not come are `missing`, told last, in the order given.
   * The first line of a key is its row's end; further ones, and lines of other keys, are `unmatched`. Keys are held in memory
   * until the end, at 64 bytes each for keys up to 39 bytes.
   */
  readonly expect?: 'source' | Iterable<string> | AsyncIterable<string> | undefined;
  /** Without `expect`: further lines of a key are `unmatched`. Takes the same memory. @default false */
  readonly detectDuplicates?: boolean | undefined;
  /**
   * A schema for the answers: each is read as JSON (a block of code around all of it is taken off) and checked. The `output`
   * of a row is then what the schema makes of it, and answers that do not pass are `invalid`, with the schema's issues.
   * Claude's answer may also be what it called a tool with.
   */
  readonly output?: StandardSchema<Output> | undefined;
  /** Called once all rows have been read, and not when the loop is left before. */
  readonly onSummary?: ((summary: ResultsSummary) => void) | undefined;
  /** Stops the reading: the loop ends with the signal's reason. The job and its files stay as they are. */
  readonly abortSignal?: AbortSignal | undefined;
}
