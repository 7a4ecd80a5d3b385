import type { Hono } from 'hono';
import { BigQueryError } from '../../model/bigquery/bigquery-error.ts';
import { insertRows } from '../../model/bigquery/insert-rows.ts';
import { tableName } from '../../model/bigquery/names.ts';
import { parseJson } from '../../model/bigquery/values/json-text.ts';
import type { CloudEnv } from '../cloud-env.ts';
import { operation } from '../operation.ts';
import { answering, jsonAnswer, jsonBody, type BigQueryContext } from './bigquery-answer.ts';
import { etag } from './etag.ts';
import { rowsAnswer } from './rows-answer.ts';
import { requestedTable } from './table-routes.ts';
import { pageOf, viewOf } from './view-of.ts';

const MAX_ROWS = 50_000;

/** Rows: insertAll, list. https://cloud.google.com/bigquery/docs/reference/rest/v2/tabledata */
export function rowRoutes(app: Hono<CloudEnv>, base: string): void {
  const table = `${base}/projects/:project/datasets/:dataset/tables/:table`;
  app.post(`${table}/insertAll`, operation('bigquery.tabledata.insertAll', answering(insertAll)));
  app.get(`${table}/data`, operation('bigquery.tabledata.list', answering(list)));
}

async function insertAll(c: BigQueryContext): Promise<Response> {
  const table = requestedTable(c);
  const body = await jsonBody(c, parseJson);
  const { rows } = body;
  if (body['templateSuffix'])
    throw new BigQueryError('notImplemented', 'The mock cloud makes no tables from a templateSuffix.');
  if (!Array.isArray(rows) || rows.length === 0) throw new BigQueryError('invalid', 'No rows present in the request.');
  if (rows.length > MAX_ROWS)
    throw new BigQueryError('invalid', `too many rows present in the request, limit: ${MAX_ROWS}`);
  if (table.schema.length === 0) throw new BigQueryError('invalid', 'The destination table has no schema.');
  const insertErrors = await insertRows(table, rows, {
    skipsInvalid: body['skipInvalidRows'] === true,
    ignoresUnknown: body['ignoreUnknownValues'] === true,
    nowMs: c.env.cloud.clock.now(),
  });
  return jsonAnswer({
    kind: 'bigquery#tableDataInsertAllResponse',
    ...(insertErrors.length > 0 && { insertErrors }),
  });
}

function list(c: BigQueryContext): Promise<Response> {
  const { reference, rows, schema, lastModifiedMs } = requestedTable(c);
  const { now } = rows;
  return rowsAnswer({
    rows: now,
    schema,
    view: viewOf(c),
    page: pageOf(c),
    head: { kind: 'bigquery#tableDataList', etag: etag(tableName(reference), lastModifiedMs, now.rowCount) },
  });
}
