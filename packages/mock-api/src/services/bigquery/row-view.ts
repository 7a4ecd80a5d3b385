import { BigQueryError } from '../../model/bigquery/bigquery-error.ts';
import { fieldIndex } from '../../model/bigquery/schema/field-index.ts';
import type { TableField, TableSchema } from '../../model/bigquery/schema/table-field.ts';
import type { Cell, RowCells } from '../../model/bigquery/values/cells.ts';
import { floatText } from '../../model/bigquery/values/float.ts';
import { timestampText } from '../../model/bigquery/values/times.ts';

/** How moments are written: microseconds since 1970, seconds as a float, or ISO 8601. */
export type TimestampFormat = 'INT64' | 'FLOAT64' | 'ISO8601_STRING';

/** How a caller wants to see rows. */
export interface RowView {
  readonly timestamps: TimestampFormat;
  /** Names of columns, of structs' fields after a point; all if there are none. */
  readonly selectedFields: readonly string[];
}

type Rewrite = (cell: Cell) => Cell;

/** How rows are changed for a caller; undefined when they are sent as they are kept. @throws BigQueryError `invalid` for a column that is not there */
export function rewriteOf(
  schema: TableSchema,
  { timestamps, selectedFields }: RowView,
): ((row: RowCells) => RowCells) | undefined {
  const selected = selectedFields.length === 0 ? undefined : selection(schema, selectedFields, '');
  if (!selected && (timestamps === 'INT64' || !hasTimestamps(schema))) return undefined;
  return structRewrite(schema, selected, timestamps);
}

/** Of each selected field by its place: what is selected of its own fields, or all of it. */
type Selection = ReadonlyMap<number, Selection | 'all'>;

function selection(schema: TableSchema, names: readonly string[], path: string): Selection {
  const inner = new Map<number, string[] | 'all'>();
  for (const name of names) {
    const [first = '', ...rest] = name.trim().split('.');
    const at = fieldIndex(schema, first);
    if (at === undefined) throw new BigQueryError('invalid', `No such field: ${path}${first}.`);
    const before = inner.get(at);
    if (rest.length === 0 || before === 'all') inner.set(at, 'all');
    else inner.set(at, [...(before ?? []), rest.join('.')]);
  }
  return new Map(
    [...inner].map(([at, names]) => {
      const { name, fields = [] } = schema[at]!;
      return [at, names === 'all' ? 'all' : selection(fields, names, `${path}${name}.`)];
    }),
  );
}

function structRewrite(
  schema: TableSchema,
  selected: Selection | 'all' | undefined,
  timestamps: TimestampFormat,
): (row: RowCells) => RowCells {
  const kept = schema.flatMap((field, at) => {
    const inner = selected === undefined || selected === 'all' ? 'all' : selected.get(at);
    return inner === undefined ? [] : [{ at, rewrite: fieldRewrite(field, inner, timestamps) }];
  });
  return ({ f }) => ({ f: kept.map(({ at, rewrite }) => ({ v: rewrite(f[at]?.v ?? null) })) });
}

function fieldRewrite({ type, fields }: TableField, selected: Selection | 'all', timestamps: TimestampFormat): Rewrite {
  const struct = type === 'RECORD' ? structRewrite(fields ?? [], selected, timestamps) : undefined;
  const rewrite: Rewrite = (cell) => {
    if (cell === null) return null;
    if (typeof cell === 'string') return type === 'TIMESTAMP' ? timestampCell(cell, timestamps) : cell;
    if ('f' in cell) return struct ? struct(cell) : cell;
    return cell.map(({ v }) => ({ v: rewrite(v) }));
  };
  return rewrite;
}

function timestampCell(micros: string, format: TimestampFormat): string {
  if (format === 'INT64') return micros;
  if (format === 'ISO8601_STRING') return timestampText(BigInt(micros), 'Z').replace(' ', 'T');
  const [mantissa = '', exponent = '0'] = (Number(micros) / 1e6).toExponential().split('e');
  return Number(exponent) < 7 ? floatText(Number(micros) / 1e6) : `${floatText(Number(mantissa))}E${Number(exponent)}`;
}

function hasTimestamps(schema: TableSchema): boolean {
  return schema.some(({ type, fields }) => type === 'TIMESTAMP' || (fields !== undefined && hasTimestamps(fields)));
}
