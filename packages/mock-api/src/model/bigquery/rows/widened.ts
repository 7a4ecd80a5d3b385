import type { TableSchema } from '../schema/table-field.ts';
import type { Cell, RowCells } from '../values/cells.ts';

/** Gives rows written under one schema the columns of another that has the same ones and perhaps more after them. */
export function widened(written: TableSchema, schema: TableSchema): (row: RowCells) => RowCells {
  if (isAsWritten(written, schema)) return (row) => row;
  const fields = schema.map((field, at) => {
    const before = written[at];
    const empty: Cell = field.mode === 'REPEATED' ? [] : null;
    if (!before) return (): Cell => empty;
    if (!field.fields || !before.fields) return (cell: Cell): Cell => cell;
    const widen = widened(before.fields, field.fields);
    return (cell: Cell): Cell => {
      if (cell === null || typeof cell === 'string') return cell;
      return 'f' in cell
        ? widen(cell)
        : cell.map(({ v }) => ({ v: v !== null && typeof v === 'object' && 'f' in v ? widen(v) : v }));
    };
  });
  return ({ f }) => ({ f: fields.map((cell, at) => ({ v: cell(f[at]?.v ?? null) })) });
}

/** Whether rows need no change to have the columns of a schema. */
export function isAsWritten(written: TableSchema, schema: TableSchema): boolean {
  return (
    written === schema ||
    (written.length === schema.length &&
      written.every(({ fields }, at) => {
        const now = schema[at]?.fields;
        return fields === now || (fields !== undefined && now !== undefined && isAsWritten(fields, now));
      }))
  );
}
