import { BigQueryError } from '../../model/bigquery/bigquery-error.ts';
import { pagePieces } from '../../model/bigquery/rows/page-pieces.ts';
import { cellsIn } from '../../model/bigquery/rows/read-rows.ts';
import type { RowsSnapshot } from '../../model/bigquery/rows/table-rows.ts';
import { isAsWritten } from '../../model/bigquery/rows/widened.ts';
import type { TableSchema } from '../../model/bigquery/schema/table-field.ts';
import type { JsonObject } from '../../model/json.ts';
import { rewriteOf, type RowView } from './row-view.ts';

/** A page holds no more bytes of rows than this, unless one row alone does. */
const PAGE_BYTES = 10_000_000;
const PAGE_ROWS = 100_000;

export interface PageRequest {
  readonly pageToken: string | undefined;
  readonly startIndex: number | undefined;
  readonly maxResults: number | undefined;
}

export interface RowsPage {
  readonly rows: RowsSnapshot;
  readonly schema: TableSchema;
  readonly view: RowView;
  readonly page: PageRequest;
  /** The rest of the answer, before the rows. */
  readonly head: JsonObject;
}

/** A page of rows. As a rule these are bytes as they are kept; they are read only where the caller wants other cells. */
export async function rowsAnswer({ rows, schema, view, page, head }: RowsPage): Promise<Response> {
  const start = startOf(page);
  const maxRows = Math.min(page.maxResults ?? PAGE_ROWS, PAGE_ROWS);
  const rewrite = rewriteOf(schema, view);
  const pieces = maxRows === 0 ? [] : await pagePieces(rows, { start, maxRows, maxBytes: PAGE_BYTES });
  const shown = pieces.reduce((sum, { rowCount }) => sum + rowCount, 0);
  const next = start + shown;
  const isLast = next >= rows.rowCount;
  const body = JSON.stringify({
    ...head,
    totalRows: String(rows.rowCount),
    ...(!isLast && { pageToken: writeToken(next) }),
  });
  const chunks: Uint8Array[] = [Buffer.from(`${body.slice(0, -1)}${shown > 0 ? ',"rows":[' : '}'}`)];
  for (const { segment, from, to } of pieces) {
    if (!rewrite && isAsWritten(segment.schema, schema)) {
      for await (const block of segment.content.stream(from, to)) chunks.push(block);
      continue;
    }
    for await (const row of cellsIn(segment, schema, from, to)) {
      chunks.push(Buffer.from(`${JSON.stringify(rewrite ? rewrite(row) : row)},\n`));
    }
  }
  return new Response(shown > 0 ? closed(chunks) : Buffer.concat(chunks), {
    headers: { 'content-type': 'application/json; charset=UTF-8' },
  });
}

/** Every row ends in a comma and a line break; the last one gives way to the end of the list. */
function closed(chunks: readonly Uint8Array[]): Buffer<ArrayBuffer> {
  const bytes = Buffer.concat(chunks);
  bytes.write(']}', bytes.length - 2);
  return bytes;
}

function startOf({ pageToken, startIndex = 0 }: PageRequest): number {
  if (!pageToken) return startIndex;
  const [, start] = /^rows:(\d+)$/.exec(Buffer.from(pageToken, 'base64url').toString()) ?? [];
  if (start === undefined) throw new BigQueryError('invalid', 'Invalid page token.');
  return Number(start);
}

function writeToken(start: number): string {
  return Buffer.from(`rows:${start}`).toString('base64url');
}
