import { isJsonObject, type JsonObject } from '../../json.ts';
import { readLines } from '../../json-lines.ts';
import type { Content } from '../../objects/content.ts';
import { fieldIndex } from '../schema/field-index.ts';
import type { TableField, TableSchema } from '../schema/table-field.ts';
import { rowCells, type RowCells } from '../values/cells.ts';
import { parseJson } from '../values/json-text.ts';
import { scalarText } from '../values/scalar.ts';
import { ValueProblem } from '../values/value-problem.ts';
import { readCsv, type CsvOptions, type CsvRecord } from './csv-records.ts';
import { fileBytes, fileText } from './file-text.ts';

/** A file that rows are read from. */
export interface LoadedFile {
  /** `gs://bucket/name`; empty for one that was uploaded with the job. */
  readonly uri: string;
  readonly content: Content;
}

/** A row of a file, not yet fitted to a table. */
export type FileRow = { readonly position: number } & (
  | { readonly json: JsonObject }
  | { readonly record: CsvRecord }
  | { readonly problem: string }
);

export async function* jsonFileRows({ content, uri }: LoadedFile): AsyncGenerator<FileRow, void> {
  let position = 0;
  for await (const { text } of readLines(fileBytes(content, uri))) {
    yield { position, ...parsedLine(text) };
    position += Buffer.byteLength(text) + 1;
  }
}

function parsedLine(text: string): { json: JsonObject } | { problem: string } {
  try {
    const json = parseJson(text);
    return isJsonObject(json)
      ? { json }
      : { problem: 'Start of array or a value encountered without start of object.' };
  } catch (error) {
    return {
      problem: `Parser terminated before end of string: ${error instanceof Error ? error.message : String(error)}`,
    };
  }
}

export interface CsvFileOptions extends CsvOptions {
  readonly encoding: string;
  readonly skipLeadingRows: number;
}

export async function* csvFileRows(
  { content, uri }: LoadedFile,
  options: CsvFileOptions,
): AsyncGenerator<FileRow, void> {
  let skip = options.skipLeadingRows;
  for await (const record of readCsv(fileText(content, uri, options.encoding), options)) {
    skip -= 1;
    if (skip >= 0) continue;
    const { position, problem } = record;
    yield problem === undefined ? { position, record } : { position, problem };
  }
}

export interface FittingRules {
  readonly ignoresUnknown: boolean;
  readonly nullMarker: string;
  readonly allowsJaggedRows: boolean;
}

/** Fits a file's row to a table. @throws ValueProblem when it does not */
export function fitted(row: FileRow, schema: TableSchema, rules: FittingRules): RowCells {
  if ('problem' in row) throw new ValueProblem('', row.problem);
  if ('json' in row) return rowCells(schema, row.json, { ignoresUnknown: rules.ignoresUnknown, json: 'values' });
  const { fields } = row.record;
  if (fields.length > schema.length && !rules.ignoresUnknown) throw new ValueProblem('', 'Too many values in line.');
  if (fields.length < schema.length && !rules.allowsJaggedRows) {
    throw new ValueProblem(
      '',
      `CSV table references column position ${fields.length}, but line contains only ${fields.length} columns.`,
    );
  }
  return {
    f: schema.map((field, at) => {
      const given = fields[at];
      const isNull =
        !given || (!given.isQuoted && given.text === rules.nullMarker && !(rules.nullMarker === '' && isText(field)));
      if (isNull && field.mode === 'REQUIRED')
        throw new ValueProblem(field.name, `Required column value for column index: ${at} is missing.`);
      return { v: isNull ? null : csvCell(field, given.text) };
    }),
  };
}

/** An empty field of these is an empty value, and no null. */
function isText({ type }: TableField): boolean {
  return type === 'STRING' || type === 'BYTES';
}

const truths: Readonly<Record<string, string>> = {
  '1': 'true',
  t: 'true',
  y: 'true',
  yes: 'true',
  '0': 'false',
  f: 'false',
  n: 'false',
  no: 'false',
};

function csvCell(field: TableField, text: string): string {
  const { type, mode, name } = field;
  if (type === 'RECORD' || mode === 'REPEATED')
    throw new ValueProblem(name, `Field ${name} cannot be loaded from CSV: it is nested or repeated.`);
  const value = type === 'BOOLEAN' ? (truths[text.trim().toLowerCase()] ?? text.trim()) : text;
  const cell = scalarText(type, value, 'texts');
  if (cell === undefined)
    throw new ValueProblem(name, `Could not parse '${text.slice(0, 100)}' as ${type} for field ${name}`);
  return cell;
}

/** The columns of a table that rows bring new ones to, which come after those that are there. */
export function withMoreColumns(schema: TableSchema, found: TableSchema): TableSchema {
  const more = found.filter(({ name }) => fieldIndex(schema, name) === undefined);
  return more.length === 0 ? schema : [...schema, ...more];
}
