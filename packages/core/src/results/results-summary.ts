import type { UsageSummary } from '../usage/usage-meter.ts';
import type { KeySample } from './account/key-sample.ts';

/** What all the rows of a job came to. */
export interface ResultsSummary {
  /** Rows by their ends, and the tokens that they took. */
  readonly usage: UsageSummary;
  /** Different keys that were expected; absent where none were given. */
  readonly expectedCount?: number;
  /** Keys that were expected more than once: their rows cannot be told apart. */
  readonly repeated: KeySample;
  /**
   * With `expect: 'source'`, rows of the source without a key, by their places (`gs://b/in.jsonl, line 2`): it cannot be told
   * whether they came back, and they are not among the expected. 0 otherwise.
   */
  readonly keyless: KeySample;
  /** Expected rows that did not come. */
  readonly missing: KeySample;
  /** Lines beyond the first of their key; 0 where keys are not counted. */
  readonly duplicates: KeySample;
  /** Lines of keys that nobody expects; 0 where no keys were given. */
  readonly unknown: KeySample;
}
