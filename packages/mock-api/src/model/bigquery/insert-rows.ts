import { isJsonObject } from '../json.ts';
import type { Table } from './table.ts';
import { rowCells, type RowCells } from './values/cells.ts';
import { ValueProblem } from './values/value-problem.ts';

export interface InsertRules {
  /** Rows without a problem are inserted although others have one. */
  readonly skipsInvalid: boolean;
  readonly ignoresUnknown: boolean;
  readonly nowMs: number;
}

export interface InsertError {
  readonly index: number;
  readonly errors: readonly {
    readonly reason: 'invalid' | 'stopped';
    readonly location: string;
    readonly debugInfo: string;
    readonly message: string;
  }[];
}

/** Rows with an id that came a moment ago are not inserted again, as far as they are remembered. */
const REMEMBERED_IDS = 10_000;
const REMEMBERED_MS = 60_000;
const insertIds = new WeakMap<Table, Map<string, number>>();

/**
 * Streams rows, `{"insertId":"…","json":{…}}`, into a table.
 *
 * @returns What is wrong with which rows; none of the others is inserted then, unless the rules say so.
 */
export async function insertRows(table: Table, rows: readonly unknown[], rules: InsertRules): Promise<InsertError[]> {
  const fitted: { cells: RowCells; insertId: unknown }[] = [];
  const errors: InsertError[] = [];
  for (const [index, row] of rows.entries()) {
    const { json, insertId } = isJsonObject(row) ? row : {};
    try {
      if (!isJsonObject(json)) throw new ValueProblem('', 'Row is not an object.');
      const cells = rowCells(table.schema, json, { ignoresUnknown: rules.ignoresUnknown, json: 'texts' });
      fitted.push({ cells, insertId });
    } catch (error) {
      if (!(error instanceof ValueProblem)) throw error;
      errors.push({
        index,
        errors: [{ reason: 'invalid', location: error.path, debugInfo: '', message: error.message }],
      });
    }
  }
  if (errors.length > 0 && !rules.skipsInvalid) {
    const bad = new Set(errors.map(({ index }) => index));
    const stopped = { reason: 'stopped', location: '', debugInfo: '', message: '' } as const;
    const others = rows.flatMap((_row, index) => (bad.has(index) ? [] : [{ index, errors: [stopped] }]));
    return [...errors, ...others].toSorted((left, right) => left.index - right.index);
  }
  const writer = table.rows.openWriter(table.schema);
  for (const { cells, insertId } of fitted) {
    if (!isRepeated(table, insertId, rules.nowMs)) await writer.write(cells);
  }
  await table.rows.append([await writer.finish()]);
  table.lastModifiedMs = rules.nowMs;
  return errors;
}

function isRepeated(table: Table, insertId: unknown, nowMs: number): boolean {
  if (typeof insertId !== 'string' || insertId === '') return false;
  const known = insertIds.get(table) ?? new Map<string, number>();
  insertIds.set(table, known);
  const sinceMs = known.get(insertId);
  known.delete(insertId);
  known.set(insertId, nowMs);
  const [oldest] = known.keys();
  if (known.size > REMEMBERED_IDS && oldest !== undefined) known.delete(oldest);
  return sinceMs !== undefined && nowMs - sinceMs <= REMEMBERED_MS;
}
