import type { JsonObject } from '../../json.ts';
import { BigQueryError } from '../bigquery-error.ts';
import { datasetName, type TableReference } from '../names.ts';
import type { RowSegment } from '../rows/row-segment.ts';
import type { TableSchema } from '../schema/table-field.ts';
import type { Warehouse } from '../warehouse.ts';
import { readDispositions, readTableReference, writeRows } from './dispositions.ts';
import type { JobOutcome } from './warehouse-job.ts';

interface CopyOptions {
  readonly projectId: string;
  readonly warehouse: Warehouse;
  readonly commit: (outcome: JobOutcome) => void;
}

/** Copies tables into one. Their bytes are shared, and not copied. */
export async function copyTable(copy: JsonObject, { projectId, warehouse, commit }: CopyOptions): Promise<JobOutcome> {
  const destination = readTableReference(copy['destinationTable'], 'destinationTable', projectId);
  const sources = sourceTables(copy, projectId).map((source) => warehouse.requireTable(source));
  const { location } = warehouse.requireDataset(destination);
  for (const { reference } of sources) {
    if (warehouse.requireDataset(reference).location.toLowerCase() === location.toLowerCase()) continue;
    throw new BigQueryError(
      'invalid',
      `Cannot read and write in different locations: source: ${warehouse.requireDataset(reference).location}, destination: ${location}: ${datasetName(destination)}`,
    );
  }
  const [first] = sources;
  const schema = first?.schema ?? [];
  for (const { schema: other } of sources) {
    if (!isAlike(schema, other))
      throw new BigQueryError('invalid', 'Provided Schema does not match: the source tables have different columns.');
  }
  const dispositions = readDispositions(copy, 'WRITE_EMPTY');
  const segments: RowSegment[] = sources.flatMap(({ rows }) => rows.now.segments);
  const existing = warehouse.getTable(destination);
  if (existing && dispositions.write === 'WRITE_APPEND' && !isAlike(existing.schema, schema)) {
    throw new BigQueryError(
      'invalid',
      'Provided Schema does not match: the source and the destination have different columns.',
    );
  }
  const rows = segments.reduce((sum, { rowCount }) => sum + rowCount, 0);
  const outcome = { statistics: { copy: { copiedRows: String(rows) } } };
  await writeRows(warehouse, destination, { schema, segments, dispositions, onWritten: () => commit(outcome) });
  return outcome;
}

export function sourceTables(copy: JsonObject, projectId: string): TableReference[] {
  const many = copy['sourceTables'];
  const list: readonly unknown[] = Array.isArray(many) && many.length > 0 ? many : [copy['sourceTable']];
  return list.map((source) => readTableReference(source, 'sourceTable', projectId));
}

function isAlike(left: TableSchema, right: TableSchema): boolean {
  return (
    left === right ||
    (left.length === right.length &&
      left.every(({ name, type, mode, fields }, at) => {
        const other = right[at]!;
        return (
          name.toLowerCase() === other.name.toLowerCase() &&
          type === other.type &&
          (mode === 'REPEATED') === (other.mode === 'REPEATED') &&
          isAlike(fields ?? [], other.fields ?? [])
        );
      }))
  );
}
