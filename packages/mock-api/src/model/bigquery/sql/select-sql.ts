import { fieldIndex } from '../schema/field-index.ts';
import type { TableSchema } from '../schema/table-field.ts';
import { expectType } from './coerce.ts';
import { queryError, unknownToMock } from './sql-error.ts';
import { columnsOf, Scope } from './scope.ts';
import type { Expression, Select, SelectItem } from './syntax.ts';
import type { Translation } from './translation.ts';
import { fieldOf, sqlName, type TypedSql } from './typed-sql.ts';

export interface SelectedColumn {
  readonly name: string;
  readonly value: TypedSql;
}

export interface TranslatedSelect {
  /** Gives columns `c0`, `c1` … */
  readonly sql: string;
  readonly columns: readonly SelectedColumn[];
}

/** One SELECT as DuckDB's. @throws BigQueryError */
export function selectSql(select: Select, use: Translation, outer?: Scope): TranslatedSelect {
  const scope = scopeOf(select, use, outer);
  let nameless = 0;
  const columns = select.items.flatMap((item) => selected(item, () => `f${nameless++}_`, scope, use));
  const groups = select.groupBy.map((group) => grouped(group, columns, scope, use));
  checkGroups(select, columns, groups);
  if (select.isDistinct) checkDistinct(select, columns);
  const order = select.orderBy.map((each) => {
    const valueOf = select.isDistinct ? distinctOrder : orderValue;
    return ordered(each, valueOf(each.value, columns, scope, use));
  });
  const list = columns.map(({ value }, at) => `${value.sql} AS c${at}`);
  const rows = [
    `SELECT ${select.isDistinct ? 'DISTINCT ' : ''}${list.join(', ')}`,
    fromSql(select, scope, use),
    select.where && `WHERE ${condition(select.where, 'WHERE', scope, use)}`,
    groups.length > 0 && `GROUP BY ${groups.map((group) => group.sql).join(', ')}`,
  ];
  const sql = [
    ...(select.isDistinct && order.length > 0 ? [`SELECT * FROM (${joinedSql(rows)})`] : rows),
    order.length > 0 && `ORDER BY ${order.join(', ')}`,
    select.limit && `LIMIT ${count(select.limit, scope, use)}`,
    select.offset && `OFFSET ${count(select.offset, scope, use)}`,
  ];
  return { sql: joinedSql(sql), columns };
}

function joinedSql(clauses: readonly (string | false | undefined)[]): string {
  return clauses.filter(Boolean).join(' ');
}

/** The columns of a query's result. @throws BigQueryError when two have one name */
export function resultSchema(columns: readonly SelectedColumn[], select: Select): TableSchema {
  const names = new Set<string>();
  for (const { name } of columns) {
    if (names.has(name.toLowerCase())) {
      throw queryError(
        `Duplicate column names in the result are not supported. Found duplicate(s): ${name}`,
        select.place,
      );
    }
    names.add(name.toLowerCase());
  }
  return columns.map(({ name, value }) => fieldOf(name, value));
}

function scopeOf({ from, join }: Select, use: Translation, outer: Scope | undefined): Scope {
  const tables = [from, join?.table].flatMap((table) => (table ? [use.table(table)] : []));
  const [left, right] = tables;
  if (left && right && left.alias.toLowerCase() === right.alias.toLowerCase()) {
    throw queryError(`Duplicate table alias ${right.alias} in the same FROM clause`, join!.table.path.place);
  }
  return new Scope(tables, outer);
}

function fromSql({ join }: Select, scope: Scope, use: Translation): string | undefined {
  const [left, right] = scope.tables.map(({ view, alias }) => `${sqlName(view)} AS ${sqlName(alias)}`);
  if (left === undefined) return undefined;
  if (!join || right === undefined) return `FROM ${left}`;
  return `FROM ${left} ${join.kind === 'left' ? 'LEFT' : 'INNER'} JOIN ${right} ON ${condition(join.on, 'JOIN', scope, use)}`;
}

function condition(expression: Expression, clause: string, scope: Scope, use: Translation): string {
  const value = use.expression(expression, scope);
  if (value.isAggregate) throw queryError(`Aggregate function not allowed in ${clause} clause`, expression.place);
  return expectType(value, 'BOOL', `${clause} clause`, expression.place).sql;
}

/** @param newName The next of the names that BigQuery gives to columns without one: `f0_`, `f1_` … */
function selected(item: SelectItem, newName: () => string, scope: Scope, use: Translation): SelectedColumn[] {
  if (item.kind === 'star') return starred(item, scope);
  const { value, alias } = item;
  const name = alias ?? (value.kind === 'column' ? value.parts.at(-1)! : newName());
  return [{ name, value: use.expression(value, scope) }];
}

function starred({ table, except, place }: Extract<SelectItem, { kind: 'star' }>, scope: Scope): SelectedColumn[] {
  const tables = scope.tables.filter(({ alias }) => table === undefined || alias.toLowerCase() === table.toLowerCase());
  if (tables.length === 0)
    throw queryError(table === undefined ? 'SELECT * must have a FROM clause' : `Unrecognized name: ${table}`, place);
  for (const name of except) {
    if (tables.every(({ schema }) => fieldIndex(schema, name) === undefined)) {
      throw queryError(`Column ${name} in SELECT * EXCEPT list does not exist`, place);
    }
  }
  const left = new Set(except.map((name) => name.toLowerCase()));
  const columns = tables.flatMap(columnsOf).filter(({ name }) => !left.has(name.toLowerCase()));
  if (columns.length === 0) throw queryError('SELECT * EXCEPT excludes all columns', place);
  return columns;
}

/** A number is a column's, from 1; a name may be the alias of one. */
function byPlaceOrName(
  expression: Expression,
  columns: readonly SelectedColumn[],
  clause: string,
): SelectedColumn | undefined {
  if (expression.kind === 'literal' && expression.type === 'INT64') {
    const column = columns[Number(expression.text) - 1];
    if (column) return column;
    throw queryError(`${clause} column number item is out of range: ${expression.text}`, expression.place);
  }
  if (expression.kind !== 'column' || expression.parts.length > 1) return undefined;
  const name = expression.parts[0]!.toLowerCase();
  return columns.find((column) => column.name.toLowerCase() === name);
}

function grouped(expression: Expression, columns: readonly SelectedColumn[], scope: Scope, use: Translation): TypedSql {
  const fromTable = expression.kind === 'column' ? scope.tryColumn(expression.parts, expression.place) : undefined;
  const value = fromTable ?? byPlaceOrName(expression, columns, 'GROUP BY')?.value ?? use.expression(expression, scope);
  if (value.isAggregate) throw queryError('Aggregate function not allowed in GROUP BY', expression.place);
  if (value.type === 'JSON') throw queryError('Grouping by expressions of type JSON is not allowed', expression.place);
  if (value.type === 'OPAQUE') throw unknownToMock('GROUP BY of arrays, structs and rare types', expression.place);
  return value;
}

function checkGroups(select: Select, columns: readonly SelectedColumn[], groups: readonly TypedSql[]): void {
  if (groups.length === 0 && columns.every(({ value }) => !value.isAggregate)) return;
  const known = new Set(groups.map(({ sql }) => sql));
  for (const { name, value } of columns) {
    if (known.has(value.sql) || value.columns.every((column) => known.has(column))) continue;
    throw queryError(
      `SELECT list expression references column ${name} which is neither grouped nor aggregated`,
      select.place,
    );
  }
}

function checkDistinct({ place }: Select, columns: readonly SelectedColumn[]): void {
  const bad = columns.find(({ value }) => value.type === 'JSON' || value.type === 'OPAQUE');
  if (bad) throw queryError(`Column ${bad.name} of type ${bad.value.type} cannot be used in SELECT DISTINCT`, place);
}

/** Once rows are told apart, they can be ordered by what was selected alone. */
function distinctOrder(
  expression: Expression,
  columns: readonly SelectedColumn[],
  scope: Scope,
  use: Translation,
): TypedSql {
  const { place } = expression;
  const { sql } = orderValue(expression, columns, scope, use);
  const at = columns.findIndex(({ value }) => value.sql === sql);
  if (at >= 0) return { ...columns[at]!.value, sql: `c${at}` };
  if (expression.kind !== 'column') throw unknownToMock('ORDER BY of an expression after SELECT DISTINCT', place);
  const name = expression.parts.join('.');
  throw queryError(
    `ORDER BY clause expression references column ${name} which is not visible after SELECT DISTINCT`,
    place,
  );
}

function orderValue(
  expression: Expression,
  columns: readonly SelectedColumn[],
  scope: Scope,
  use: Translation,
): TypedSql {
  const value = byPlaceOrName(expression, columns, 'ORDER BY')?.value ?? use.expression(expression, scope);
  if (value.type === 'JSON' || value.type === 'OPAQUE') {
    throw queryError(
      `ORDER BY does not support expressions of type ${value.type === 'JSON' ? 'JSON' : 'ARRAY or STRUCT'}`,
      expression.place,
    );
  }
  return value;
}

function ordered({ isDescending, nulls }: Select['orderBy'][number], value: TypedSql): string {
  // BigQuery has nulls before all values; DuckDB, after.
  const direction = `${isDescending ? 'DESC' : 'ASC'} NULLS ${nulls ?? (isDescending ? 'LAST' : 'FIRST')}`;
  if (value.type !== 'FLOAT64') return `${value.sql} ${direction}`;
  // And its NaN comes next.
  return `(NOT isnan(${value.sql})) ${direction}, ${value.sql} ${direction}`;
}

function count(expression: Expression, scope: Scope, use: Translation): string {
  const { sql } = expectType(use.expression(expression, scope), 'INT64', 'LIMIT and OFFSET', expression.place);
  return sql;
}
