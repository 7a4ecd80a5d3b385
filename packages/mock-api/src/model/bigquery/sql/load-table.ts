import { breathe } from '../../execution/breathe.ts';
import { cellsOf } from '../rows/read-rows.ts';
import type { Table } from '../table.ts';
import { valueOfCell } from './cell-sql.ts';
import type { DuckDBConnection } from './duckdb.ts';
import { sqlName } from './typed-sql.ts';

export interface LoadedTable {
  readonly table: Table;
  /** Its name in DuckDB. */
  readonly view: string;
  /** The columns that are read, in lower case. */
  readonly used: ReadonlySet<string>;
}

/** Brings the columns that a query reads into DuckDB: cells as texts, and a view that makes values of them. */
export async function loadIntoDuckDB(
  connection: DuckDBConnection,
  { table, view, used }: LoadedTable,
  signal: AbortSignal,
): Promise<void> {
  const { schema, rows } = table;
  const columns = schema.flatMap((field, at) => (used.has(field.name.toLowerCase()) ? [{ field, at }] : []));
  const cells = `${view}_cells`;
  const names = columns.map((_column, index) => `c${index} VARCHAR`);
  await connection.run(`CREATE TABLE ${cells} (${names.length > 0 ? names.join(', ') : 'nothing VARCHAR'})`);
  const appender = await connection.createAppender(cells);
  let count = 0;
  try {
    for await (const { f } of cellsOf(rows.now, schema)) {
      signal.throwIfAborted();
      for (const { at } of columns) {
        const cell = f[at]?.v ?? null;
        if (cell === null) appender.appendNull();
        else appender.appendVarchar(typeof cell === 'string' ? cell : JSON.stringify(cell));
      }
      if (columns.length === 0) appender.appendNull();
      appender.endRow();
      if (count % 2000 === 1999) appender.flushSync();
      await breathe(count);
      count += 1;
    }
  } finally {
    appender.closeSync();
  }
  const values = columns.map(({ field }, index) => `${valueOfCell(field, `c${index}`)} AS ${sqlName(field.name)}`);
  await connection.run(
    `CREATE VIEW ${view} AS SELECT ${values.length > 0 ? values.join(', ') : 'nothing'} FROM ${cells}`,
  );
}
