import type { JsonObject } from '../../json.ts';
import { BigQueryError } from '../bigquery-error.ts';
import type { TableReference } from '../names.ts';
import { parseStatement } from './parse-statement.ts';
import type { Path, Statement } from './syntax.ts';
import { nameDefaults, referenceOf } from './table-names.ts';

/** The tables that a query names, as far as it can be read. */
export function queryTables(query: JsonObject, projectId: string): TableReference[] {
  const sql = query['query'];
  if (typeof sql !== 'string') return [];
  const defaults = nameDefaults(query, projectId);
  try {
    return pathsOf(parseStatement(sql)).map((path) => referenceOf(path, defaults));
  } catch (error) {
    if (error instanceof BigQueryError) return [];
    throw error;
  }
}

function pathsOf(statement: Statement): Path[] {
  const target = statement.kind === 'select' ? [] : [statement.table];
  const select = statement.kind === 'insert' ? statement.rows : statement.select;
  return 'items' in select
    ? [...target, ...[select.from, select.join?.table].flatMap((table) => (table ? [table.path] : []))]
    : target;
}
