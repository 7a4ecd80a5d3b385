import { ConfigurationError } from '../../errors/configuration-error.ts';

/** A table of BigQuery. */
export interface BqTable {
  readonly project: string;
  readonly dataset: string;
  readonly table: string;
}

/** A project's id may begin with a domain, `example.com:`. https://cloud.google.com/bigquery/docs/tables#table_naming */
const TABLE = /^bq:\/\/(?<project>(?:[\w.-]+:)?[\w-]+)\.(?<dataset>\w+)\.(?<table>[\p{L}\p{M}\p{N}\p{Pc}\p{Pd} ]+)$/u;

/**
 * Takes `bq://project.dataset.table` apart.
 *
 * @throws ConfigurationError which says what is wrong with the address.
 */
export function parseBqUri(uri: string): BqTable {
  const parts = TABLE.exec(uri)?.groups;
  if (parts) return { project: parts['project']!, dataset: parts['dataset']!, table: parts['table']! };
  throw new ConfigurationError(`Not a table of BigQuery: ${JSON.stringify(uri)}. Write bq://project.dataset.table.`);
}

export function formatBqUri({ project, dataset, table }: BqTable): string {
  return `bq://${project}.${dataset}.${table}`;
}
