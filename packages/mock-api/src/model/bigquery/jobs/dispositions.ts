import type { JsonObject } from '../../json.ts';
import { BigQueryError } from '../bigquery-error.ts';
import { datasetName, isPlaceholder, tableName, type TableReference } from '../names.ts';
import type { RowSegment } from '../rows/row-segment.ts';
import type { TableSchema } from '../schema/table-field.ts';
import { shown } from '../settings.ts';
import type { Table } from '../table.ts';
import type { Warehouse } from '../warehouse.ts';

export interface Dispositions {
  readonly write: 'WRITE_APPEND' | 'WRITE_TRUNCATE' | 'WRITE_EMPTY';
  readonly create: 'CREATE_IF_NEEDED' | 'CREATE_NEVER';
}

/** Reads what is to become of rows that are there already. @throws BigQueryError `invalid` */
export function readDispositions(configuration: JsonObject, write: Dispositions['write']): Dispositions {
  return {
    write: oneOf(configuration, 'writeDisposition', ['WRITE_APPEND', 'WRITE_TRUNCATE', 'WRITE_EMPTY'], write),
    create: oneOf(configuration, 'createDisposition', ['CREATE_IF_NEEDED', 'CREATE_NEVER'], 'CREATE_IF_NEEDED'),
  };
}

function oneOf<Value extends string>(
  from: JsonObject,
  name: string,
  values: readonly Value[],
  otherwise: Value,
): Value {
  const given = from[name];
  if (given === undefined || given === null || given === '') return otherwise;
  const value = values.find((each) => each === given);
  if (value === undefined)
    throw new BigQueryError('invalid', `Invalid value for ${name}: ${shown(given)} is not a valid value`);
  return value;
}

/** Looks whether a table may be written as asked. @throws BigQueryError `notFound`, `duplicate` */
export function checkDispositions(
  warehouse: Warehouse,
  reference: TableReference,
  { write, create }: Dispositions,
): void {
  const table = warehouse.getTable(reference);
  if (!table && create === 'CREATE_NEVER') {
    throw new BigQueryError('notFound', `Not found: Table ${tableName(reference)}`);
  }
  if (table && write === 'WRITE_EMPTY' && table.rows.now.rowCount > 0) {
    throw new BigQueryError('duplicate', `Already Exists: Table ${tableName(reference)}`);
  }
}

/** Puts rows into a table as asked, all at once; the table is made if it is missing. */
export async function writeRows(
  warehouse: Warehouse,
  reference: TableReference,
  {
    schema,
    segments,
    dispositions,
    onWritten,
  }: {
    schema: TableSchema;
    segments: readonly RowSegment[];
    dispositions: Dispositions;
    /** Told in the same step as the rows are there. */
    onWritten: () => void;
  },
): Promise<Table> {
  checkDispositions(warehouse, reference, dispositions);
  const table = warehouse.getTable(reference) ?? warehouse.addTable(warehouse.newTable(reference));
  table.schema = schema;
  table.lastModifiedMs = warehouse.now();
  const { rows } = table;
  await (dispositions.write === 'WRITE_TRUNCATE'
    ? rows.replace(segments, onWritten)
    : rows.append(segments, onWritten));
  return table;
}

/** Reads `{"projectId":…,"datasetId":…,"tableId":…}`. @throws BigQueryError `required` */
export function readTableReference(value: unknown, field: string, projectId: string): TableReference {
  const given: JsonObject = typeof value === 'object' && value !== null ? (value as JsonObject) : {};
  const { datasetId, tableId } = given;
  if (typeof datasetId !== 'string' || typeof tableId !== 'string' || datasetId === '' || tableId === '') {
    throw new BigQueryError('required', `Required parameter is missing: ${field}`);
  }
  const own = given['projectId'];
  return { projectId: isPlaceholder(own) ? projectId : String(own), datasetId, tableId };
}

/** @throws BigQueryError `notFound` when the dataset is not there, or not in this place */
export function requireLocation(warehouse: Warehouse, reference: TableReference, location: string): void {
  const dataset = warehouse.requireDataset(reference);
  if (dataset.location.toLowerCase() === location.toLowerCase()) return;
  throw new BigQueryError(
    'notFound',
    `Not found: Dataset ${datasetName(reference)} was not found in location ${location}`,
  );
}
