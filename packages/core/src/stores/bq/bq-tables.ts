import type { BigQuery } from '@google-cloud/bigquery';
import type { GoogleAccess } from '../google-access.ts';
import type { LineBatch } from '../lines.ts';
import { untilAborted } from '../until-aborted.ts';
import { bigQueryAnswer } from './bq-answer.ts';
import { formatBqUri, parseBqUri } from './bq-uri.ts';
import { loadBigQuery } from './load-bigquery.ts';
import { linesOfPages, pageQuery, type RowPage } from './row-pages.ts';
import type { TableColumn } from './table-column.ts';

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

async function* linesOf(
  table: BigQueryTable,
  columns: readonly TableColumn[],
  uri: string,
  abortSignal: AbortSignal | undefined,
): AsyncGenerator<LineBatch, void> {
  const fetchPage = async (pageToken?: string): Promise<RowPage> => {
    abortSignal?.throwIfAborted();
    // Not getRows: that makes objects of the cells, in which long numbers are rounded.
    const request = table.request({ uri: '/data', qs: pageQuery(pageToken) });
    const [page] = (await asked(request, uri, abortSignal)) as readonly [RowPage];
    return page;
  };
  yield* linesOfPages(fetchPage, { columns, name: uri });
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
