import type { BigQuery } from '@google-cloud/bigquery';
import type { GoogleAccess } from '../google-access.ts';
import type { LineBatch } from '../lines.ts';
import { UnreadableFileError } from '../unreadable-file-error.ts';
import { bigQueryAnswer } from './bq-answer.ts';
import { formatBqUri, parseBqUri } from './bq-uri.ts';
import { loadBigQuery } from './load-bigquery.ts';
import { rowLines, type TableRow } from './row-line.ts';
import type { TableColumn } from './table-column.ts';
import { untilAborted } from '../until-aborted.ts';

/** Rows of a page at most. The service makes pages of long rows shorter: they have 10 MB at most, or one row. */
const PAGE_ROWS = 2000;

/** A table that is there, to be read as lines. */
export interface TableLines {
  /** `bq://project.dataset.table` */
  readonly uri: string;
  readonly columns: readonly TableColumn[];
  /** Where its dataset is, e.g. `us-central1` or `US`. */
  readonly location: string | undefined;
  /** Its rows, each a line of JSON; a page is held at a time. The first row has the number 1. */
  readonly lines: (abortSignal?: AbortSignal) => AsyncGenerator<LineBatch, void>;
}

/** Opens tables of BigQuery by their addresses. @throws ApiError when BigQuery refuses. */
export type OpenTable = (uri: string, abortSignal?: AbortSignal) => Promise<TableLines>;

/** What is used of the library's table. */
export interface BigQueryTable {
  getMetadata(): Promise<readonly unknown[]>;
  request(options: {
    readonly uri: string;
    readonly qs: Readonly<Record<string, unknown>>;
  }): Promise<readonly unknown[]>;
}

/** BigQuery through Google's library, which is loaded by the first call. */
export function bqTables(
  access: GoogleAccess,
  load: (access: GoogleAccess) => Promise<BigQuery> = (login) => loadBigQuery(login),
): OpenTable {
  return async (address, abortSignal) => {
    abortSignal?.throwIfAborted();
    const { project, dataset, table: name } = parseBqUri(address);
    const uri = formatBqUri({ project, dataset, table: name });
    // The table's own project: it is named in the address of each request.
    const bigquery = await load({ ...access, projectId: project });
    const table = bigquery.dataset(dataset).table(name) as BigQueryTable;
    const [metadata] = (await asked(table.getMetadata(), uri, abortSignal)) as readonly [Metadata];
    const { schema, location } = metadata;
    const columns = schema?.fields ?? [];
    return { uri, columns, location, lines: (signal) => linesOf(table, columns, uri, signal) };
  };
}

/** https://cloud.google.com/bigquery/docs/reference/rest/v2/tables#Table */
interface Metadata {
  readonly schema?: { readonly fields?: readonly TableColumn[] };
  readonly location?: string;
}

/** https://cloud.google.com/bigquery/docs/reference/rest/v2/tabledata/list */
interface Page {
  readonly rows?: readonly TableRow[];
  readonly pageToken?: string;
  readonly totalRows?: string;
}

async function* linesOf(
  table: BigQueryTable,
  columns: readonly TableColumn[],
  uri: string,
  abortSignal: AbortSignal | undefined,
): AsyncGenerator<LineBatch, void> {
  const lineOf = rowLines(columns);
  let read = 0;
  let pageToken: string | undefined;
  for (;;) {
    abortSignal?.throwIfAborted();
    const qs = {
      maxResults: PAGE_ROWS,
      'formatOptions.useInt64Timestamp': true,
      ...(pageToken !== undefined && { pageToken }),
    };
    // Not getRows: that makes objects of the cells, in which long numbers are rounded.
    const [page] = (await asked(table.request({ uri: '/data', qs }), uri, abortSignal)) as readonly [Page];
    const { rows = [], totalRows } = page;
    if (rows.length > 0) yield { firstLineNumber: read + 1, lines: rows.map((row) => lineOf(row)) };
    read += rows.length;
    pageToken = page.pageToken;
    if (pageToken) continue;
    if (totalRows !== undefined && read < Number(totalRows)) {
      throw new UnreadableFileError(`${uri} ends early: ${read} of ${totalRows} rows came. Read it again.`);
    }
    return;
  }
}

/** The library has no way to stop a request: when it is no longer wanted, its answer is not waited for. */
async function asked<T>(request: Promise<T>, uri: string, abortSignal: AbortSignal | undefined): Promise<T> {
  try {
    return await untilAborted(request, abortSignal);
  } catch (error) {
    abortSignal?.throwIfAborted();
    throw bigQueryAnswer(error, uri);
  }
}
