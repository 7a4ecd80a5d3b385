import { castSql } from './cast-sql.ts';
import { alike, expectType } from './coerce.ts';
import { compared, oneOf, truth } from './comparison-sql.ts';
import { functionSql } from './function-sql.ts';
import { literalSql } from './literal-sql.ts';
import { queryError, unknownToMock, type Place } from './sql-error.ts';
import type { Scope } from './scope.ts';
import type { Expression } from './syntax.ts';
import type { Translation } from './translation.ts';
import type { TypedSql } from './typed-sql.ts';

/** An expression as DuckDB's SQL, with its type. @throws BigQueryError for types that do not go together, and what the mock does not know */
export function expressionSql(expression: Expression, scope: Scope, use: Translation): TypedSql {
  const { place } = expression;
  const inner = (of: Expression): TypedSql => use.expression(of, scope);
  switch (expression.kind) {
    case 'column':
      return scope.column(expression.parts, place);
    case 'literal':
      return literalSql(expression.type, expression.text, place);
    case 'null':
      return { sql: 'NULL', type: 'NULL', columns: [] };
    case 'parameter':
      return parameter(expression.name, place, use);
    case 'comparison':
      return compared(expression.operator, inner(expression.left), inner(expression.right), place);
    case 'and':
    case 'or': {
      const word = expression.kind.toUpperCase();
      const [left, right] = [expression.left, expression.right].map((side) =>
        expectType(inner(side), 'BOOL', `An operand of ${word}`, side.place),
      ) as [TypedSql, TypedSql];
      return truth(`(${left.sql} ${word} ${right.sql})`, left, right);
    }
    case 'not': {
      const of = expectType(inner(expression.of), 'BOOL', 'The operand of NOT', place);
      return truth(`(NOT ${of.sql})`, of);
    }
    case 'is':
      return isWhat(expression, inner(expression.of));
    case 'in':
      return oneOf(inner(expression.of), expression.list.map(inner), expression.isNegated, place);
    case 'in-array': {
      const { type, values, isArray } = use.parameter(expression.parameter, place);
      if (!isArray) throw queryError('Values referenced in UNNEST must be arrays', place);
      const list = values.map((value): TypedSql =>
        value === undefined ? { sql: 'NULL', type: 'NULL', columns: [] } : literalSql(type, value, place),
      );
      return oneOf(inner(expression.of), list, expression.isNegated, place);
    }
    case 'like':
      return like(expression, inner);
    case 'between': {
      const of = inner(expression.of);
      const low = compared('>=', of, inner(expression.low), place);
      const high = compared('<=', of, inner(expression.high), place);
      return truth(`(${expression.isNegated ? 'NOT ' : ''}(${low.sql} AND ${high.sql}))`, low, high);
    }
    case 'exists':
      return truth(use.exists(expression.select, scope));
    case 'cast':
      return castSql(inner(expression.of), expression.type, expression.isSafe, place);
    case 'case':
      return caseOf(expression, inner);
    case 'call':
      return functionSql(expression, scope, use);
    case 'struct':
    case 'array':
      throw unknownToMock(
        `${expression.kind === 'struct' ? 'STRUCT' : '[ ]'} outside of TO_JSON and TO_JSON_STRING`,
        place,
      );
    default:
      return expression satisfies never;
  }
}

function parameter(name: string | number, place: Place, use: Translation): TypedSql {
  const { type, values, isArray } = use.parameter(name, place);
  if (isArray) throw unknownToMock('an array as a parameter outside of IN UNNEST', place);
  const [value] = values;
  return value === undefined ? { sql: 'NULL', type, columns: [] } : { ...literalSql(type, value, place), columns: [] };
}

function isWhat({ what, isNegated, place }: Extract<Expression, { kind: 'is' }>, of: TypedSql): TypedSql {
  const value = what === 'NULL' ? of : expectType(of, 'BOOL', `The operand of IS ${what}`, place);
  // An array of BigQuery that was null is an empty one.
  if (value.field?.mode === 'REPEATED') throw unknownToMock('IS NULL of arrays', place);
  return truth(`(${value.sql} IS ${isNegated ? 'NOT ' : ''}${what})`, value);
}

function like(
  { of, pattern, isNegated, place }: Extract<Expression, { kind: 'like' }>,
  inner: (of: Expression) => TypedSql,
): TypedSql {
  const value = expectType(inner(of), 'STRING', 'The operand of LIKE', place);
  const form = expectType(inner(pattern), 'STRING', 'The pattern of LIKE', place);
  return truth(`(${value.sql} ${isNegated ? 'NOT ' : ''}LIKE ${form.sql} ESCAPE '\\')`, value, form);
}

function caseOf(
  { branches, otherwise, place }: Extract<Expression, { kind: 'case' }>,
  inner: (of: Expression) => TypedSql,
): TypedSql {
  const conditions = branches.map(({ when }) => expectType(inner(when), 'BOOL', 'A condition of CASE', when.place));
  const results = [...branches.map(({ value }) => inner(value)), ...(otherwise ? [inner(otherwise)] : [])];
  const { values, type } = alike(results, 'operator CASE', place);
  const whens = conditions.map(({ sql }, at) => `WHEN ${sql} THEN ${values[at]!.sql}`);
  const last = otherwise ? ` ELSE ${values.at(-1)!.sql}` : '';
  const isRough = results.some((result) => result.isRough);
  const { columns, isAggregate } = truth('', ...conditions, ...results);
  return {
    sql: `(CASE ${whens.join(' ')}${last} END)`,
    type,
    columns,
    ...(isAggregate && { isAggregate }),
    ...(isRough && { isRough }),
  };
}
