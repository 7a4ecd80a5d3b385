import { tableName } from '../bigquery/names.ts';
import { fieldIndex } from '../bigquery/schema/field-index.ts';
import { column, type TableField, type TableSchema } from '../bigquery/schema/table-field.ts';
import type { Warehouse } from '../bigquery/warehouse.ts';
import type { RowFamily } from '../families/row-family.ts';
import type { TableLayout } from '../families/table-layout.ts';
import type { BatchJob } from '../jobs/batch-job.ts';
import { bqUri, checkDatasetPlace, failure } from './bigquery-place.ts';
import { BigQuerySink } from './bigquery-sink.ts';

/** The columns of a job's input: of a table, or learnt from lines. */
export interface InputColumns {
  readonly schema: TableSchema;
  /** Whether lines have JSON columns as texts, or as values. */
  readonly json: 'texts' | 'values';
}

export interface BigQueryOutputOptions {
  readonly warehouse: Warehouse;
  readonly missingBuckets: 'create' | 'fail';
  readonly family: Pick<RowFamily, 'payload'>;
  readonly layout: TableLayout;
  readonly modelName: string;
  readonly startMs: number;
}

/**
 * Makes ready the table that a job writes to, and notes in the job where that is. `bq://project` makes a dataset,
 * `bq://project.dataset` a table in it; one that is named must not be there yet.
 *
 * @throws JobFailure when it cannot be written
 */
export function openBigQueryOutput(
  job: BatchJob,
  uri: string,
  { warehouse, missingBuckets, family, layout, modelName, startMs }: BigQueryOutputOptions,
): (input: InputColumns) => BigQuerySink {
  const { location } = job;
  const given = bqUri(uri);
  const { projectId } = given;
  const time = new Date(startMs).toISOString().replaceAll(/[-:.]/g, '_');
  const before = job.outputTable; // of a job that is gone on with after a restart
  const datasetId = given.datasetId ?? `prediction_${modelName.replaceAll(/\W/g, '_')}_${time}`;
  const free = given.datasetId === undefined ? 'predictions' : freeName(`predictions_${time}`);
  const tableId = before?.tableId ?? given.tableId ?? free;
  const reference = { projectId, datasetId, tableId };
  const isMade = given.datasetId === undefined || missingBuckets === 'create';
  const place = location === 'global' ? undefined : { location };
  if (warehouse.getDataset(reference) || !isMade) checkDatasetPlace(warehouse, reference, location);
  if (before && warehouse.getTable(reference)) warehouse.deleteTable(reference);
  if (warehouse.getTable(reference)) throw failure(`Already Exists: Table ${tableName(reference)}`);
  job.outputTable = { datasetUri: `bq://${projectId}.${datasetId}`, tableId };
  const prepare = (): void => {
    if (!warehouse.getDataset(reference) && isMade) warehouse.createDataset(reference, place);
  };
  return (input) =>
    new BigQuerySink({
      warehouse,
      reference,
      schema: outputSchema(input.schema, family.payload, layout),
      layout,
      jsonTexts: input.json === 'texts' ? jsonColumns(input.schema, family.payload) : [],
      textPayload: isTextColumn(input.schema, family.payload) && layout.payload === 'json' ? family.payload : undefined,
      prepare,
    });

  function freeName(name: string): string {
    const taken = (tableId: string): boolean => warehouse.getTable({ projectId, datasetId, tableId }) !== undefined;
    let free = name;
    for (let count = 2; taken(free); count += 1) free = `${name}_${count}`;
    return free;
  }
}

/** The input's columns, but for those that do not come back, and then the service's own. */
function outputSchema(
  input: TableSchema,
  payload: string,
  { written, dropped, payload: kind }: TableLayout,
): TableSchema {
  const kept = input
    .filter(({ name }) => !dropped.includes(name.toLowerCase()))
    .map((field): TableField => ({ ...field, mode: 'NULLABLE' }));
  const withPayload =
    fieldIndex(kept, payload) === undefined ? [...kept, column(payload, kind === 'json' ? 'JSON' : 'STRING')] : kept;
  const added = written.filter(({ name }) => fieldIndex(withPayload, name) === undefined);
  return [...withPayload, ...added.map(({ name, type }) => column(name, type))];
}

function isTextColumn(schema: TableSchema, name: string): boolean {
  const at = fieldIndex(schema, name);
  return at !== undefined && schema[at]?.type === 'STRING';
}

function jsonColumns(schema: TableSchema, payload: string): string[] {
  return schema
    .filter(({ name, type }) => type === 'JSON' && name.toLowerCase() !== payload.toLowerCase())
    .map(({ name }) => name);
}
