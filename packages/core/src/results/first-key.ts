import { NO_KEY } from '../rows/output-line.ts';
import { isJsonObject } from '../rows/json-object.ts';
import { noKeyError, type RowKey } from '../rows/row-key.ts';
import type { RowOutcome, Unmatched } from '../rows/row-outcome.ts';

/** Enough of them show that keys are looked for in the wrong place. */
const MOST_ROWS = 100;
const MOST_CHARACTERS = 4_000_000;

/**
 * Holds back lines without a key until the first that has one. One may lack it for reasons of its own: the service leaves
 * `metadata` out of some that failed. If all do, it is the option `key` that is at fault.
 */
export class FirstKey {
  /** Whether a line had a key. */
  isSeen = false;
  readonly #key: RowKey | undefined;
  #held: Unmatched[] = [];
  #characters = 0;
  /** The file of the first line held back. */
  #uri = '';

  constructor(key: RowKey | undefined) {
    this.#key = key;
  }

  /**
   * @returns the rows that can be told now, in order.
   * @throws ConfigurationError once too many have no key.
   */
  add(row: RowOutcome | Unmatched, uri: string): readonly (RowOutcome | Unmatched)[] {
    if (row.status !== 'unmatched' || row.key !== undefined) {
      this.isSeen = true;
      return [...this.#held.splice(0), row];
    }
    if (this.#held.length === 0) {
      if (row.reason !== NO_KEY) return [row];
      this.#uri = uri;
    }
    this.#held.push(row);
    this.#characters += row.line.length;
    if (this.#held.length >= MOST_ROWS || this.#characters >= MOST_CHARACTERS) this.end();
    return [];
  }

  /** All lines were read. @throws ConfigurationError where there was none with a key, and one without. */
  end(): void {
    const [first] = this.#held;
    if (first === undefined) return;
    const line: unknown = JSON.parse(first.line);
    throw noKeyError(isJsonObject(line) ? line : {}, this.#key, `${this.#uri}, line ${first.lineNumber}`);
  }
}
