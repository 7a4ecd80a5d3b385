import { tableName } from '../../model/bigquery/names.ts';
import { schemaResource } from '../../model/bigquery/schema/read-schema.ts';
import type { Table } from '../../model/bigquery/table.ts';
import type { JsonObject } from '../../model/json.ts';
import { etag } from './etag.ts';

/** A table as BigQuery tells it. https://cloud.google.com/bigquery/docs/reference/rest/v2/tables#resource */
export function tableResource(table: Table, { origin, location }: { origin: string; location: string }): JsonObject {
  const { reference, schema, settings, creationTimeMs, lastModifiedMs, rows } = table;
  const { projectId, datasetId, tableId } = reference;
  const { rowCount, sizeBytes } = rows.now;
  return {
    kind: 'bigquery#table',
    etag: etag(tableName(reference), lastModifiedMs, rowCount),
    id: tableName(reference),
    selfLink: `${origin}/bigquery/v2/projects/${projectId}/datasets/${datasetId}/tables/${tableId}`,
    tableReference: reference,
    ...settings,
    ...(schema.length > 0 && { schema: schemaResource(schema) }),
    numBytes: String(sizeBytes),
    numLongTermBytes: '0',
    numRows: String(rowCount),
    creationTime: String(creationTimeMs),
    lastModifiedTime: String(lastModifiedMs),
    type: 'TABLE',
    location,
  };
}

export function tableItem({ reference, settings, creationTimeMs }: Table): JsonObject {
  const { labels, friendlyName, timePartitioning, clustering } = settings;
  const given = Object.entries({ labels, friendlyName, timePartitioning, clustering });
  return {
    kind: 'bigquery#table',
    id: tableName(reference),
    tableReference: reference,
    ...Object.fromEntries(given.filter(([, value]) => value !== undefined)),
    type: 'TABLE',
    creationTime: String(creationTimeMs),
  };
}

const ownFields: ReadonlySet<string> = new Set([
  'kind',
  'etag',
  'id',
  'selfLink',
  'tableReference',
  'schema',
  'numBytes',
  'numLongTermBytes',
  'numRows',
  'creationTime',
  'lastModifiedTime',
  'type',
  'location',
]);

/** What a caller may set, besides the schema. */
export function tableSettings(body: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(body).filter(([name]) => !ownFields.has(name)));
}
