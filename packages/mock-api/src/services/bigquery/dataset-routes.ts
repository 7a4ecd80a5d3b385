import type { Hono } from 'hono';
import { BigQueryError } from '../../model/bigquery/bigquery-error.ts';
import type { WarehouseDataset } from '../../model/bigquery/dataset.ts';
import { isPlaceholder, type DatasetReference } from '../../model/bigquery/names.ts';
import { isJsonObject, type JsonObject } from '../../model/json.ts';
import type { CloudEnv } from '../cloud-env.ts';
import { operation } from '../operation.ts';
import { requestOrigin } from '../request-origin.ts';
import {
  answering,
  emptyAnswer,
  jsonAnswer,
  jsonBody,
  pathPart,
  type BigQueryContext,
  projectIn,
} from './bigquery-answer.ts';
import { datasetItem, datasetResource, datasetSettings } from './dataset-resource.ts';
import { etag } from './etag.ts';
import { listed } from './listed.ts';

/** Datasets: insert, get, list, patch, update, delete. https://cloud.google.com/bigquery/docs/reference/rest/v2/datasets */
export function datasetRoutes(app: Hono<CloudEnv>, base: string): void {
  const datasets = `${base}/projects/:project/datasets`;
  app.post(datasets, operation('bigquery.datasets.insert', answering(insert)));
  app.get(datasets, operation('bigquery.datasets.list', answering(list)));
  app.get(`${datasets}/:dataset`, operation('bigquery.datasets.get', answering(get)));
  app.patch(`${datasets}/:dataset`, operation('bigquery.datasets.patch', answering(patch)));
  app.put(`${datasets}/:dataset`, operation('bigquery.datasets.update', answering(update)));
  app.delete(`${datasets}/:dataset`, operation('bigquery.datasets.delete', answering(remove)));
}

async function insert(c: BigQueryContext): Promise<Response> {
  const body = await jsonBody(c);
  const reference = isJsonObject(body['datasetReference']) ? body['datasetReference'] : {};
  const { datasetId, projectId } = reference;
  if (typeof datasetId !== 'string') throw new BigQueryError('required', 'Required parameter is missing: datasetId');
  const { location } = body;
  const dataset = c.env.cloud.bigquery.createDataset(
    { projectId: isPlaceholder(projectId) ? projectIn(c) : String(projectId), datasetId },
    { location: typeof location === 'string' && location !== '' ? location : 'US', settings: datasetSettings(body) },
  );
  return jsonAnswer(resource(c, dataset));
}

function list(c: BigQueryContext): Response {
  const all = c.env.cloud.bigquery.listDatasets(projectIn(c));
  const { page, nextPageToken } = listed(c, all, ({ reference }) => reference.datasetId);
  return jsonAnswer({
    kind: 'bigquery#datasetList',
    etag: etag(...page.map(({ reference }) => reference.datasetId)),
    nextPageToken,
    ...(page.length > 0 && { datasets: page.map(datasetItem) }),
  });
}

function get(c: BigQueryContext): Response {
  return jsonAnswer(resource(c, requested(c)));
}

async function patch(c: BigQueryContext): Promise<Response> {
  const changes = datasetSettings(await jsonBody(c));
  const dataset = requested(c);
  return changed(c, dataset, merged(dataset.settings, changes));
}

async function update(c: BigQueryContext): Promise<Response> {
  return changed(c, requested(c), datasetSettings(await jsonBody(c)));
}

/** `null` takes a setting away; what a map does not speak of stays in it. */
export function merged(settings: JsonObject, changes: JsonObject): JsonObject {
  const result: Record<string, unknown> = { ...settings };
  for (const [name, value] of Object.entries(changes)) {
    const before = result[name];
    if (value === null) delete result[name];
    else result[name] = isJsonObject(value) && isJsonObject(before) ? merged(before, value) : value;
  }
  return result;
}

function changed(c: BigQueryContext, dataset: WarehouseDataset, settings: JsonObject): Response {
  dataset.settings = settings;
  dataset.lastModifiedMs = c.env.cloud.clock.now();
  return jsonAnswer(resource(c, dataset));
}

function remove(c: BigQueryContext): Response {
  const deleteContents = c.req.query('deleteContents') === 'true';
  c.env.cloud.bigquery.deleteDataset(referenceIn(c), { deleteContents });
  return emptyAnswer();
}

export function referenceIn(c: BigQueryContext): DatasetReference {
  return { projectId: projectIn(c), datasetId: pathPart(c, 'dataset') };
}

function requested(c: BigQueryContext): WarehouseDataset {
  return c.env.cloud.bigquery.requireDataset(referenceIn(c));
}

function resource(c: BigQueryContext, dataset: WarehouseDataset): JsonObject {
  return datasetResource(dataset, requestOrigin(c));
}
