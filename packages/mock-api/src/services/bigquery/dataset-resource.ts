import type { WarehouseDataset } from '../../model/bigquery/dataset.ts';
import { datasetName } from '../../model/bigquery/names.ts';
import type { JsonObject } from '../../model/json.ts';
import { etag } from './etag.ts';

/** A dataset as BigQuery tells it. https://cloud.google.com/bigquery/docs/reference/rest/v2/datasets#resource */
export function datasetResource(dataset: WarehouseDataset, origin: string): JsonObject {
  const { reference, location, creationTimeMs, lastModifiedMs, settings } = dataset;
  return {
    kind: 'bigquery#dataset',
    etag: etag(datasetName(reference), lastModifiedMs),
    id: datasetName(reference),
    selfLink: `${origin}/bigquery/v2/projects/${reference.projectId}/datasets/${reference.datasetId}`,
    datasetReference: reference,
    ...settings,
    creationTime: String(creationTimeMs),
    lastModifiedTime: String(lastModifiedMs),
    location,
    type: 'DEFAULT',
  };
}

export function datasetItem({ reference, location, settings }: WarehouseDataset): JsonObject {
  const { labels, friendlyName } = settings;
  return {
    kind: 'bigquery#dataset',
    id: datasetName(reference),
    datasetReference: reference,
    ...(labels !== undefined && { labels }),
    ...(friendlyName !== undefined && { friendlyName }),
    location,
  };
}

const ownFields: ReadonlySet<string> = new Set([
  'kind',
  'etag',
  'id',
  'selfLink',
  'datasetReference',
  'creationTime',
  'lastModifiedTime',
  'location',
  'type',
]);

/** What a caller may set. */
export function datasetSettings(body: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(body).filter(([name]) => !ownFields.has(name)));
}
