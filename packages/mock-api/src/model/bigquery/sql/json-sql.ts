import { queryError, unknownToMock, type Place } from './sql-error.ts';
import type { Scope } from './scope.ts';
import type { Expression } from './syntax.ts';
import type { Translation } from './translation.ts';
import { sqlText, type TypedSql } from './typed-sql.ts';

const LARGEST_EXACT = 2n ** 53n;

interface JsonStyle {
  /** A struct's fields in the order of their names, as JSON values have them; in their own order in a text. */
  readonly isSorted: boolean;
  /** Integers beyond what a double holds exactly are texts in TO_JSON_STRING, and numbers in JSON values. */
  readonly hasLargeNumbers: boolean;
  /** `1.0`, as JSON values have it, rather than `1`. */
  readonly hasPoint: boolean;
}

const jsonValue: JsonStyle = { isSorted: true, hasLargeNumbers: true, hasPoint: true };
const jsonText: JsonStyle = { isSorted: false, hasLargeNumbers: false, hasPoint: false };

/** TO_JSON of anything that the mock knows: a value, a struct, a list. A null is JSON's. */
export function toJson(expression: Expression, scope: Scope, use: Translation): TypedSql {
  const columns: string[] = [];
  const sql = jsonOf(expression, scope, use, jsonValue, columns);
  return { sql, type: 'JSON', columns };
}

/** TO_JSON_STRING of the same. */
export function toJsonString(expression: Expression, scope: Scope, use: Translation): TypedSql {
  const columns: string[] = [];
  const sql = jsonOf(expression, scope, use, jsonText, columns);
  return { sql, type: 'STRING', columns };
}

function jsonOf(expression: Expression, scope: Scope, use: Translation, style: JsonStyle, columns: string[]): string {
  const inner = (value: Expression): string => jsonOf(value, scope, use, style, columns);
  if (expression.kind === 'array') return joined('[', expression.items.map(inner), ']');
  if (expression.kind === 'struct') {
    const fields = expression.fields.map(({ name, value }) => {
      if (name === undefined) throw unknownToMock('fields of a STRUCT without a name', value.place);
      return { name, value };
    });
    const names = new Set(fields.map(({ name }) => name));
    if (names.size < fields.length) throw queryError('Duplicate fields in a STRUCT', expression.place);
    const ordered = style.isSorted ? fields.toSorted((left, right) => (left.name < right.name ? -1 : 1)) : fields;
    return joined(
      '{',
      ordered.map(({ name, value }) => `${sqlText(`${JSON.stringify(name)}:`)} || ${inner(value)}`),
      '}',
    );
  }
  const value = use.expression(expression, scope);
  if (value.isAggregate) throw unknownToMock('aggregates inside TO_JSON', expression.place);
  columns.push(...value.columns);
  return `COALESCE(${scalarJson(value, style, expression.place)}, 'null')`;
}

function joined(open: string, parts: readonly string[], close: string): string {
  if (parts.length === 0) return sqlText(open + close);
  return `(${sqlText(open)} || ${parts.join(` || ',' || `)} || ${sqlText(close)})`;
}

function scalarJson(value: TypedSql, { hasLargeNumbers, hasPoint }: JsonStyle, place: Place): string {
  const { sql, type } = value;
  switch (type) {
    case 'NULL':
      return 'NULL';
    case 'STRING':
      return `CAST(to_json(${sql}) AS VARCHAR)`;
    case 'INT64':
      return hasLargeNumbers
        ? `CAST(${sql} AS VARCHAR)`
        : `(CASE WHEN ${sql} BETWEEN -${LARGEST_EXACT} AND ${LARGEST_EXACT} THEN CAST(${sql} AS VARCHAR) ELSE '"' || CAST(${sql} AS VARCHAR) || '"' END)`;
    case 'FLOAT64':
      return floatJson(sql, hasPoint);
    case 'BOOL':
      return `CAST(${sql} AS VARCHAR)`;
    case 'DATE':
      return `('"' || CAST(${sql} AS VARCHAR) || '"')`;
    case 'BYTES':
      return `('"' || to_base64(${sql}) || '"')`;
    case 'JSON':
      if (value.isRough) throw unknownToMock('PARSE_JSON inside TO_JSON', place);
      return sql;
    default:
      throw unknownToMock(
        `TO_JSON and TO_JSON_STRING of ${type === 'OPAQUE' ? 'arrays, structs and rare types in columns' : type}`,
        place,
      );
  }
}

/** The shortest digits that give the same number back; JSON has no numbers for the rest. */
function floatJson(sql: string, hasPoint: boolean): string {
  const text = `CAST(${sql} AS VARCHAR)`;
  const digits = hasPoint ? text : `regexp_replace(${text}, '\\.0$', '')`;
  const infinity = `CASE WHEN ${sql} > 0 THEN '"Infinity"' ELSE '"-Infinity"' END`;
  return `(CASE WHEN isnan(${sql}) THEN '"NaN"' WHEN isinf(${sql}) THEN ${infinity} ELSE ${digits} END)`;
}
