import type { WarehouseDataset } from '../bigquery/dataset.ts';
import type { InsertCall } from '../bigquery/insert-ids.ts';
import type { DatasetReference, TableReference } from '../bigquery/names.ts';
import type { Table } from '../bigquery/table.ts';
import type { Warehouse, WarehouseOptions } from '../bigquery/warehouse.ts';
import { rowsOf, rowsRecord, type RowsRecord } from './kept-rows.ts';
import type { StateKeeper, Watched } from './state-keeper.ts';

type DatasetRecord = Omit<WarehouseDataset, 'tables'>;

interface TableRecord extends Omit<Table, 'rows' | 'schema' | 'insertIds'>, RowsRecord {}

/** Has a warehouse's changes kept, as far as it tells of them. */
export function keepingWarehouse(keeper: StateKeeper): Pick<WarehouseOptions, 'contentOf' | 'onInsert'> {
  return {
    contentOf: (bytes) => keeper.contentOf(bytes),
    onInsert: (table, serial, call) =>
      keeper.changed('insert-ids', `${tableKey(table)} ${serial}`, call && ((): object => ({ table, ...call }))),
  };
}

/** Puts back what was kept of BigQuery's datasets and tables, and keeps them from now on. */
export function keepWarehouse(warehouse: Warehouse, keeper: StateKeeper): void {
  const tables = Map.groupBy(readTables(warehouse, keeper), ({ reference }) => recordKey(reference));
  for (const [key, dataset] of keeper.records<DatasetRecord>('warehouse-dataset')) {
    const own = tables.get(key) ?? [];
    warehouse.restore({ ...dataset, tables: new Map(own.map((table) => [table.reference.tableId, table])) });
  }
  for (const [, { table, ...call }] of keeper.records<InsertCall & { table: TableReference }>('insert-ids')) {
    warehouse.getTable(table)?.insertIds.restore(call);
  }
  keeper.watch('warehouse-dataset', () => watchDatasets(warehouse));
  keeper.watch('warehouse-table', () => watchTables(warehouse));
}

function* watchDatasets(warehouse: Warehouse): Generator<Watched, void> {
  for (const dataset of warehouse.known()) {
    const { tables: _, ...facts } = dataset;
    const { lastModifiedMs, settings } = dataset;
    yield { key: recordKey(dataset.reference), version: [dataset, lastModifiedMs, settings], value: () => facts };
  }
}

function* watchTables(warehouse: Warehouse): Generator<Watched, void> {
  for (const { tables } of warehouse.known()) {
    for (const table of tables.values()) {
      const { rows, schema, settings, lastModifiedMs, reference } = table;
      yield {
        key: tableKey(reference),
        version: [table, rows.now, schema, settings, lastModifiedMs],
        value: () => tableRecord(table),
      };
    }
  }
}

function tableRecord(table: Table): TableRecord {
  const { rows, schema, insertIds: _, ...facts } = table;
  return { ...facts, ...rowsRecord(schema, rows.now) };
}

function* readTables(warehouse: Warehouse, keeper: StateKeeper): Generator<Table, void> {
  for (const [, record] of keeper.records<TableRecord>('warehouse-table')) {
    const { columnSets, segments, reference, creationTimeMs, lastModifiedMs, settings } = record;
    const table = warehouse.newTable(reference, { settings, ...rowsOf({ columnSets, segments }, keeper) });
    yield { ...table, creationTimeMs, lastModifiedMs };
  }
}

function tableKey(table: TableReference): string {
  return `${recordKey(table)}.${table.tableId}`;
}

function recordKey({ projectId, datasetId }: DatasetReference): string {
  return `${projectId}.${datasetId}`;
}
