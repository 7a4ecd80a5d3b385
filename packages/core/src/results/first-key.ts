import { ConfigurationError } from '../errors/configuration-error.ts';
import { KEY_FAILED, NO_KEY, NOTHING_OF_ROW } from '../rows/output-line.ts';
import { isJsonObject } from '../rows/json-object.ts';
import { noKeyError, type RowKey } from '../rows/row-key.ts';
import type { RowOutcome, Unmatched } from '../rows/row-outcome.ts';
import { isTable, rowPlace } from './row-place.ts';
import { noColumnError } from './table-keys.ts';

/** Enough of them show that keys are looked for in the wrong place. */
const MOST_ROWS = 100;
const MOST_CHARACTERS = 4_000_000;

/**
 * Holds back lines without a key until the first that has one. One may lack it for reasons of its own: the service leaves
 * `metadata` out of some that failed. If all do, it is the option `key` that is at fault; unless they repeat nothing of
 * their rows, which were sent without any: then they are told as they are, for they have been paid for.
 */
export class FirstKey {
  /** Whether lines need be held back no more. */
  isSeen = false;
  readonly #key: RowKey | undefined;
  #held: Unmatched[] = [];
  #characters = 0;
  /** The first line that the option `key` could find a key on. */
  #atFault: { readonly row: Unmatched; readonly uri: string } | undefined;

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
    const isKeyless = row.reason === NO_KEY || row.reason === NOTHING_OF_ROW || row.reason.startsWith(KEY_FAILED);
    if (this.#held.length === 0 && !isKeyless) return [row];
    if (row.reason === NO_KEY || (isKeyless && this.#key !== undefined)) this.#atFault ??= { row, uri };
    this.#held.push(row);
    this.#characters += row.line.length;
    return this.#held.length >= MOST_ROWS || this.#characters >= MOST_CHARACTERS ? this.end() : [];
  }

  /**
   * All lines were read, or enough of them.
   *
   * @returns the rows held back. @throws ConfigurationError where none had a key, and the option `key` could find one.
   */
  end(): readonly Unmatched[] {
    this.isSeen = true;
    if (this.#atFault === undefined || this.#held.length === 0) return this.#held.splice(0);
    const { row, uri } = this.#atFault;
    const where = rowPlace(uri, row.lineNumber);
    if (row.reason.startsWith(KEY_FAILED)) {
      throw new ConfigurationError(
        `A result cannot be matched to its row: ${row.reason} (${where}). It is given each line as an object.`,
      );
    }
    const line: unknown = JSON.parse(row.line);
    throw (isTable(uri) ? noColumnError : noKeyError)(isJsonObject(line) ? line : {}, this.#key, where);
  }
}
