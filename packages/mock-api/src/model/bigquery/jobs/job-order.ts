import { isJsonObject, type JsonObject } from '../../json.ts';
import type { Content } from '../../objects/content.ts';
import type { ObjectStore } from '../../objects/object-store.ts';
import { BigQueryError } from '../bigquery-error.ts';
import { extractTable } from '../files/extract-table.ts';
import { loadTable } from '../files/load-table.ts';
import type { TableReference } from '../names.ts';
import type { RunQuery } from '../sql/run-query.ts';
import type { Warehouse } from '../warehouse.ts';
import { copyTable, sourceTables } from './copy-table.ts';
import { queryTables } from '../sql/query-tables.ts';
import { readTableReference, requireLocation } from './dispositions.ts';
import type { JobKind, JobOutcome, NewJob } from './warehouse-job.ts';

export interface JobStores {
  readonly warehouse: Warehouse;
  readonly objects: ObjectStore;
  readonly missingBuckets: 'create' | 'fail';
  readonly runQuery: RunQuery;
}

/** A job as a caller asks for it. */
export interface JobOrder {
  readonly projectId: string;
  readonly configuration: unknown;
  readonly jobReference: JsonObject;
  readonly media?: Content | undefined;
}

const kinds: readonly JobKind[] = ['load', 'extract', 'copy', 'query'];

/** Reads what a job is to do. @throws BigQueryError for what no job can do, and for a place where its tables are not */
export function readJobOrder({ projectId, configuration, jobReference, media }: JobOrder, stores: JobStores): NewJob {
  const given = isJsonObject(configuration) ? configuration : {};
  const [kind, ...others] = kinds.filter((each) => isJsonObject(given[each]));
  if (!kind) throw new BigQueryError('required', 'Required parameter is missing: query');
  if (others.length > 0) throw new BigQueryError('invalid', 'A job does one thing: load, extract, copy or query.');
  const settings = given[kind] as JsonObject;
  const { jobId, location } = jobReference;
  const place = typeof location === 'string' && location !== '' ? location : undefined;
  const tables = tablesOf(kind, settings, projectId);
  const [table] = tables;
  if (place !== undefined) for (const each of tables) requireLocation(stores.warehouse, each, place);
  const found = table
    ? stores.warehouse.requireDataset(table).location
    : locationOfQuery(kind, settings, projectId, stores.warehouse);
  return {
    projectId,
    jobId: typeof jobId === 'string' && jobId !== '' ? jobId : undefined,
    location: place ?? found ?? 'US',
    askedLocation: place,
    kind,
    configuration: { ...given, jobType: kind.toUpperCase() },
    media,
    work: (signal, commit) =>
      work(kind, settings, {
        projectId,
        media,
        signal,
        commit,
        isDryRun: given['dryRun'] === true,
        location: place,
        stores,
      }),
  };
}

/** Where the tables of a query are, if they are anywhere: what is wrong with it, the job tells. */
function locationOfQuery(
  kind: JobKind,
  settings: JsonObject,
  projectId: string,
  warehouse: Warehouse,
): string | undefined {
  const tables = kind === 'query' ? queryTables(settings, projectId) : [];
  return tables.map((table) => warehouse.getDataset(table)?.location).find((location) => location !== undefined);
}

interface WorkOptions {
  readonly projectId: string;
  readonly media: Content | undefined;
  readonly signal: AbortSignal;
  readonly commit: (outcome: JobOutcome) => void;
  readonly isDryRun: boolean;
  readonly location: string | undefined;
  readonly stores: JobStores;
}

async function work(kind: JobKind, settings: JsonObject, { stores, ...use }: WorkOptions): Promise<JobOutcome> {
  const { warehouse, objects, missingBuckets, runQuery } = stores;
  switch (kind) {
    case 'load':
      return loadTable({ ...use, load: settings, warehouse, objects });
    case 'extract':
      return extractTable({ ...use, extract: settings, warehouse, objects, missingBuckets });
    case 'copy':
      return copyTable(settings, { ...use, warehouse });
    case 'query':
      return runQuery({ ...use, query: settings, warehouse });
    default:
      return kind satisfies never;
  }
}

/** The tables that say where a job runs. A query's own are known when it has been read. */
function tablesOf(kind: JobKind, settings: JsonObject, projectId: string): TableReference[] {
  switch (kind) {
    case 'load':
      return [readTableReference(settings['destinationTable'], 'destinationTable', projectId)];
    case 'extract':
      return [readTableReference(settings['sourceTable'], 'sourceTable', projectId)];
    case 'copy':
      return [
        readTableReference(settings['destinationTable'], 'destinationTable', projectId),
        ...sourceTables(settings, projectId),
      ];
    case 'query':
      return [];
    default:
      return kind satisfies never;
  }
}
