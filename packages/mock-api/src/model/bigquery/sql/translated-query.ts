import type { JsonObject } from '../../json.ts';
import { BigQueryError } from '../bigquery-error.ts';
import { datasetName, tableName, type TableReference } from '../names.ts';
import type { Table } from '../table.ts';
import type { Warehouse } from '../warehouse.ts';
import { expressionSql } from './expression-sql.ts';
import type { LoadedTable } from './load-table.ts';
import { queryParameters } from './query-parameters.ts';
import { selectSql } from './select-sql.ts';
import { nameDefaults, referenceOf } from './table-names.ts';
import type { Translation } from './translation.ts';

export interface QueryPlace {
  readonly query: JsonObject;
  readonly projectId: string;
  readonly location: string | undefined;
  readonly warehouse: Warehouse;
}

/** A translation that notes which tables and which of their columns are read. */
export interface NotedTranslation extends Translation {
  readonly tables: readonly (LoadedTable & { readonly reference: TableReference })[];
  /** @throws BigQueryError for a dataset that is not there, or not where the query runs */
  dataset(reference: TableReference): void;
}

export function translationOf({ query, projectId, location, warehouse }: QueryPlace): NotedTranslation {
  const defaults = nameDefaults(query, projectId);
  const tables: { table: Table; view: string; used: Set<string>; reference: TableReference }[] = [];
  let place = location;
  const checkPlace = (reference: TableReference, missing: string): void => {
    const dataset = warehouse.getDataset(reference);
    place ??= dataset?.location;
    if (dataset && dataset.location.toLowerCase() === place?.toLowerCase()) return;
    throw new BigQueryError(
      'notFound',
      `Not found: ${missing} was not found in location ${place ?? 'US'}`,
      tableName(reference),
    );
  };
  const translation: NotedTranslation = {
    tables,
    parameter: queryParameters(query),
    nowMicros: BigInt(Math.round(warehouse.now() * 1000)),
    dataset: (reference) => checkPlace(reference, `Dataset ${datasetName(reference)}`),
    table: ({ path, alias = path.parts.at(-1)! }) => {
      const reference = referenceOf(path, defaults);
      checkPlace(reference, `Dataset ${datasetName(reference)}`);
      const table = warehouse.getTable(reference);
      if (!table) {
        throw new BigQueryError(
          'notFound',
          `Not found: Table ${tableName(reference)} was not found in location ${place}`,
          tableName(reference),
        );
      }
      const known = tables.find((each) => each.table === table);
      const noted = known ?? { table, view: `t${tables.length}`, used: new Set<string>(), reference };
      if (!known) tables.push(noted);
      return { alias, view: noted.view, schema: table.schema, used: noted.used };
    },
    expression: (expression, scope) => expressionSql(expression, scope, translation),
    exists: (select, scope) => `EXISTS (${selectSql(select, translation, scope).sql})`,
  };
  return translation;
}
