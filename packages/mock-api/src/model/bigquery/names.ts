import { projectNumber } from '../project-number.ts';
import { BigQueryError } from './bigquery-error.ts';

/** Names a dataset; `projectId` is an id or a number. */
export interface DatasetReference {
  readonly projectId: string;
  readonly datasetId: string;
}

export interface TableReference extends DatasetReference {
  readonly tableId: string;
}

/** `project:dataset`, as BigQuery's messages write it. */
export function datasetName({ projectId, datasetId }: DatasetReference): string {
  return `${projectId}:${datasetId}`;
}

/** `project:dataset.table`, as BigQuery's messages write it. */
export function tableName(table: TableReference): string {
  return `${datasetName(table)}.${table.tableId}`;
}

/** Whether a client has left out to say which project it means. */
export function isPlaceholder(projectId: unknown): boolean {
  return typeof projectId !== 'string' || projectId === '' || projectId === '{{projectId}}';
}

/** The same for both ways to name the project. */
export function datasetKey({ projectId, datasetId }: DatasetReference): string {
  return `${projectNumber(projectId)}:${datasetId}`;
}

/** @throws BigQueryError `invalid` for a name that no dataset can have */
export function checkDatasetId(datasetId: string): void {
  if (/^\w{1,1024}$/.test(datasetId)) return;
  throw new BigQueryError(
    'invalid',
    `Invalid dataset ID "${datasetId}". Dataset IDs must be alphanumeric (plus underscores) and must be at most 1024 characters long.`,
  );
}

/** @throws BigQueryError `invalid` for a name that no table can have */
export function checkTableId(tableId: string): void {
  if (/^[\p{L}\p{M}\p{N}\p{Pc}\p{Pd}\p{Zs}]{1,1024}$/u.test(tableId)) return;
  throw new BigQueryError(
    'invalid',
    `Invalid table ID "${tableId}". Table IDs must be alphanumeric (plus underscores and dashes) and must be at most 1024 characters long.`,
  );
}
