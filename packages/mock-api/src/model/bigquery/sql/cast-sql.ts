import { canonicalDate } from '../values/times.ts';
import { queryError, unknownToMock, type Place } from './sql-error.ts';
import { literalSql } from './literal-sql.ts';
import type { SqlType } from './syntax.ts';
import { sqlText, type TypedSql } from './typed-sql.ts';

/** How a value becomes one of another type: SQL for it, and when it can. */
interface Conversion {
  readonly to: (value: string) => string;
  /** A condition that holds for values that cannot become one. */
  readonly isBad?: (value: string) => string;
  /** What is said then. */
  readonly problem?: string;
}

const integerPattern = String.raw`[ \t\n\r\f\v]*[+-]?[0-9]+[ \t\n\r\f\v]*`;
/** BigQuery reads these, the mock does not. */
const hexadecimal = String.raw`[ \t\n]*[+-]?0[xX][0-9a-fA-F]+[ \t\n]*`;
const floatPattern = String.raw`[ \t\n]*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?[ \t\n]*`;

/** Those that give in DuckDB what they give in BigQuery. */
const conversions: Readonly<Record<string, Conversion>> = {
  'INT64 STRING': { to: (value) => `CAST(${value} AS VARCHAR)` },
  'BOOL STRING': { to: (value) => `CAST(${value} AS VARCHAR)` },
  'DATE STRING': { to: (value) => `CAST(${value} AS VARCHAR)` },
  'BOOL INT64': { to: (value) => `CAST(${value} AS BIGINT)` },
  'INT64 BOOL': { to: (value) => `(${value} <> 0)` },
  'INT64 FLOAT64': { to: (value) => `CAST(${value} AS DOUBLE)` },
  'INT64 NUMERIC': { to: (value) => `CAST(${value} AS DECIMAL(38, 9))` },
  'NUMERIC FLOAT64': { to: (value) => `CAST(${value} AS DOUBLE)` },
  'TIMESTAMP DATE': { to: (value) => `CAST(${value} AS DATE)` },
  'DATETIME DATE': { to: (value) => `CAST(${value} AS DATE)` },
  'DATE TIMESTAMP': { to: (value) => `CAST(${value} AS TIMESTAMP)` },
  'DATE DATETIME': { to: (value) => `CAST(${value} AS TIMESTAMP)` },
  'TIMESTAMP DATETIME': { to: (value) => value },
  'DATETIME TIMESTAMP': { to: (value) => value },
  'STRING INT64': {
    to: (value) => `TRY_CAST(trim(${value}) AS BIGINT)`,
    isBad: (value) =>
      `NOT regexp_full_match(${value}, ${sqlText(integerPattern)}) OR TRY_CAST(trim(${value}) AS BIGINT) IS NULL`,
    problem: 'Bad int64 value: ',
  },
  'STRING FLOAT64': {
    to: (value) =>
      `CASE WHEN regexp_full_match(${value}, ${sqlText(floatPattern)}) THEN TRY_CAST(trim(${value}) AS DOUBLE) ELSE TRY_CAST(lower(trim(${value})) AS DOUBLE) END`,
    isBad: (value) => `NOT regexp_full_match(lower(${value}), ${sqlText(`${floatPattern}|[+-]?(inf|infinity)|nan`)})`,
    problem: 'Bad double value: ',
  },
  'STRING BOOL': {
    to: (value) => `(lower(${value}) = 'true')`,
    isBad: (value) => `lower(${value}) NOT IN ('true', 'false')`,
    problem: 'Bad bool value: ',
  },
  'STRING DATE': {
    to: (value) => `TRY_CAST(${value} AS DATE)`,
    isBad: (value) =>
      `NOT regexp_full_match(${value}, '[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}') OR TRY_CAST(${value} AS DATE) IS NULL`,
    problem: 'Invalid date: ',
  },
};

/** CAST, or SAFE_CAST: a null in place of an error. @throws BigQueryError for types that do not, or that the mock does not know to convert */
export function castSql(value: TypedSql, type: SqlType, isSafe: boolean, place: Place): TypedSql {
  if (value.type === 'NULL' || value.type === type) return { ...value, type };
  if (
    value.type === 'STRING' &&
    value.literal !== undefined &&
    type === 'DATE' &&
    canonicalDate(value.literal) !== undefined
  ) {
    return literalSql(type, value.literal, place);
  }
  if (value.type === 'JSON' || type === 'JSON') {
    throw queryError(`Invalid cast from ${value.type} to ${type}`, place);
  }
  const conversion = conversions[`${value.type} ${type}`];
  if (!conversion) throw unknownToMock(`${isSafe ? 'SAFE_CAST' : 'CAST'} from ${value.type} to ${type}`, place);
  const { to, isBad, problem } = conversion;
  const { sql } = value;
  const refused =
    value.type === 'STRING' && type === 'INT64'
      ? ` WHEN regexp_full_match(${sql}, ${sqlText(hexadecimal)}) THEN error('The mock cloud does not know hexadecimal numbers in CAST: ' || ${sql})`
      : '';
  const bad = isSafe ? 'NULL' : `error(${sqlText(problem ?? '')} || ${sql})`;
  const { columns, isAggregate } = value;
  return {
    type,
    columns,
    ...(isAggregate && { isAggregate }),
    sql: isBad
      ? `(CASE WHEN ${sql} IS NULL THEN NULL${refused} WHEN ${isBad(sql)} THEN ${bad} ELSE ${to(sql)} END)`
      : to(sql),
  };
}
