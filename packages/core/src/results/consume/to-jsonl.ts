import type { RowOutcome, Unmatched } from '../../rows/row-outcome.ts';
import type { Rows } from './rows.ts';
import type { TextSink } from './write-text.ts';

/** How much of each row `toJsonl` writes. */
export interface ToJsonlOptions {
  /** Whether each line has the model's whole response, which is most of it. @default true */
  readonly response?: boolean | undefined;
}

/**
 * Writes rows as JSON Lines: each row as it is, `{"status":"ok","key":…,"output":…}`; lines that belong to no row, too.
 * Rows are written as they come, and none is kept.
 *
 * @param to A path, or a stream of Node's such as `process.stdout`, which is ended. A file is there only once it is whole; with a
 *   name that ends in `.gz` it is packed with gzip.
 * @returns How many lines were written.
 * @example
 * await toJsonl(client.batches.results(job), 'results.jsonl', { response: false });
 */
export async function toJsonl(rows: Rows, to: TextSink, { response = true }: ToJsonlOptions = {}): Promise<number> {
  const { writeText } = await import('./write-text.ts');
  let count = 0;
  const lines = async function* (): AsyncGenerator<string, void> {
    for await (const row of rows) {
      count++;
      yield `${JSON.stringify(response ? row : withoutResponse(row))}\n`;
    }
  };
  await writeText(lines(), to);
  return count;
}

function withoutResponse(row: RowOutcome<unknown> | Unmatched): object {
  if (!('response' in row)) return row;
  const { response: _, ...rest } = row;
  return rest;
}
