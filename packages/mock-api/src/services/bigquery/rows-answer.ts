import { BigQueryError } from '../../model/bigquery/bigquery-error.ts';
import { pagePieces, type PagePiece } from '../../model/bigquery/rows/page-pieces.ts';
import { cellsIn } from '../../model/bigquery/rows/read-rows.ts';
import type { RowsSnapshot } from '../../model/bigquery/rows/table-rows.ts';
import { isAsWritten } from '../../model/bigquery/rows/widened.ts';
import type { TableSchema } from '../../model/bigquery/schema/table-field.ts';
import type { RowCells } from '../../model/bigquery/values/cells.ts';
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
  const headers = { 'content-type': 'application/json; charset=UTF-8' };
  if (shown === 0) return new Response(body, { headers });
  const sizeBytes = pieces.reduce((sum, { from, to }) => sum + to - from, 0);
  const isAsKept = !rewrite && pieces.every(({ segment }) => isAsWritten(segment.schema, schema));
  const opening = Buffer.from(`${body.slice(0, -1)},"rows":[`);
  return isAsKept
    ? new Response(ReadableStream.from(kept(opening, pieces)), {
        headers: { ...headers, 'content-length': String(opening.length + sizeBytes) },
      })
    : new Response(ReadableStream.from(rewritten(opening, pieces, schema, rewrite)), { headers });
}

/** Every row ends in a comma and a line break; the last one gives way to the end of the list, which is as long. */
const closing = Buffer.from(']}');

async function* kept(opening: Uint8Array, pieces: readonly PagePiece[]): AsyncGenerator<Uint8Array, void> {
  yield opening;
  for (const [at, { segment, from, to }] of pieces.entries()) {
    const isLast = at === pieces.length - 1;
    yield* segment.content.stream(from, isLast ? to - closing.length : to);
  }
  yield closing;
}

const BLOCK_CHARACTERS = 262_144;

async function* rewritten(
  opening: Uint8Array,
  pieces: readonly PagePiece[],
  schema: TableSchema,
  rewrite: (row: RowCells) => RowCells = (row) => row,
): AsyncGenerator<Uint8Array, void> {
  yield opening;
  let block = '';
  for (const { segment, from, to } of pieces) {
    for await (const row of cellsIn(segment, schema, from, to)) {
      if (block.length >= BLOCK_CHARACTERS) {
        yield Buffer.from(`${block},`);
        block = '';
      }
      block += `${block === '' ? '' : ','}${JSON.stringify(rewrite(row))}`;
    }
  }
  yield Buffer.from(`${block}]}`);
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
