import { alike, expectType } from './coerce.ts';
import { jsonPath } from './json-path.ts';
import { toJson, toJsonString } from './json-sql.ts';
import { queryError, unknownToMock } from './sql-error.ts';
import type { Scope } from './scope.ts';
import type { Expression, SqlType } from './syntax.ts';
import type { Translation } from './translation.ts';
import { sqlText, type TypedSql } from './typed-sql.ts';

export type FunctionCall = Extract<Expression, { kind: 'call' }>;

interface Use {
  readonly call: FunctionCall;
  readonly scope: Scope;
  readonly translation: Translation;
  readonly args: readonly TypedSql[];
}

/** Functions of one row. Their arguments are translated before, but for those of JSON's. */
const functions: Readonly<
  Record<string, { readonly arity: readonly [least: number, most: number]; readonly of: (use: Use) => TypedSql }>
> = {
  COALESCE: { arity: [1, 100], of: coalesce },
  CONCAT: { arity: [1, 100], of: concat },
  CURRENT_TIMESTAMP: {
    arity: [0, 0],
    of: ({ translation }) => ({
      sql: `make_timestamp(CAST('${translation.nowMicros}' AS BIGINT))`,
      type: 'TIMESTAMP',
      columns: [],
    }),
  },
  IF: { arity: [3, 3], of: ifElse },
  IFNULL: { arity: [2, 2], of: coalesce },
  JSON_QUERY: { arity: [1, 2], of: jsonQuery },
  JSON_VALUE: { arity: [1, 2], of: jsonValue },
  PARSE_JSON: { arity: [1, 1], of: parseJson },
  'SAFE.PARSE_JSON': { arity: [1, 1], of: parseJson },
};

const aggregates: ReadonlySet<string> = new Set(['COUNT', 'MIN', 'MAX']);

/** @throws BigQueryError for a function that the mock does not know */
export function functionSql(call: FunctionCall, scope: Scope, translation: Translation): TypedSql {
  const { name, args, place } = call;
  if (name === 'TO_JSON' || name === 'TO_JSON_STRING') {
    const [value, ...others] = args;
    if (!value || others.length > 0) throw unknownToMock(`${name} with options`, place);
    return name === 'TO_JSON' ? toJson(value, scope, translation) : toJsonString(value, scope, translation);
  }
  if (aggregates.has(name)) return aggregate(call, scope, translation);
  const known = functions[name];
  if (!known) throw unknownToMock(`the function ${name}`, place);
  if (call.isDistinct) throw queryError(`Function ${name} does not support DISTINCT`, place);
  const [least, most] = known.arity;
  if (args.length < least || args.length > most) {
    throw queryError(`Number of arguments does not match for function ${name}`, place);
  }
  const typed = args.map((arg) => translation.expression(arg, scope));
  const result = known.of({ call, scope, translation, args: typed });
  return {
    ...result,
    columns: typed.flatMap(({ columns }) => columns),
    ...(typed.some(({ isAggregate }) => isAggregate) && { isAggregate: true }),
  };
}

function aggregate(
  { name, args, isDistinct, isStar, place }: FunctionCall,
  scope: Scope,
  translation: Translation,
): TypedSql {
  if (isStar) return { sql: 'count(*)', type: 'INT64', columns: [], isAggregate: true };
  const [arg, ...others] = args;
  if (!arg || others.length > 0)
    throw queryError(`Number of arguments does not match for aggregate function ${name}`, place);
  const value = translation.expression(arg, scope);
  if (value.isAggregate) throw queryError('Aggregations of aggregations are not allowed', place);
  if (value.type === 'OPAQUE' && isDistinct) throw unknownToMock(`${name} of arrays, structs and rare types`, place);
  if (name === 'COUNT') {
    if (isDistinct && value.type === 'JSON')
      throw queryError('Aggregate functions with DISTINCT cannot be used with arguments of type JSON', place);
    return {
      sql: `count(${isDistinct ? 'DISTINCT ' : ''}${value.sql})`,
      type: 'INT64',
      columns: [],
      isAggregate: true,
    };
  }
  if (value.type === 'JSON' || value.type === 'OPAQUE' || value.type === 'FLOAT64') {
    throw unknownToMock(`${name} of ${value.type === 'OPAQUE' ? 'arrays, structs and rare types' : value.type}`, place);
  }
  return { sql: `${name.toLowerCase()}(${value.sql})`, type: value.type, columns: [], isAggregate: true };
}

function coalesce({ args, call: { name, place } }: Use): TypedSql {
  const { values, type } = alike(args, `function ${name}`, place);
  const isRough = args.some((arg) => arg.isRough);
  return {
    sql: `COALESCE(${values.map(({ sql }) => sql).join(', ')})`,
    type,
    columns: [],
    ...(isRough && { isRough }),
  };
}

function concat({ args, call: { place } }: Use): TypedSql {
  const texts = args.map((arg) => expectType(arg, 'STRING', 'An argument of CONCAT', place));
  // DuckDB's concat passes over nulls; with one, BigQuery's is null.
  return { sql: `(${texts.map(({ sql }) => sql).join(' || ')})`, type: 'STRING', columns: [] };
}

function ifElse({ args, call: { place } }: Use): TypedSql {
  const [condition, yes, no] = args as readonly [TypedSql, TypedSql, TypedSql];
  const { sql } = expectType(condition, 'BOOL', 'The condition of IF', place);
  const { values, type } = alike([yes, no], 'function IF', place);
  const isRough = yes.isRough === true || no.isRough === true;
  return {
    sql: `(CASE WHEN ${sql} THEN ${values[0]!.sql} ELSE ${values[1]!.sql} END)`,
    type,
    columns: [],
    ...(isRough && { isRough }),
  };
}

/** Text of a JSON value, or JSON in a text. What is no JSON gives null, as in BigQuery. */
function jsonArgument({ args: [value], call }: Use): { sql: string; type: SqlType } {
  const { name, place } = call;
  if (value?.type === 'JSON') return { sql: value.sql, type: 'JSON' };
  if (value?.type === 'NULL') return { sql: 'NULL', type: 'STRING' };
  if (value?.type !== 'STRING')
    throw queryError(`No matching signature for function ${name} for argument types: ${value?.type}`, place);
  return { sql: `(CASE WHEN json_valid(${value.sql}) THEN ${value.sql} END)`, type: 'STRING' };
}

/** A scalar as a text; null for objects and lists. */
function jsonValue(use: Use): TypedSql {
  const { sql } = jsonArgument(use);
  const path = sqlText(jsonPath(use.call.args[1], use.call.place));
  return {
    sql: `(CASE WHEN json_type(${sql}, ${path}) IN ('OBJECT', 'ARRAY', 'NULL') THEN NULL ELSE json_extract_string(${sql}, ${path}) END)`,
    type: 'STRING',
    columns: [],
  };
}

/** A value of any kind, of the same type as it was found in. */
function jsonQuery(use: Use): TypedSql {
  const { sql, type } = jsonArgument(use);
  const path = sqlText(jsonPath(use.call.args[1], use.call.place));
  const found = `CAST(json_extract(${sql}, ${path}) AS VARCHAR)`;
  // In a text, JSON's null is no value; in JSON it is one.
  const isNothing =
    type === 'STRING' ? `CASE WHEN json_type(${sql}, ${path}) = 'NULL' THEN NULL ELSE ${found} END` : found;
  return { sql: `(${isNothing})`, type, columns: [], ...(use.args[0]?.isRough && { isRough: true }) };
}

function parseJson({ args, call: { name, place } }: Use): TypedSql {
  const text = expectType(args[0]!, 'STRING', 'The argument of PARSE_JSON', place);
  const otherwise = name.startsWith('SAFE.') ? 'NULL' : `error('Invalid input to PARSE_JSON: ' || ${text.sql})`;
  return {
    sql: `(CASE WHEN ${text.sql} IS NULL THEN NULL WHEN json_valid(${text.sql}) THEN ${text.sql} ELSE ${otherwise} END)`,
    type: 'JSON',
    columns: [],
    isRough: true,
  };
}
