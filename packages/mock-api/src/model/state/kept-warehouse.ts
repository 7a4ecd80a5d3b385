import type { WarehouseDataset } from '../bigquery/dataset.ts';
import type { RowSegment } from '../bigquery/rows/row-segment.ts';
import type { TableSchema } from '../bigquery/schema/table-field.ts';
import type { Table } from '../bigquery/table.ts';
import type { Warehouse } from '../bigquery/warehouse.ts';
import { contentRecord, type ContentRecord, type StateKeeper, type Watched } from './state-keeper.ts';

type DatasetRecord = Omit<WarehouseDataset, 'tables'>;

interface SegmentRecord extends Omit<RowSegment, 'content' | 'schema'> {
  readonly content: ContentRecord;
  /** Place in the table's list of column sets. */
  readonly columns: number;
}

interface TableRecord extends Omit<Table, 'rows' | 'schema'> {
  /** All sets of columns that its rows have; the first are those of the table itself. */
  readonly columnSets: readonly TableSchema[];
  readonly segments: readonly SegmentRecord[];
}

/** Puts back what was kept of BigQuery's datasets and tables, and keeps them from now on. */
export function keepWarehouse(warehouse: Warehouse, keeper: StateKeeper): void {
  const tables = Map.groupBy(readTables(warehouse, keeper), ({ reference }) => datasetKey(reference));
  for (const [key, dataset] of keeper.records<DatasetRecord>('warehouse-dataset')) {
    const own = tables.get(key) ?? [];
    warehouse.restore({ ...dataset, tables: new Map(own.map((table) => [table.reference.tableId, table])) });
  }
  keeper.watch('warehouse-dataset', () => watchDatasets(warehouse));
  keeper.watch('warehouse-table', () => watchTables(warehouse));
}

function* watchDatasets(warehouse: Warehouse): Generator<Watched, void> {
  for (const dataset of warehouse.known()) {
    const { tables: _, ...facts } = dataset;
    const { lastModifiedMs, settings } = dataset;
    yield { key: datasetKey(dataset.reference), version: [dataset, lastModifiedMs, settings], value: () => facts };
  }
}

function* watchTables(warehouse: Warehouse): Generator<Watched, void> {
  for (const { tables } of warehouse.known()) {
    for (const table of tables.values()) {
      const { rows, schema, settings, lastModifiedMs, reference } = table;
      // A sample's rows are in memory alone: it is made anew.
      if (rows.now.segments.some(({ content }) => content.size > 0 && content.fileId === undefined)) continue;
      yield {
        key: `${datasetKey(reference)}.${reference.tableId}`,
        version: [table, rows.now, schema, settings, lastModifiedMs],
        value: () => tableRecord(table),
      };
    }
  }
}

function tableRecord({ rows, schema, ...facts }: Table): TableRecord {
  const sets = [...new Set([schema, ...rows.now.segments.map((segment) => segment.schema)])];
  const segments = rows.now.segments.map(({ content, schema: columns, rowCount, marks }) => ({
    content: contentRecord(content),
    columns: sets.indexOf(columns),
    rowCount,
    marks,
  }));
  return { ...facts, columnSets: sets, segments };
}

function* readTables(warehouse: Warehouse, keeper: StateKeeper): Generator<Table, void> {
  for (const [, record] of keeper.records<TableRecord>('warehouse-table')) {
    const { columnSets, segments, reference, creationTimeMs, lastModifiedMs, settings } = record;
    const restored = segments.map(({ content, columns, rowCount, marks }) => ({
      content: keeper.content(content),
      schema: columnSets[columns] ?? [],
      rowCount,
      marks,
    }));
    const table = warehouse.newTable(reference, {
      schema: columnSets[0] ?? [],
      settings,
      rows: {
        segments: restored,
        rowCount: restored.reduce((sum, { rowCount }) => sum + rowCount, 0),
        sizeBytes: restored.reduce((sum, { content }) => sum + content.size, 0),
      },
    });
    yield { ...table, creationTimeMs, lastModifiedMs };
  }
}

function datasetKey({ projectId, datasetId }: { projectId: string; datasetId: string }): string {
  return `${projectId}.${datasetId}`;
}
