import type { LineBatch } from '../lines.ts';
import { UnreadableFileError } from '../unreadable-file-error.ts';
import { rowLines, type TableRow } from './row-line.ts';
import type { TableColumn } from './table-column.ts';

/** Rows of a page at most. The service makes pages of long rows shorter: they have 10 MB at most, or one row. */
const PAGE_ROWS = 2000;

/** A page of a table, or of what a query answers. https://cloud.google.com/bigquery/docs/reference/rest/v2/tabledata/list */
export interface RowPage {
  readonly rows?: readonly TableRow[];
  readonly pageToken?: string;
  readonly totalRows?: string;
}

/** How a page is asked for. @param pageToken That of the page before; none for the first. */
export function pageQuery(pageToken: string | undefined): Readonly<Record<string, unknown>> {
  return {
    maxResults: PAGE_ROWS,
    'formatOptions.useInt64Timestamp': true,
    ...(pageToken !== undefined && { pageToken }),
  };
}

/** What the rows are of. */
interface RowsOf {
  readonly columns: readonly TableColumn[];
  /** For errors, e.g. `bq://project.dataset.table`. */
  readonly name: string;
}

/**
 * The rows of all pages, each a line of JSON; a page is held at a time. The first row has the number 1.
 *
 * @throws UnreadableFileError when there are fewer than the service says.
 */
export async function* linesOfPages(
  fetchPage: (pageToken?: string) => Promise<RowPage>,
  { columns, name }: RowsOf,
): AsyncGenerator<LineBatch, void> {
  const lineOf = rowLines(columns);
  let pageToken: string | undefined;
  let read = 0;
  for (;;) {
    const page = await fetchPage(pageToken);
    const { rows = [], totalRows } = page;
    if (rows.length > 0) yield { firstLineNumber: read + 1, lines: rows.map((row) => lineOf(row)) };
    read += rows.length;
    pageToken = page.pageToken;
    if (pageToken) continue;
    if (totalRows === undefined || read >= Number(totalRows)) return;
    throw new UnreadableFileError(`${name} ends early: ${read} of ${totalRows} rows came. Read it again.`);
  }
}
