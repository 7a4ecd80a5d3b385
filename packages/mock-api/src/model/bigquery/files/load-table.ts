import type { JsonObject } from '../../json.ts';
import { breathe } from '../../execution/breathe.ts';
import { findObjects } from '../../execution/gcs-source.ts';
import { JobFailure } from '../../jobs/job-failure.ts';
import type { Content } from '../../objects/content.ts';
import type { ObjectStore } from '../../objects/object-store.ts';
import { BigQueryError } from '../bigquery-error.ts';
import { readSchema } from '../schema/read-schema.ts';
import type { TableSchema } from '../schema/table-field.ts';
import { checkDispositions, readDispositions, readTableReference, writeRows } from '../jobs/dispositions.ts';
import { JobProblems } from '../jobs/job-problems.ts';
import { shown, textSetting } from '../settings.ts';
import type { JobOutcome } from '../jobs/warehouse-job.ts';
import { ValueProblem } from '../values/value-problem.ts';
import type { Warehouse } from '../warehouse.ts';
import type { CsvRecord } from './csv-records.ts';
import { DETECTED_ROWS, schemaOfRecords, schemaOfRows } from './detect-schema.ts';
import { csvFileRows, fitted, jsonFileRows, withMoreColumns, type FileRow, type LoadedFile } from './load-rows.ts';

export interface LoadOptions {
  readonly load: JsonObject;
  readonly projectId: string;
  /** What was uploaded with the job, in place of `sourceUris`. */
  readonly media: Content | undefined;
  readonly warehouse: Warehouse;
  readonly objects: ObjectStore;
  readonly signal: AbortSignal;
  readonly commit: (outcome: JobOutcome) => void;
}

/** Loads files of JSON lines or CSV into a table, or nothing of them. @throws BigQueryError, JobProblems */
export async function loadTable({
  load,
  projectId,
  media,
  warehouse,
  objects,
  signal,
  commit,
}: LoadOptions): Promise<JobOutcome> {
  const destination = readTableReference(load['destinationTable'], 'destinationTable', projectId);
  const dispositions = readDispositions(load, 'WRITE_APPEND');
  checkDispositions(warehouse, destination, dispositions);
  const files = media ? [{ uri: '', content: media }] : sourceFiles(objects, load['sourceUris']);
  const format = textSetting(load, 'sourceFormat', 'CSV');
  const existing = warehouse.getTable(destination);
  const { rowsOf, schema } = await planOf(
    load,
    format,
    files,
    dispositions.write === 'WRITE_TRUNCATE' ? undefined : existing?.schema,
  );
  const maxBadRecords = Number(load['maxBadRecords'] ?? 0);
  const rules = {
    ignoresUnknown: load['ignoreUnknownValues'] === true,
    nullMarker: textSetting(load, 'nullMarker', ''),
    allowsJaggedRows: load['allowJaggedRows'] === true,
  };
  const writer = (existing ?? warehouse.newTable(destination)).rows.openWriter(schema);
  const bad: BigQueryError[] = [];
  try {
    let count = 0;
    for (const file of files) {
      for await (const row of rowsOf(file)) {
        signal.throwIfAborted();
        try {
          await writer.write(fitted(row, schema, rules));
        } catch (error) {
          if (!(error instanceof ValueProblem)) throw error;
          bad.push(badRow(error, row, format, file));
          if (bad.length > maxBadRecords) throw tooManyErrors(bad, format, count + 1, maxBadRecords);
        }
        await breathe(count);
        count += 1;
      }
    }
  } catch (error) {
    await writer.abort();
    throw error;
  }
  const segment = await writer.finish();
  signal.throwIfAborted();
  const inputBytes = files.reduce((sum, { content }) => sum + content.size, 0);
  const outcome = {
    warnings: bad,
    statistics: {
      load: {
        inputFiles: String(files.length),
        inputFileBytes: String(inputBytes),
        outputRows: String(segment.rowCount),
        outputBytes: String(segment.content.size),
        badRecords: String(bad.length),
      },
    },
  };
  await writeRows(warehouse, destination, {
    schema,
    segments: [segment],
    dispositions,
    onWritten: () => commit(outcome),
  });
  return outcome;
}

interface LoadPlan {
  readonly schema: TableSchema;
  readonly rowsOf: (file: LoadedFile) => AsyncIterable<FileRow>;
}

async function planOf(
  load: JsonObject,
  format: string,
  files: readonly LoadedFile[],
  existing: TableSchema | undefined,
): Promise<LoadPlan> {
  const given = load['schema'] === undefined ? undefined : readSchema(load['schema']);
  const isKnown = (given?.length ?? existing?.length ?? 0) > 0;
  const detects = load['autodetect'] === true;
  const addsColumns =
    Array.isArray(load['schemaUpdateOptions']) && load['schemaUpdateOptions'].includes('ALLOW_FIELD_ADDITION');
  if (!isKnown && !detects) throw new BigQueryError('invalid', 'No schema specified on job or table.');
  const settled = (found: TableSchema): TableSchema => {
    const wanted = given ?? found;
    if (!existing || existing.length === 0) return wanted;
    const wider = withMoreColumns(existing, wanted);
    if (wider === existing || addsColumns) return wider;
    throw new BigQueryError(
      'invalid',
      `Provided Schema does not match Table. Cannot add fields (field: ${wider[existing.length]?.name ?? ''})`,
    );
  };
  if (format === 'NEWLINE_DELIMITED_JSON' || format === 'JSON') {
    const detected =
      detects && !given && (addsColumns || !existing)
        ? schemaOfRows(await firstRows(files, jsonFileRows, (row) => ('json' in row ? row.json : undefined)))
        : (existing ?? []);
    return { rowsOf: jsonFileRows, schema: settled(detected) };
  }
  if (format !== 'CSV') {
    throw new BigQueryError(
      'notImplemented',
      `The mock cloud does not load ${format}: it reads NEWLINE_DELIMITED_JSON and CSV.`,
    );
  }
  const options = csvOptions(load);
  const rowsWith =
    (skipLeadingRows: number) =>
    (file: LoadedFile): AsyncIterable<FileRow> =>
      csvFileRows(file, { ...options, skipLeadingRows });
  const skipped = Number(load['skipLeadingRows'] ?? 0);
  if (isKnown && !detects) return { rowsOf: rowsWith(skipped), schema: settled(existing ?? []) };
  const records = await firstRows<CsvRecord>(files, rowsWith(0), (row) => ('record' in row ? row.record : undefined));
  const found = schemaOfRecords(records);
  const skip = skipped > 0 ? skipped : found.hasHeader ? 1 : 0;
  return { rowsOf: rowsWith(skip), schema: settled(isKnown ? (existing ?? []) : found.schema) };
}

function csvOptions(load: JsonObject): Parameters<typeof csvFileRows>[1] {
  const quote = textSetting(load, 'quote', '"');
  const encoding = textSetting(load, 'encoding', 'UTF-8');
  if (encoding !== 'UTF-8' && encoding !== 'ISO-8859-1') {
    throw new BigQueryError(
      'notImplemented',
      `The mock cloud does not load CSV in ${encoding}: it reads UTF-8 and ISO-8859-1.`,
    );
  }
  const delimiter = textSetting(load, 'fieldDelimiter', ',');
  return {
    delimiter: delimiter === 'tab' || delimiter === String.raw`\t` ? '\t' : delimiter,
    quote: quote === '' ? undefined : quote,
    allowsQuotedNewlines: load['allowQuotedNewlines'] === true,
    encoding,
    skipLeadingRows: 0,
  };
}

async function firstRows<Kept = JsonObject>(
  files: readonly LoadedFile[],
  rowsOf: (file: LoadedFile) => AsyncIterable<FileRow>,
  keep: (row: FileRow) => Kept | undefined,
): Promise<Kept[]> {
  const kept: Kept[] = [];
  for (const file of files) {
    for await (const row of rowsOf(file)) {
      const value = keep(row);
      if (value !== undefined) kept.push(value);
      if (kept.length >= DETECTED_ROWS) return kept;
    }
  }
  return kept;
}

function sourceFiles(objects: ObjectStore, sourceUris: unknown): LoadedFile[] {
  const uris: unknown[] = Array.isArray(sourceUris) ? sourceUris : [];
  if (uris.length === 0) throw new BigQueryError('required', 'Required parameter is missing: sourceUris');
  return uris.flatMap((uri) => {
    if (typeof uri !== 'string' || !/^gs:\/\/[^/]+\/.+/.test(uri)) {
      throw new BigQueryError('invalid', `Source URI must be a Google Cloud Storage location: [${shown(uri)}].`);
    }
    try {
      return findObjects(objects, [uri]).map(({ bucket, name, content }) => ({
        uri: `gs://${bucket}/${name}`,
        content,
      }));
    } catch (error) {
      if (error instanceof JobFailure) throw new BigQueryError('notFound', `Not found: URI ${uri}`, uri);
      throw error;
    }
  });
}

function badRow(
  { message, path }: ValueProblem,
  { position }: FileRow,
  format: string,
  { uri }: LoadedFile,
): BigQueryError {
  const kind = format === 'CSV' ? 'CSV processing' : 'JSON parsing';
  const field = path === '' || message.includes(path) ? '' : ` Field: ${path};`;
  return new BigQueryError(
    'invalid',
    `Error while reading data, error message: ${kind} error in row starting at position ${position}:${field} ${message}${uri && ` File: ${uri}`}`,
    uri || undefined,
  );
}

function tooManyErrors(bad: readonly BigQueryError[], format: string, rows: number, maxBad: number): JobProblems {
  const kind = format === 'CSV' ? 'CSV' : 'JSON';
  const location = bad[0]?.location;
  return new JobProblems([
    new BigQueryError(
      'invalid',
      `Error while reading data, error message: ${kind} table encountered too many errors, giving up. Rows: ${rows}; errors: ${bad.length}. Please look into the errors[] collection for more details.`,
      location,
    ),
    new BigQueryError(
      'invalid',
      `Error while reading data, error message: ${kind} processing encountered too many errors, giving up. Rows: ${rows}; errors: ${bad.length}; max bad: ${maxBad}; error percent: 0`,
    ),
    ...bad,
  ]);
}
