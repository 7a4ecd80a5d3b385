import { literalSql } from './literal-sql.ts';
import { queryError, unknownToMock, type Place } from './sql-error.ts';
import type { SqlType } from './syntax.ts';
import type { TypedSql } from './typed-sql.ts';

const wider: Readonly<Partial<Record<SqlType, readonly SqlType[]>>> = {
  INT64: ['NUMERIC', 'FLOAT64'],
  NUMERIC: ['FLOAT64'],
};
const fromLiterals: ReadonlySet<string> = new Set(['DATE', 'TIME', 'DATETIME', 'TIMESTAMP']);
const duckTypes: Readonly<Partial<Record<SqlType, string>>> = { NUMERIC: 'DECIMAL(38, 9)', FLOAT64: 'DOUBLE' };

/** A value as one of another type, where BigQuery does so unasked; undefined where it does not. */
export function coerced(value: TypedSql, type: SqlType, place: Place): TypedSql | undefined {
  if (value.type === type) return value;
  if (value.type === 'NULL') return { ...value, type };
  if (value.type === 'OPAQUE') return undefined;
  if (value.literal !== undefined && fromLiterals.has(type)) return literalSql(type, value.literal, place);
  if (!wider[value.type]?.includes(type)) return undefined;
  return {
    sql: `CAST(${value.sql} AS ${duckTypes[type]})`,
    type,
    columns: value.columns,
    ...(value.isAggregate && { isAggregate: true }),
  };
}

/** Several values as one type that all of them have, or become. @throws BigQueryError when there is none */
export function alike(values: readonly TypedSql[], what: string, place: Place): { values: TypedSql[]; type: SqlType } {
  const types = values.flatMap(({ type }) => (type === 'NULL' ? [] : [type]));
  if (types.includes('OPAQUE')) throw unknownToMock(`${what} of arrays, structs and rare types`, place);
  const candidates = types.length === 0 ? (['INT64'] as const) : types.filter((type) => type !== 'OPAQUE');
  for (const type of [...candidates, 'FLOAT64'] as const) {
    const all = values.map((value) => coerced(value, type, place));
    if (all.every((value) => value !== undefined)) return { values: all, type };
  }
  throw queryError(
    `No matching signature for ${what} for argument types: ${values.map(({ type }) => type).join(', ')}`,
    place,
  );
}

/** @throws BigQueryError for a value of another type */
export function expectType(value: TypedSql, type: SqlType, what: string, place: Place): TypedSql {
  const fitting = coerced(value, type, place);
  if (fitting) return fitting;
  throw queryError(`${what} should have type ${type}, but has type ${value.type}`, place);
}
