import type { OutputLineReader } from '../../rows/output-line.ts';
import type { RowOutcome, Unmatched } from '../../rows/row-outcome.ts';
import { KeyLedger } from './key-ledger.ts';
import { KeySampler } from './key-sample.ts';

/** Why an expected row did not come. */
export type MissingReason = Extract<RowOutcome, { status: 'missing' }>['because'];

/**
 * Sees to it that no key ends twice and, where the keys are known beforehand, that each one ends.
 *
 * The first line of a key is the end of its row. Further ones, and lines of keys that nobody expects, are `unmatched`.
 */
export class RowAccount {
  readonly #ledger: KeyLedger = new KeyLedger();
  readonly #hasExpectations: boolean;
  /** Keys that were expected more than once: rows that cannot be told apart. */
  readonly repeated: KeySampler = new KeySampler();
  /** Lines beyond the first of their key. */
  readonly duplicates: KeySampler = new KeySampler();
  /** Lines whose key nobody expects. */
  readonly unknown: KeySampler = new KeySampler();

  private constructor(hasExpectations: boolean) {
    this.#hasExpectations = hasExpectations;
  }

  /** Only holds keys against each other. */
  static ofAnyKeys(): RowAccount {
    return new RowAccount(false);
  }

  /** Knows which keys there should be. */
  static async ofKeys(keys: Iterable<string> | AsyncIterable<string>): Promise<RowAccount> {
    const account = new RowAccount(true);
    for await (const key of keys) if (!account.#ledger.add(key).isNew) account.repeated.add(key);
    return account;
  }

  /** How many different keys are expected; undefined where none were given. */
  get expectedCount(): number | undefined {
    return this.#hasExpectations ? this.#ledger.size : undefined;
  }

  /** A reader that enters each line into the account. */
  entering(read: OutputLineReader): OutputLineReader {
    return (text, lineNumber) => this.#enter(read(text, lineNumber), text, lineNumber);
  }

  /** The expected rows that no line has come for, in the order in which their keys were given. */
  *missing(because: MissingReason): Generator<RowOutcome<never, never>, void> {
    if (!this.#hasExpectations) return;
    for (const key of this.#ledger.uncounted()) yield { status: 'missing', key, because };
  }

  #enter(outcome: RowOutcome | Unmatched, line: string, lineNumber: number): RowOutcome | Unmatched {
    if (outcome.status === 'unmatched') return outcome;
    const { key } = outcome;
    const index = this.#hasExpectations ? this.#ledger.indexOf(key) : this.#ledger.add(key).index;
    const count = index === -1 ? 0 : this.#ledger.count(index);
    if (count === 1) return outcome;
    const isDuplicate = count > 1;
    (isDuplicate ? this.duplicates : this.unknown).add(key);
    const shown = JSON.stringify(key);
    return {
      status: 'unmatched',
      line,
      reason: isDuplicate ? `line ${count} of the key ${shown}: its row has ended` : `nobody expects the key ${shown}`,
      lineNumber,
      key,
      ...(isDuplicate && { count }),
      ...('response' in outcome && { response: outcome.response }),
    };
  }
}
