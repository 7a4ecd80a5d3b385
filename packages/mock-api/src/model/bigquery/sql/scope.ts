import { queryError, unknownToMock, type Place } from './sql-error.ts';
import type { TableSchema } from '../schema/table-field.ts';
import { sqlName, sqlTypeOf, type TypedSql } from './typed-sql.ts';

/** A table that a SELECT reads: under this name, with these columns. */
export interface ScopeTable {
  readonly alias: string;
  /** Its name in DuckDB. */
  readonly view: string;
  readonly schema: TableSchema;
  /** Takes down the columns that are read, in lower case. */
  readonly used: Set<string>;
}

/** The columns that a SELECT can name: its own tables', and those of the SELECT that it stands in. */
export class Scope {
  readonly tables: readonly ScopeTable[];
  readonly #outer: Scope | undefined;

  constructor(tables: readonly ScopeTable[], outer?: Scope) {
    this.tables = tables;
    this.#outer = outer;
  }

  /** @throws BigQueryError for a name that is not there, or there twice */
  column(parts: readonly string[], place: Place): TypedSql {
    const found = this.#find(parts, place) ?? this.#outer?.tryColumn(parts, place);
    if (found) return found;
    throw queryError(`Unrecognized name: ${parts.join('.')}`, place);
  }

  tryColumn(parts: readonly string[], place: Place): TypedSql | undefined {
    return this.#find(parts, place) ?? this.#outer?.tryColumn(parts, place);
  }

  #find(parts: readonly string[], place: Place): TypedSql | undefined {
    const [first = '', second] = parts;
    const table = this.tables.find(({ alias }) => alias.toLowerCase() === first.toLowerCase());
    if (table && second !== undefined) {
      if (parts.length > 2) throw unknownToMock('access to fields of structs', place);
      const column = columnOf(table, second);
      if (column) return column;
      throw queryError(`Name ${second} not found inside ${first}`, place);
    }
    const found = this.tables.flatMap((each) => columnOf(each, first) ?? []);
    if (found.length > 1) throw queryError(`Column name ${first} is ambiguous`, place);
    if (found.length === 1 && parts.length > 1) throw unknownToMock('access to fields of structs', place);
    if (found.length === 0 && table) throw unknownToMock('a whole table as a value', place);
    return found[0];
  }
}

/** Every column of a table. */
export function columnsOf(table: ScopeTable): { name: string; value: TypedSql }[] {
  return table.schema.map(({ name }) => ({ name, value: columnOf(table, name)! }));
}

function columnOf({ alias, schema, used }: ScopeTable, name: string): TypedSql | undefined {
  const field = schema.find((each) => each.name.toLowerCase() === name.toLowerCase());
  if (!field) return undefined;
  used.add(field.name.toLowerCase());
  const sql = `${sqlName(alias)}.${sqlName(field.name)}`;
  const type = sqlTypeOf(field);
  return { sql, type, columns: [sql], ...(type === 'OPAQUE' && { field }) };
}
