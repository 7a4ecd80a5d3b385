import { alike } from './coerce.ts';
import { unknownToMock, type Place } from './sql-error.ts';
import type { Comparison, SqlType } from './syntax.ts';
import type { TypedSql } from './typed-sql.ts';

/** A truth value. */
export function truth(sql: string, ...of: readonly TypedSql[]): TypedSql {
  return {
    sql,
    type: 'BOOL',
    columns: of.flatMap(({ columns }) => columns),
    ...(of.some(({ isAggregate }) => isAggregate) && { isAggregate: true }),
  };
}

/** A comparison of two values of one type. */
export function compared(operator: Comparison, left: TypedSql, right: TypedSql, place: Place): TypedSql {
  const { values, type } = alike([left, right], `operator ${operator}`, place);
  const [one, other] = values as [TypedSql, TypedSql];
  refuseIncomparable(type, place);
  return truth(comparison(operator, one.sql, other.sql, type), left, right);
}

function comparison(operator: Comparison, left: string, right: string, type: SqlType): string {
  const plain = `(${left} ${operator === '!=' ? '<>' : operator} ${right})`;
  if (type !== 'FLOAT64') return plain;
  // BigQuery's NaN is equal to nothing; DuckDB's is equal to itself, and greater than all.
  return `(CASE WHEN ${left} IS NULL OR ${right} IS NULL THEN NULL WHEN isnan(${left}) OR isnan(${right}) THEN ${operator === '!='} ELSE ${plain} END)`;
}

/** Whether a value is one of some. */
export function oneOf(value: TypedSql, list: readonly TypedSql[], isNegated: boolean, place: Place): TypedSql {
  const { values, type } = alike([value, ...list], 'operator IN', place);
  refuseIncomparable(type, place);
  const [of, ...items] = values as [TypedSql, ...TypedSql[]];
  const either = items.map((item) => comparison('=', of.sql, item.sql, type));
  const sql = either.length === 0 ? 'false' : `(${either.join(' OR ')})`;
  return truth(isNegated ? `(NOT ${sql})` : sql, value, ...list);
}

export function refuseIncomparable(type: SqlType, place: Place): void {
  if (type === 'JSON') throw unknownToMock('comparisons of JSON: compare what JSON_VALUE gives', place);
}
