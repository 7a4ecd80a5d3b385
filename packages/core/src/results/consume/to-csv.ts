import type { CsvCell, CsvColumns } from './csv-columns.ts';
import type { Rows } from './rows.ts';
import type { TextSink } from './write-text.ts';

/** Which columns `toCsv` writes, and how safe for spreadsheets. */
export interface ToCsvOptions<Output = unknown> {
  /** The columns by their names, each a function of the row. @default key, status, output, reason, message and the tokens */
  readonly columns?: CsvColumns<Output> | undefined;
  /**
   * For spreadsheets, which run what looks like a formula, and a model can write one: puts a `'` before cells that begin with
   * `=`, `+`, `-`, `@`, a tab or a carriage return (numbers stay). It changes the data. @default false
   */
  readonly escapeFormulas?: boolean | undefined;
}

/**
 * Writes rows as CSV: a line of names, then a line a row, as they come; none is kept. Lines end in CRLF, and cells with
 * commas, quotes or line breaks stand in quotes.
 *
 * @param to A path, or a stream of Node's, which is ended. A file is there only once it is whole; with a
 *   name that ends in `.gz` it is packed with gzip.
 * @returns How many rows were written.
 * @example
 * await toCsv(client.batches.results(job), 'results.csv');
 * @see https://www.rfc-editor.org/rfc/rfc4180
 */
export async function toCsv<Output>(
  rows: Rows<Output>,
  to: TextSink,
  { columns, escapeFormulas = false }: ToCsvOptions<Output> = {},
): Promise<number> {
  const [{ writeText }, { DEFAULT_COLUMNS }] = await Promise.all([
    import('./write-text.ts'),
    import('./csv-columns.ts'),
  ]);
  const chosen = Object.entries(columns ?? (DEFAULT_COLUMNS as CsvColumns<Output>));
  let count = 0;
  const lines = async function* (): AsyncGenerator<string, void> {
    yield lineOf(chosen.map(([name]) => name));
    for await (const row of rows) {
      count++;
      yield lineOf(chosen.map(([, cell]) => textOf(cell(row), escapeFormulas)));
    }
  };
  await writeText(lines(), to);
  return count;
}

function lineOf(cells: readonly string[]): string {
  return `${cells.map(quoted).join(',')}\r\n`;
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function textOf(value: CsvCell, escapeFormulas: boolean): string {
  if (value === undefined || value === null) return '';
  if (typeof value !== 'string') return typeof value === 'object' ? JSON.stringify(value) : String(value);
  return escapeFormulas && /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
}
