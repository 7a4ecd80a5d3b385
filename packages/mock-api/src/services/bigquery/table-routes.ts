import type { Hono } from 'hono';
import { BigQueryError } from '../../model/bigquery/bigquery-error.ts';
import { tableName, type TableReference } from '../../model/bigquery/names.ts';
import { readSchema } from '../../model/bigquery/schema/read-schema.ts';
import { updatedSchema } from '../../model/bigquery/schema/update-schema.ts';
import type { Table } from '../../model/bigquery/table.ts';
import { isJsonObject, type JsonObject } from '../../model/json.ts';
import type { CloudEnv } from '../cloud-env.ts';
import { operation } from '../operation.ts';
import { requestOrigin } from '../request-origin.ts';
import { answering, emptyAnswer, jsonAnswer, jsonBody, pathPart, type BigQueryContext } from './bigquery-answer.ts';
import { merged, referenceIn } from './dataset-routes.ts';
import { etag } from './etag.ts';
import { listed } from './listed.ts';
import { tableItem, tableResource, tableSettings } from './table-resource.ts';

/** Tables: insert, get, list, patch, update, delete. https://cloud.google.com/bigquery/docs/reference/rest/v2/tables */
export function tableRoutes(app: Hono<CloudEnv>, base: string): void {
  const tables = `${base}/projects/:project/datasets/:dataset/tables`;
  app.post(tables, operation('bigquery.tables.insert', answering(insert)));
  app.get(tables, operation('bigquery.tables.list', answering(list)));
  app.get(`${tables}/:table`, operation('bigquery.tables.get', answering(get)));
  app.patch(`${tables}/:table`, operation('bigquery.tables.patch', answering(patch)));
  app.put(`${tables}/:table`, operation('bigquery.tables.update', answering(update)));
  app.delete(`${tables}/:table`, operation('bigquery.tables.delete', answering(remove)));
}

async function insert(c: BigQueryContext): Promise<Response> {
  const { bigquery } = c.env.cloud;
  const body = await jsonBody(c);
  const { tableId }: JsonObject = isJsonObject(body['tableReference']) ? body['tableReference'] : {};
  if (typeof tableId !== 'string') throw new BigQueryError('required', 'Required parameter is missing: tableId');
  if (
    body['view'] !== undefined ||
    body['externalDataConfiguration'] !== undefined ||
    body['materializedView'] !== undefined
  ) {
    throw new BigQueryError('notImplemented', 'The mock cloud has no views and no external tables: tables alone.');
  }
  const { reference } = bigquery.requireDataset(referenceIn(c));
  const table = bigquery.newTable(
    { ...reference, tableId },
    { schema: readSchema(body['schema'] ?? {}), settings: tableSettings(body) },
  );
  return jsonAnswer(resource(c, bigquery.addTable(table)));
}

function list(c: BigQueryContext): Response {
  const { tables } = c.env.cloud.bigquery.requireDataset(referenceIn(c));
  const sorted = [...tables.values()].toSorted((left, right) =>
    left.reference.tableId < right.reference.tableId ? -1 : 1,
  );
  const { page, nextPageToken } = listed(c, sorted, ({ reference }) => reference.tableId);
  return jsonAnswer({
    kind: 'bigquery#tableList',
    etag: etag(...page.map(({ reference }) => reference.tableId)),
    nextPageToken,
    ...(page.length > 0 && { tables: page.map(tableItem) }),
    totalItems: tables.size,
  });
}

function get(c: BigQueryContext): Response {
  return jsonAnswer(resource(c, requestedTable(c)));
}

async function patch(c: BigQueryContext): Promise<Response> {
  const body = await jsonBody(c);
  const table = requestedTable(c);
  return changed(c, table, body, merged(table.settings, tableSettings(body)));
}

async function update(c: BigQueryContext): Promise<Response> {
  const body = await jsonBody(c);
  return changed(c, requestedTable(c), body, tableSettings(body));
}

function changed(c: BigQueryContext, table: Table, body: JsonObject, settings: JsonObject): Response {
  const name = tableName(table.reference);
  if (body['schema'] !== undefined) table.schema = updatedSchema(name, table.schema, readSchema(body['schema']));
  table.settings = settings;
  table.lastModifiedMs = c.env.cloud.clock.now();
  return jsonAnswer(resource(c, table));
}

function remove(c: BigQueryContext): Response {
  c.env.cloud.bigquery.deleteTable(tableReferenceIn(c));
  return emptyAnswer();
}

function tableReferenceIn(c: BigQueryContext): TableReference {
  return { ...referenceIn(c), tableId: pathPart(c, 'table') };
}

export function requestedTable(c: BigQueryContext): Table {
  return c.env.cloud.bigquery.requireTable(tableReferenceIn(c));
}

function resource(c: BigQueryContext, table: Table): JsonObject {
  const { location } = c.env.cloud.bigquery.requireDataset(table.reference);
  return tableResource(table, { origin: requestOrigin(c), location });
}
