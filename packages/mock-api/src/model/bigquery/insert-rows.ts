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
  const { insertIds } = table;
  const ids: string[] = [];
  const isNew = (id: unknown): boolean => {
    if (typeof id !== 'string' || id === '') return true;
    const isFirst = insertIds.claim(id, rules.nowMs);
    if (isFirst) ids.push(id);
    return isFirst;
  };
  const writer = table.rows.openWriter(table.schema);
  try {
    for (const { cells, insertId } of fitted) if (isNew(insertId)) await writer.write(cells);
    await table.rows.append([await writer.finish()], () => {
      table.lastModifiedMs = rules.nowMs;
      insertIds.keep(ids, rules.nowMs);
    });
  } catch (error) {
    insertIds.release(ids);
    throw error;
  }
  return errors;
}
