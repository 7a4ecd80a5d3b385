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
  /** Expected rows that did not come. */
  readonly missing: KeySample;
  /** Lines beyond the first of their key; 0 where keys are not counted. */
  readonly duplicates: KeySample;
  /** Lines of keys that nobody expects; 0 where no keys were given. */
  readonly unknown: KeySample;
}
