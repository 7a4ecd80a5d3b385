import { fieldIndex } from '../bigquery/schema/field-index.ts';
import type { TableField, TableSchema } from '../bigquery/schema/table-field.ts';
import { cellBlocksOf } from '../bigquery/rows/read-rows.ts';
import type { RowCells } from '../bigquery/values/cells.ts';
import { exportedCell } from '../bigquery/values/exported.ts';
import type { Warehouse } from '../bigquery/warehouse.ts';
import type { RowFamily } from '../families/row-family.ts';
import type { TableLayout } from '../families/table-layout.ts';
import { bqUri, checkDatasetPlace, failure } from './bigquery-place.ts';
import type { RowSource, SourceRow } from './row-source.ts';

interface SourceOptions {
  readonly location: string;
  readonly family: Pick<RowFamily, 'payload' | 'reservedNames'>;
  readonly layout: TableLayout;
}

/**
 * The rows of a table as they are now, each as a line of JSON. The payload is what its column says; what stands beside
 * it is as BigQuery exports it, JSON as a text.
 *
 * @throws JobFailure when the table is not there, not in the job's region, or has columns that no job takes
 */
export function openBigQuerySource(
  warehouse: Warehouse,
  uri: string,
  { location, family, layout }: SourceOptions,
): RowSource {
  const { projectId, datasetId = '', tableId = '' } = bqUri(uri);
  checkDatasetPlace(warehouse, { projectId, datasetId }, location);
  const table = warehouse.getTable({ projectId, datasetId, tableId });
  if (!table) {
    throw failure(
      `Failed to import data. Not found: Table ${projectId}:${datasetId}.${tableId} was not found in location ${location}`,
    );
  }
  const { schema, rows } = table;
  const { now } = rows;
  const at = checkColumns(schema, uri, family);
  return {
    schema,
    async *rows(): AsyncGenerator<readonly SourceRow[], void> {
      const textOf = rowText(schema, { at, name: family.payload, layout });
      let count = 0;
      for await (const block of cellBlocksOf(now, schema)) {
        const first = count;
        count += block.length;
        yield block.map((row, index) => new TableRow(textOf(row), first + index, uri));
      }
    },
  };
}

class TableRow implements SourceRow {
  readonly text: string;
  readonly index: number;
  readonly #uri: string;

  constructor(text: string, index: number, uri: string) {
    this.text = text;
    this.index = index;
    this.#uri = uri;
  }

  place(): string {
    return `${this.#uri}, row ${this.index + 1}`;
  }
}

/** @see https://docs.cloud.google.com/gemini-enterprise-agent-platform/models/capabilities/batch-prediction-from-bigquery */
const refusedTypes: ReadonlySet<TableField['type']> = new Set(['RECORD', 'RANGE', 'DATETIME', 'GEOGRAPHY']);

/** @returns Where the payload is. @throws JobFailure */
function checkColumns(schema: TableSchema, uri: string, { payload, reservedNames }: SourceOptions['family']): number {
  const reserved = reservedNames.find((name) => fieldIndex(schema, name) !== undefined);
  if (reserved !== undefined) {
    throw failure(
      `Failed to import data. Duplicate column names in the result are not supported. Found duplicate(s): ${reserved}`,
    );
  }
  const at = fieldIndex(schema, payload);
  const column = at === undefined ? undefined : schema[at];
  if (at === undefined || !column) {
    throw failure(`Failed to import data. Unrecognized name: ${payload}. The table ${uri} has no such column.`);
  }
  if (column.mode === 'REPEATED' || (column.type !== 'JSON' && column.type !== 'STRING')) {
    throw failure(
      `Failed to import data. The column ${payload} of ${uri} is of type ${typeName(column)}: it must be JSON or STRING.`,
    );
  }
  const refused = schema.find(({ type, mode }) => mode === 'REPEATED' || refusedTypes.has(type));
  if (refused) {
    throw failure(
      `Failed to import data. The column ${refused.name} of ${uri} is of type ${typeName(refused)}. Columns of type ARRAY, STRUCT, RANGE, DATETIME and GEOGRAPHY are not supported.`,
    );
  }
  return at;
}

function typeName({ type, mode }: TableField): string {
  if (mode === 'REPEATED') return 'ARRAY';
  return type === 'RECORD' ? 'STRUCT' : type;
}

/** Makes lines of rows: what stands beside the payload, then the payload. */
function rowText(
  schema: TableSchema,
  { at, name, layout }: { at: number; name: string; layout: TableLayout },
): (row: RowCells) => string {
  const beside = schema
    .map((field, place) => ({ field, place, start: `${JSON.stringify(field.name)}:` }))
    .filter(({ place }) => place !== at);
  const start = `${JSON.stringify(name)}:`;
  const isJsonColumn = schema[at]?.type === 'JSON';
  return ({ f }) => {
    let line = '{';
    for (const { field, place, start: itsStart } of beside) {
      const value = exportedCell(field, f[place]?.v ?? null, { json: 'texts' });
      if (value !== null) line += `${itsStart}${JSON.stringify(value)},`;
    }
    const cell = f[at]?.v;
    if (typeof cell !== 'string') return `${line}${start}null}`;
    const isValue = layout.payload === 'json' && (isJsonColumn || isJson(cell));
    return `${line}${start}${isValue ? cell : JSON.stringify(cell)}}`;
  };
}

/** What is no JSON stays a text, for the row to fail on. */
function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
