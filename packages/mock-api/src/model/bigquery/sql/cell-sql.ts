import type { FieldType, TableField } from '../schema/table-field.ts';
import type { Cell } from '../values/cells.ts';
import { canonicalDecimal, numeric } from '../values/decimal.ts';
import { canonicalFloat } from '../values/float.ts';
import { canonicalJson } from '../values/json-text.ts';
import { canonicalDatetime, canonicalTime } from '../values/times.ts';
import { sqlTypeOf, type TypedSql } from './typed-sql.ts';

/** DuckDB's value of a cell that it was given as a text. */
export function valueOfCell(field: TableField, cell: string): string {
  switch (sqlTypeOf(field)) {
    case 'INT64':
      return `CAST(${cell} AS BIGINT)`;
    case 'FLOAT64':
      return `CAST(${cell} AS DOUBLE)`;
    case 'NUMERIC':
      return `CAST(${cell} AS DECIMAL(38, 9))`;
    case 'BOOL':
      return `CAST(${cell} AS BOOLEAN)`;
    case 'BYTES':
      return `from_base64(${cell})`;
    case 'TIMESTAMP':
      return `make_timestamp(CAST(${cell} AS BIGINT))`;
    case 'DATE':
      return `CAST(${cell} AS DATE)`;
    case 'TIME':
      return `CAST(${cell} AS TIME)`;
    case 'DATETIME':
      return `CAST(${cell} AS TIMESTAMP)`;
    default:
      return cell;
  }
}

/** A value as a text, for {@link cellOfText} to read. */
export function textOfValue({ type }: Pick<TypedSql, 'type'>, value: string): string {
  switch (type) {
    case 'BYTES':
      return `to_base64(${value})`;
    case 'TIMESTAMP':
      return `CAST(epoch_us(${value}) AS VARCHAR)`;
    default:
      return `CAST(${value} AS VARCHAR)`;
  }
}

/** The cell that a text stands for, in BigQuery's form. */
export function cellOfText({ type, mode }: TableField, text: string): Cell {
  if (mode === 'REPEATED' || type === 'RECORD') return JSON.parse(text) as Cell;
  return canonical[type]?.(text) ?? text;
}

const canonical: Partial<Record<FieldType, (text: string) => string | undefined>> = {
  FLOAT: canonicalFloat,
  NUMERIC: (text) => canonicalDecimal(text, numeric),
  TIME: canonicalTime,
  DATETIME: canonicalDatetime,
  JSON: canonicalJson,
};
