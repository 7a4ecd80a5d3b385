import { promptOf } from './prompt.ts';
import type { DatasetOptions, DetailedRowSpec, RowSpec, RowWriter } from './row-spec.ts';

/**
 * The lines of a JSON Lines file, made as they are read, each without its line end: a million of them take no memory.
 *
 * @example await cloud.bucket('inputs').put('rows.jsonl', jsonl.claude(3));
 */
export class JsonLines<Request> implements Iterable<string> {
  /** How many rows there are. */
  readonly length: number;
  readonly #specs: readonly RowSpec<Request>[];
  readonly #write: RowWriter<Request>;
  readonly #options: Required<DatasetOptions>;

  /** @throws RangeError for a count that is not a whole number. */
  constructor(
    write: RowWriter<Request>,
    rows: number | readonly RowSpec<Request>[],
    { seed = 0, keyPrefix = 'row-' }: DatasetOptions = {},
  ) {
    if (typeof rows === 'number' && !(Number.isSafeInteger(rows) && rows >= 0))
      throw new RangeError(`A data set has a whole number of rows, not ${rows}`);
    this.length = typeof rows === 'number' ? rows : rows.length;
    this.#specs = typeof rows === 'number' ? [] : rows;
    this.#write = write;
    this.#options = { seed, keyPrefix };
  }

  /** The lines, without line breaks. */
  *[Symbol.iterator](): Generator<string, void> {
    for (const row of this.rows()) yield JSON.stringify(row);
  }

  /** The values that the lines spell. */
  *rows(): Generator<Readonly<Record<string, unknown>>, void> {
    for (let index = 0; index < this.length; index += 1) {
      const { key = this.#keyOf(index), text = promptOf(this.#options.seed, index + 1), ...rest } = this.#spec(index);
      yield this.#write({ key, text, request: rest.request ?? {}, beside: rest.beside ?? {} });
    }
  }

  /** What the rows are known by, in the order of the lines. */
  *keys(): Generator<string, void> {
    for (let index = 0; index < this.length; index += 1) yield this.#spec(index).key ?? this.#keyOf(index);
  }

  /** The whole file, with a line end after every line. */
  text(): string {
    return Array.from(this, (line) => `${line}\n`).join('');
  }

  /** For APIs that take a file: `client.files.upload({ file: lines.blob() })`. */
  blob(): Blob {
    return new Blob([this.text()], { type: 'application/jsonl' });
  }

  #spec(index: number): DetailedRowSpec<Request> {
    const spec = this.#specs[index] ?? {};
    return typeof spec === 'string' ? { text: spec } : spec;
  }

  #keyOf(index: number): string {
    return `${this.#options.keyPrefix}${String(index + 1).padStart(6, '0')}`;
  }
}
