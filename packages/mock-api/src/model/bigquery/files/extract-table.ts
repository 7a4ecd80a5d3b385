import { createGzip } from 'node:zlib';
import { Readable } from 'node:stream';
import { breathe } from '../../execution/breathe.ts';
import { parseGsUri } from '../../gs-uri.ts';
import type { JsonObject } from '../../json.ts';
import type { ObjectStore } from '../../objects/object-store.ts';
import { BigQueryError } from '../bigquery-error.ts';
import { readTableReference } from '../jobs/dispositions.ts';
import type { JobOutcome } from '../jobs/warehouse-job.ts';
import { cellsOf } from '../rows/read-rows.ts';
import type { TableSchema } from '../schema/table-field.ts';
import { shown, textSetting } from '../settings.ts';
import type { Table } from '../table.ts';
import type { RowCells } from '../values/cells.ts';
import { exportedRow } from '../values/exported.ts';
import { timestampText } from '../values/times.ts';
import type { Warehouse } from '../warehouse.ts';
import { csvLine } from './csv-records.ts';

export interface ExtractOptions {
  readonly extract: JsonObject;
  readonly projectId: string;
  readonly warehouse: Warehouse;
  readonly objects: ObjectStore;
  readonly missingBuckets: 'create' | 'fail';
  readonly signal: AbortSignal;
}

/** Rows in a file, where the URI has a `*` and there may be several … */
const ROWS_IN_A_FILE = 100_000;
/** … and bytes of a table, where it has none. */
const MOST_IN_ONE_FILE_BYTES = 1_000_000_000;

/** Writes a table to files of JSON lines or CSV. @throws BigQueryError */
export async function extractTable(options: ExtractOptions): Promise<JobOutcome> {
  const { extract, projectId, warehouse } = options;
  const table = warehouse.requireTable(readTableReference(extract['sourceTable'], 'sourceTable', projectId));
  const uris: unknown = extract['destinationUris'] ?? [extract['destinationUri']];
  const counts: string[] = [];
  for (const uri of Array.isArray(uris) ? uris : [uris])
    counts.push(String(await extractTo(String(uri), table, options)));
  return { statistics: { extract: { destinationUriFileCounts: counts } } };
}

async function extractTo(
  uri: string,
  { rows, schema }: Table,
  { extract, objects, missingBuckets, signal }: ExtractOptions,
): Promise<number> {
  const { bucket, name } = parseGsUri(uri) ?? { bucket: '', name: '' };
  if (name === '' || name.split('*').length > 2)
    throw new BigQueryError(
      'invalid',
      `Invalid extract destination URI '${uri}'. It is gs://bucket/object, with one * at the most.`,
    );
  const lines = linesOf(extract, schema);
  const { now } = rows;
  const isSharded = name.includes('*');
  if (!isSharded && now.sizeBytes > MOST_IN_ONE_FILE_BYTES) {
    throw new BigQueryError(
      'invalid',
      "Table too large to be exported to a single file. Specify a uri including a * to shard export. See 'Exporting data into one or more files' in https://cloud.google.com/bigquery/docs/exporting-data.",
    );
  }
  if (missingBuckets === 'create') objects.ensureBucket(bucket);
  else if (!objects.getBucket(bucket)) throw new BigQueryError('notFound', `Not found: bucket ${bucket}`, uri);
  const files = isSharded ? Math.max(1, Math.ceil(now.rowCount / ROWS_IN_A_FILE)) : 1;
  const cells = cellsOf(now, schema)[Symbol.asyncIterator]();
  for (let file = 0; file < files; file += 1) {
    const text = textOf(cells, lines, isSharded ? ROWS_IN_A_FILE : Infinity, signal);
    const contentType = lines.contentType;
    const writer = objects.openWriter(bucket, name.replace('*', String(file).padStart(12, '0')), { contentType });
    try {
      for await (const piece of packed(text, extract['compression'])) await writer.write(piece);
    } catch (error) {
      await writer.abort();
      throw error;
    }
    await writer.finish();
  }
  return files;
}

interface Lines {
  readonly contentType: string;
  readonly header: string;
  readonly line: (row: RowCells) => string;
}

function linesOf(extract: JsonObject, schema: TableSchema): Lines {
  const format = textSetting(extract, 'destinationFormat', 'CSV');
  if (format === 'NEWLINE_DELIMITED_JSON') {
    const line = (row: RowCells): string => `${JSON.stringify(exportedRow(schema, row, { json: 'texts' }))}\n`;
    return { contentType: 'application/octet-stream', header: '', line };
  }
  if (format !== 'CSV') {
    throw new BigQueryError(
      'notImplemented',
      `The mock cloud does not write ${format}: it writes NEWLINE_DELIMITED_JSON and CSV.`,
    );
  }
  const nested = schema.find(({ type, mode }) => type === 'RECORD' || mode === 'REPEATED');
  if (nested)
    throw new BigQueryError('invalid', `Operation cannot be performed on a nested schema. Field: ${nested.name}`);
  const delimiter = textSetting(extract, 'fieldDelimiter', ',');
  const names = csvLine(
    schema.map(({ name }) => name),
    delimiter,
  );
  return {
    contentType: 'application/octet-stream',
    header: extract['printHeader'] === false ? '' : `${names}\n`,
    line: ({ f }) =>
      `${csvLine(
        schema.map(({ type }, at) => csvText(type, f[at]?.v)),
        delimiter,
      )}\n`,
  };
}

function csvText(type: string, cell: unknown): string {
  if (typeof cell !== 'string') return '';
  return type === 'TIMESTAMP' ? timestampText(BigInt(cell)) : cell;
}

async function* textOf(
  rows: AsyncIterator<RowCells>,
  { header, line }: Lines,
  maxRows: number,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array, void> {
  const encoder = new TextEncoder();
  let block = header;
  for (let count = 0; count < maxRows; count += 1) {
    const next = await rows.next();
    signal.throwIfAborted();
    if (next.done === true) break;
    block += line(next.value);
    if (block.length >= 65_536) {
      yield encoder.encode(block);
      block = '';
    }
    await breathe(count);
  }
  yield encoder.encode(block);
}

function packed(text: AsyncIterable<Uint8Array>, compression: unknown): AsyncIterable<Uint8Array> {
  if (compression === undefined || compression === 'NONE') return text;
  if (compression === 'GZIP') return Readable.from(text).pipe(createGzip()) as AsyncIterable<Uint8Array>;
  throw new BigQueryError(
    'notImplemented',
    `The mock cloud does not compress with ${shown(compression)}: it has GZIP and NONE.`,
  );
}
