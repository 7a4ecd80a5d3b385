import type { JsonObject } from '../../json.ts';
import type { TableField, TableSchema } from '../schema/table-field.ts';
import type { Cell, RowCells } from './cells.ts';
import { timestampText } from './times.ts';

/** What an exported row looks like. */
export interface ExportStyle {
  /** JSON columns as the text they hold, or as what it says. */
  readonly json: 'texts' | 'values';
}

/**
 * A row as BigQuery exports it to JSON: INT64 and decimals as texts, for they have more digits than JSON's numbers, and
 * moments as `2026-01-31 12:30:00 UTC`. A null is left out.
 */
export function exportedRow(schema: TableSchema, { f }: RowCells, style: ExportStyle): JsonObject {
  const row: Record<string, unknown> = {};
  for (const [at, field] of schema.entries()) {
    const value = exportedCell(field, f[at]?.v ?? null, style);
    if (value !== null) row[field.name] = value;
  }
  return row;
}

/** A cell of such a row. */
export function exportedCell(field: TableField, cell: Cell, style: ExportStyle): unknown {
  if (cell === null) return field.mode === 'REPEATED' ? [] : null;
  if (typeof cell !== 'string') {
    return 'f' in cell
      ? exportedRow(field.fields ?? [], cell, style)
      : cell.map(({ v }) => exportedCell({ ...field, mode: 'NULLABLE' }, v, style));
  }
  switch (field.type) {
    case 'FLOAT':
      return Number.isFinite(Number(cell)) ? Number(cell) : cell;
    case 'BOOLEAN':
      return cell === 'true';
    case 'TIMESTAMP':
      return timestampText(BigInt(cell));
    case 'JSON':
      return style.json === 'values' ? (JSON.parse(cell) as unknown) : cell;
    default:
      return cell;
  }
}
