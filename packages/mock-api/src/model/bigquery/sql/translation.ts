import type { Place } from './sql-error.ts';
import type { Scope, ScopeTable } from './scope.ts';
import type { Expression, FromTable, Select, SqlType } from './syntax.ts';
import type { TypedSql } from './typed-sql.ts';

/** A parameter of a query. */
export interface SqlParameter {
  readonly type: SqlType;
  /** One value, or those of an array; a null is undefined. */
  readonly values: readonly (string | undefined)[];
  readonly isArray: boolean;
}

/** What the parts of a translation have in common. */
export interface Translation {
  parameter(name: string | number, place: Place): SqlParameter;
  /** Finds a table, and makes it ready in DuckDB. */
  table(table: FromTable): ScopeTable;
  expression(expression: Expression, scope: Scope): TypedSql;
  /** A query inside of a query. */
  exists(select: Select, scope: Scope): string;
  /** Service time, in microseconds since 1970. */
  readonly nowMicros: bigint;
}
