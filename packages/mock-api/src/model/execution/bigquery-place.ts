import { parseBqUri, type BqUri } from '../bigquery/bq-uri.ts';
import type { DatasetReference } from '../bigquery/names.ts';
import type { Warehouse } from '../bigquery/warehouse.ts';
import { JobFailure } from '../jobs/job-failure.ts';

/** Reads a URI that was looked at when the job was created. */
export function bqUri(uri: string): BqUri {
  return parseBqUri(uri) ?? { projectId: '' };
}

/**
 * Looks whether a dataset is where a job runs: in one region, and that one. A global job takes any.
 *
 * @throws JobFailure
 */
export function checkDatasetPlace(warehouse: Warehouse, reference: DatasetReference, location: string): void {
  const { projectId, datasetId } = reference;
  const dataset = warehouse.getDataset(reference);
  if (!dataset) throw failure(`Not found: Dataset ${projectId}:${datasetId} was not found in location ${location}`);
  const place = dataset.location.toLowerCase();
  if (location === 'global' || place === location) return;
  const where = `The BigQuery dataset \`bq://${projectId}.${datasetId}\` is in location \`${place}\``;
  throw failure(
    /^(us|eu)$/.test(place)
      ? `${where}, which is a multi-region. It must be in a single region, the service location \`${location}\`.`
      : `${where}. It must be in the same regional location as the service location \`${location}\`.`,
  );
}

export function failure(message: string): JobFailure {
  return new JobFailure('INVALID_ARGUMENT', message);
}
