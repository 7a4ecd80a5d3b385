import { BigQueryError } from '../bigquery-error.ts';
import { readDispositions, readTableReference, writeRows } from '../jobs/dispositions.ts';
import type { JobOutcome } from '../jobs/warehouse-job.ts';
import { tableName, type TableReference } from '../names.ts';
import type { RowSegment } from '../rows/row-segment.ts';
import type { TableRows } from '../rows/table-rows.ts';
import type { TableSchema } from '../schema/table-field.ts';
import { textSetting } from '../settings.ts';
import { cellOfText, textOfValue } from './cell-sql.ts';
import { withDuckDB, type LoadDuckDB } from './duckdb.ts';
import { insertSource } from './insert-sql.ts';
import { loadIntoDuckDB } from './load-table.ts';
import { parseStatement } from './parse-statement.ts';
import type { QueryOrder, RunQuery } from './run-query.ts';
import { resultSchema, selectSql, type TranslatedSelect } from './select-sql.ts';
import type { Statement } from './syntax.ts';
import { nameDefaults, referenceOf } from './table-names.ts';
import { translationOf, type NotedTranslation } from './translated-query.ts';

export interface QueryRunnerOptions {
  readonly duckdb: LoadDuckDB;
  readonly newRows: () => TableRows;
}

/** Runs queries: read and typed here, worked out by DuckDB. */
export function queryRunner(use: QueryRunnerOptions): RunQuery {
  return async (order) => {
    const { query } = order;
    if (query['useLegacySql'] !== false) {
      throw new BigQueryError(
        'invalidQuery',
        'The mock cloud does not know legacy SQL: set useLegacySql to false.',
        'query',
      );
    }
    const statement = parseStatement(textSetting(query, 'query', ''));
    const translation = translationOf(order);
    switch (statement.kind) {
      case 'select':
        return selectInto(statement, translation, order, use);
      case 'create-table':
        return createTable(statement, translation, order, use);
      case 'insert':
        return insert(statement, translation, order, use);
      default:
        return statement satisfies never;
    }
  };
}

type StatementOf<Kind extends Statement['kind']> = Extract<Statement, { kind: Kind }>;

async function selectInto(
  { select }: StatementOf<'select'>,
  translation: NotedTranslation,
  order: QueryOrder,
  use: QueryRunnerOptions,
): Promise<JobOutcome> {
  const { query, projectId, warehouse } = order;
  const destination =
    query['destinationTable'] === undefined
      ? undefined
      : readTableReference(query['destinationTable'], 'destinationTable', projectId);
  const translated = selectSql(select, translation);
  const schema = resultSchema(translated.columns, select);
  const statistics = { query: { statementType: 'SELECT' } };
  const rows = use.newRows();
  if (order.isDryRun) return { statistics, result: { schema, rows: rows.now } };
  const segment = await work(textsOf(translated), schema, translation, order, use);
  await rows.append([segment]);
  if (!destination) return { statistics, result: { schema, rows: rows.now } };
  translation.dataset(destination);
  const dispositions = readDispositions(query, 'WRITE_EMPTY');
  const outcome = { statistics, result: { schema, rows: rows.now, destination } };
  await writeRows(warehouse, destination, {
    schema,
    segments: [segment],
    dispositions,
    onWritten: () => order.commit(outcome),
  });
  return outcome;
}

async function createTable(
  { table: path, ifThere, select }: StatementOf<'create-table'>,
  translation: NotedTranslation,
  order: QueryOrder,
  use: QueryRunnerOptions,
): Promise<JobOutcome> {
  const { warehouse } = order;
  const reference = targetOf(path, order);
  translation.dataset(reference);
  const isThere = warehouse.getTable(reference) !== undefined;
  const translated = selectSql(select, translation);
  const schema = resultSchema(translated.columns, select);
  const outcome = (ddlOperationPerformed: string): JobOutcome => ({
    statistics: {
      query: { statementType: 'CREATE_TABLE_AS_SELECT', ddlOperationPerformed, ddlTargetTable: reference },
    },
    result: { schema: [], rows: use.newRows().now },
  });
  if (isThere && ifThere === 'leave') return outcome('SKIP');
  if (isThere && ifThere === 'fail')
    throw new BigQueryError('duplicate', `Already Exists: Table ${tableName(reference)}`, 'query');
  if (order.isDryRun) return outcome(isThere ? 'REPLACE' : 'CREATE');
  const segment = await work(textsOf(translated), schema, translation, order, use);
  const table = warehouse.newTable(reference, { schema });
  await table.rows.append([segment]);
  warehouse.addTable(table, { replaces: ifThere === 'replace' });
  const done = outcome(isThere ? 'REPLACE' : 'CREATE');
  order.commit(done);
  return done;
}

async function insert(
  statement: StatementOf<'insert'>,
  translation: NotedTranslation,
  order: QueryOrder,
  use: QueryRunnerOptions,
): Promise<JobOutcome> {
  const { warehouse } = order;
  const reference = targetOf(statement.table, order);
  translation.dataset(reference);
  const table = warehouse.requireTable(reference);
  const { sql, schema } = insertSource(statement, table.schema, translation);
  const outcome = (rows: number): JobOutcome => ({
    statistics: {
      query: {
        statementType: 'INSERT',
        numDmlAffectedRows: String(rows),
        dmlStats: { insertedRowCount: String(rows) },
      },
    },
    result: { schema: [], rows: use.newRows().now, insertedRows: rows },
  });
  if (order.isDryRun) return outcome(0);
  const segment = await work(sql, schema, translation, order, use, table.schema);
  const done = outcome(segment.rowCount);
  await table.rows.append([segment], () => {
    table.lastModifiedMs = warehouse.now();
    order.commit(done);
  });
  return done;
}

function targetOf(path: StatementOf<'insert'>['table'], { query, projectId }: QueryOrder): TableReference {
  return referenceOf(path, nameDefaults(query, projectId));
}

/** A SELECT whose columns are texts. */
function textsOf({ sql, columns }: TranslatedSelect): string {
  return `SELECT ${columns.map(({ value }, at) => textOfValue(value, `c${at}`)).join(', ')} FROM (${sql})`;
}

/** Has DuckDB work out rows. @param table The schema of what they go into, where that has more columns. */
async function work(
  sql: string,
  schema: TableSchema,
  { tables }: NotedTranslation,
  { signal }: QueryOrder,
  { duckdb, newRows }: QueryRunnerOptions,
  table: TableSchema = schema,
): Promise<RowSegment> {
  const places = table.map((field) => schema.indexOf(field));
  return withDuckDB(duckdb, signal, async (connection) => {
    for (const each of tables) await loadIntoDuckDB(connection, each, signal);
    const writer = newRows().openWriter(table);
    try {
      const result = await connection.stream(sql);
      for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
        for (const row of chunk.getRows()) {
          const cells = places.map((at, index) => {
            const text = at === -1 ? null : row[at];
            const field = table[index]!;
            if (typeof text === 'string') return { v: cellOfText(field, text) };
            if (field.mode === 'REQUIRED')
              throw new BigQueryError('invalidQuery', `Required field ${field.name} cannot be null`, 'query');
            return { v: field.mode === 'REPEATED' ? [] : null };
          });
          await writer.write({ f: cells });
        }
        signal.throwIfAborted();
      }
    } catch (error) {
      await writer.abort();
      throw error;
    }
    return writer.finish();
  });
}
