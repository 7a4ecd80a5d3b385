import { ImportProblem } from '../families/import-problem.ts';
import type { JobRows, RowFamily } from '../families/row-family.ts';
import { JobFailure } from '../jobs/job-failure.ts';
import { isJsonObject, type JsonObject } from '../json.ts';
import { breathe } from './breathe.ts';
import type { RowSource } from './row-source.ts';

export interface ImportRules {
  readonly maxRows: number;
  readonly emptyInput: 'fail' | 'succeed';
  /** Learns what columns the rows have. */
  readonly columns?: { add(row: JsonObject): void } | undefined;
}

/**
 * Reads every row once, as the service does before it runs a job.
 *
 * @returns How many rows there are.
 * @throws JobFailure at the first row that cannot be imported, with its place
 */
export async function importRows(
  source: RowSource,
  family: RowFamily,
  rows: JobRows,
  { maxRows, emptyInput, columns }: ImportRules,
): Promise<number> {
  let count = 0;
  let hasPayload = false;
  for await (const block of source.rows()) {
    for (const line of block) {
      try {
        const row = parseRow(line.text);
        refuseReservedNames(row, family);
        rows.check(row);
        columns?.add(row);
        hasPayload ||= family.payload in row;
      } catch (error) {
        if (!(error instanceof ImportProblem)) throw error;
        throw importFailure(`Error while reading data, error message: ${error.message}. File: ${line.place()}`);
      }
      const breath = breathe(count);
      if (breath) await breath;
      count += 1;
      if (count > maxRows)
        throw importFailure(`The input has more than ${maxRows} rows, the most that a job of this model takes.`);
    }
  }
  if (count === 0 && emptyInput === 'fail') throw importFailure('The input has no rows.');
  if (count > 0 && !hasPayload)
    throw importFailure(`Unrecognized name: ${family.payload}. No row of the input has this field.`);
  return count;
}

export function parseRow(text: string): JsonObject {
  let row: unknown;
  try {
    row = JSON.parse(text);
  } catch (error) {
    throw new ImportProblem(`JSON parsing error: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (!isJsonObject(row)) throw new ImportProblem('JSON parsing error: the row is not an object');
  return row;
}

function refuseReservedNames(row: JsonObject, { reservedNames }: RowFamily): void {
  const reserved = reservedNames.find((name) => name in row);
  if (reserved === undefined) return;
  throw new ImportProblem(`Duplicate column names in the result are not supported. Found duplicate(s): ${reserved}`);
}

function importFailure(message: string): JobFailure {
  return new JobFailure('INVALID_ARGUMENT', `Failed to import data. ${message}`);
}
