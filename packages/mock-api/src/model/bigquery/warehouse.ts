import type { JsonObject } from '../json.ts';
import type { Content } from '../objects/content.ts';
import type { ContentWriter } from '../objects/content-writer.ts';
import { projectNumber } from '../project-number.ts';
import { BigQueryError } from './bigquery-error.ts';
import type { WarehouseDataset } from './dataset.ts';
import { InsertIds, type InsertCall } from './insert-ids.ts';
import {
  checkDatasetId,
  checkTableId,
  datasetKey,
  datasetName,
  tableName,
  type DatasetReference,
  type TableReference,
} from './names.ts';
import { cellsOf } from './rows/read-rows.ts';
import { TableRows, type RowsSnapshot } from './rows/table-rows.ts';
import { sampleRows, type SampleTable } from './sample-table.ts';
import { SchemaOfValues } from './schema/schema-of-values.ts';
import type { TableSchema } from './schema/table-field.ts';
import type { Table } from './table.ts';
import { rowCells } from './values/cells.ts';
import { exportedRow } from './values/exported.ts';

export interface WarehouseOptions {
  readonly now: () => number;
  readonly project: string;
  readonly location: string;
  readonly newContent: () => ContentWriter;
  /** Makes a content of a few bytes. @default in memory */
  readonly contentOf?: (bytes: Uint8Array) => Content;
  /** Told of calls that inserted rows into a table: what is to be remembered, and, without it, what no longer is. */
  readonly onInsert?: (table: TableReference, serial: number, call?: InsertCall) => void;
  /** Tables of others that are there from the start. */
  readonly samples?: readonly SampleTable[];
}

export interface NewTable {
  readonly schema?: TableSchema;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly rows?: RowsSnapshot;
}

/** BigQuery without HTTP: datasets, and in them tables whose rows are kept as bytes. */
export class Warehouse {
  readonly #use: WarehouseOptions;
  readonly #datasets = new Map<string, WarehouseDataset>();
  /** Those that nobody has asked for yet, by their datasets. */
  readonly #samples = new Map<string, SampleTable[]>();

  constructor(use: WarehouseOptions) {
    this.#use = use;
    for (const sample of use.samples ?? []) {
      const key = datasetKey(sample.reference);
      this.#samples.set(key, [...(this.#samples.get(key) ?? []), sample]);
    }
  }

  /** The cloud's clock: milliseconds since 1970. */
  get now(): () => number {
    return this.#use.now;
  }

  /**
   * Makes a table of rows, or replaces it; its dataset is made in the cloud's location if it is missing.
   *
   * @param name `dataset.table` for one of the cloud's own project, or `project.dataset.table`.
   * @param schema Columns. @default those that the rows have: texts, numbers, truth values, and JSON for lists and objects
   * @returns The table's URI for a batch job: `bq://project.dataset.table`.
   * @throws TypeError for a name that no table can have; ValueProblem for a row that does not fit
   */
  async put(
    name: string,
    rows: Iterable<JsonObject> | AsyncIterable<JsonObject>,
    { schema, location }: { schema?: TableSchema; location?: string } = {},
  ): Promise<string> {
    const reference = this.#named(name);
    if (!this.getDataset(reference)) this.createDataset(reference, { ...(location !== undefined && { location }) });
    const given = schema ? rows : await Array.fromAsync(rows);
    const columns = schema ?? SchemaOfValues.of(given as readonly JsonObject[]);
    const table = this.newTable(reference, { schema: columns });
    const writer = table.rows.openWriter(columns);
    for await (const row of given)
      await writer.write(rowCells(columns, row, { ignoresUnknown: false, json: 'values' }));
    await table.rows.append([await writer.finish()]);
    this.addTable(table, { replaces: true });
    return `bq://${reference.projectId}.${reference.datasetId}.${reference.tableId}`;
  }

  /** The rows of a table, as BigQuery would export them, but for JSON columns, which are values. @throws BigQueryError `notFound` */
  async rows(name: string): Promise<JsonObject[]> {
    const { rows, schema } = this.requireTable(this.#named(name));
    return Array.fromAsync(cellsOf(rows.now, schema), (row) => exportedRow(schema, row, { json: 'values' }));
  }

  /** @throws BigQueryError `duplicate`, or `invalid` for a name that no dataset can have */
  createDataset(
    reference: DatasetReference,
    { location = this.#use.location, settings = {} }: { location?: string; settings?: JsonObject } = {},
  ): WarehouseDataset {
    checkDatasetId(reference.datasetId);
    const key = datasetKey(reference);
    if (this.getDataset(reference))
      throw new BigQueryError('duplicate', `Already Exists: Dataset ${datasetName(reference)}`);
    const nowMs = this.#use.now();
    const dataset: WarehouseDataset = {
      reference: { projectId: reference.projectId, datasetId: reference.datasetId },
      location,
      tables: new Map(),
      creationTimeMs: nowMs,
      lastModifiedMs: nowMs,
      settings,
    };
    this.#datasets.set(key, dataset);
    return dataset;
  }

  /** A dataset, its project named by id or by number. @returns undefined when it is not there. */
  getDataset(reference: DatasetReference): WarehouseDataset | undefined {
    const key = datasetKey(reference);
    const samples = this.#samples.get(key);
    if (samples) this.#putSamples(key, samples);
    return this.#datasets.get(key);
  }

  /** @throws BigQueryError `notFound` */
  requireDataset(reference: DatasetReference): WarehouseDataset {
    const dataset = this.getDataset(reference);
    if (!dataset) throw new BigQueryError('notFound', `Not found: Dataset ${datasetName(reference)}`);
    return dataset;
  }

  /** Those of a project, by id. */
  listDatasets(projectId: string): WarehouseDataset[] {
    const number = projectNumber(projectId);
    for (const [key, samples] of this.#samples) if (key.startsWith(`${number}:`)) this.#putSamples(key, samples);
    return [...this.#datasets.values()]
      .filter(({ reference }) => projectNumber(reference.projectId) === number)
      .toSorted((left, right) => (left.reference.datasetId < right.reference.datasetId ? -1 : 1));
  }

  /** @throws BigQueryError `notFound`, or `resourceInUse` when tables are in it that are not to go with it */
  deleteDataset(reference: DatasetReference, { deleteContents = false }: { deleteContents?: boolean } = {}): void {
    const { tables } = this.requireDataset(reference);
    if (tables.size > 0 && !deleteContents) {
      throw new BigQueryError('resourceInUse', `Dataset ${datasetName(reference)} is still in use`);
    }
    for (const { insertIds } of tables.values()) insertIds.clear();
    this.#datasets.delete(datasetKey(reference));
  }

  /** A table, with its rows. @returns undefined when it, or its dataset, is not there. */
  getTable(reference: TableReference): Table | undefined {
    return this.getDataset(reference)?.tables.get(reference.tableId);
  }

  /** @throws BigQueryError `notFound`, for a missing dataset too */
  requireTable(reference: TableReference): Table {
    const table = this.requireDataset(reference).tables.get(reference.tableId);
    if (!table) throw new BigQueryError('notFound', `Not found: Table ${tableName(reference)}`);
    return table;
  }

  /** A table that is in no dataset yet, if ever. */
  newTable(reference: TableReference, { schema = [], settings = {}, rows }: NewTable = {}): Table {
    const nowMs = this.#use.now();
    const { projectId, datasetId, tableId } = reference;
    const own = { projectId, datasetId, tableId };
    return {
      reference: own,
      insertIds: new InsertIds((serial, call) => this.#use.onInsert?.(own, serial, call)),
      rows: new TableRows(this.#use.newContent, rows),
      schema,
      creationTimeMs: nowMs,
      lastModifiedMs: nowMs,
      settings,
    };
  }

  /** Puts a table into its dataset. @throws BigQueryError `notFound` without a dataset, `duplicate`, `invalid` for a name that no table can have */
  addTable(table: Table, { replaces = false }: { replaces?: boolean } = {}): Table {
    const { reference } = table;
    checkTableId(reference.tableId);
    const { tables } = this.requireDataset(reference);
    if (tables.has(reference.tableId) && !replaces) {
      throw new BigQueryError('duplicate', `Already Exists: Table ${tableName(reference)}`);
    }
    tables.get(reference.tableId)?.insertIds.clear();
    tables.set(reference.tableId, table);
    return table;
  }

  /** @throws BigQueryError `notFound` */
  deleteTable(reference: TableReference): void {
    this.requireTable(reference).insertIds.clear();
    this.getDataset(reference)?.tables.delete(reference.tableId);
  }

  /** The datasets that anybody has made or looked at; no sample is made by this. */
  known(): Iterable<WarehouseDataset> {
    return this.#datasets.values();
  }

  /** Puts a dataset back with its tables; samples that are not among them any more were deleted. */
  restore(dataset: WarehouseDataset): void {
    const key = datasetKey(dataset.reference);
    this.#samples.delete(key);
    this.#datasets.set(key, dataset);
  }

  #putSamples(key: string, samples: readonly SampleTable[]): void {
    this.#samples.delete(key);
    for (const sample of samples) {
      const { reference, location, schema } = sample;
      const dataset = this.getDataset(reference) ?? this.createDataset(reference, { location });
      if (dataset.tables.has(reference.tableId)) continue;
      const segment = sampleRows(sample, this.#use.contentOf);
      const rows = { segments: [segment], rowCount: segment.rowCount, sizeBytes: segment.content.size };
      this.addTable(this.newTable(reference, { schema, rows }));
    }
  }

  #named(name: string): TableReference {
    const parts = name.replace(/^bq:\/\//, '').split('.');
    const [projectId, datasetId, tableId] = parts.length === 2 ? [this.#use.project, ...parts] : parts;
    if (projectId && datasetId && tableId && parts.length <= 3) return { projectId, datasetId, tableId };
    throw new TypeError(`A table is called dataset.table or project.dataset.table, not ${JSON.stringify(name)}`);
  }
}
