import { createMockCloud, type MockCloud, type TableField } from '@genai-batch/mock-api';

/** What a query came to: rows by the names of columns, and their types; or why there is none. */
export interface Answer {
  readonly rows?: readonly Readonly<Record<string, unknown>>[];
  readonly types?: readonly string[];
  readonly affected?: string;
  readonly error?: { readonly code: number; readonly reason: string; readonly message: string };
}

interface WireField {
  readonly name: string;
  readonly type: string;
  readonly mode?: string;
}

interface WireAnswer {
  readonly schema?: { readonly fields: readonly WireField[] };
  readonly rows?: readonly { readonly f: readonly { readonly v: unknown }[] }[];
  readonly numDmlAffectedRows?: string;
  readonly error?: {
    readonly code: number;
    readonly message: string;
    readonly errors: readonly { readonly reason: string }[];
  };
}

export function sqlCloud(): MockCloud {
  return createMockCloud({ project: 'p', duckdb: () => import('@duckdb/node-api') });
}

/** Asks as a client would. Cells are as on the wire; moments are microseconds. */
export async function ask(
  cloud: MockCloud,
  query: string,
  more: Readonly<Record<string, unknown>> = {},
): Promise<Answer> {
  const answer = await cloud.fetch('https://bigquery.googleapis.com/bigquery/v2/projects/p/queries', {
    method: 'POST',
    body: JSON.stringify({ query, useLegacySql: false, formatOptions: { useInt64Timestamp: true }, ...more }),
  });
  const { schema, rows = [], numDmlAffectedRows, error } = (await answer.json()) as WireAnswer;
  if (error) return { error: { code: error.code, reason: error.errors[0]!.reason, message: error.message } };
  const fields = schema?.fields ?? [];
  return {
    types: fields.map(({ name, type, mode }) => `${name} ${mode === 'REPEATED' ? `ARRAY<${type}>` : type}`),
    rows: rows.map(({ f }) => Object.fromEntries(fields.map(({ name }, at) => [name, f[at]?.v ?? null]))),
    ...(numDmlAffectedRows !== undefined && { affected: numDmlAffectedRows }),
  };
}

/** One column's values, in order. */
export async function column(
  cloud: MockCloud,
  query: string,
  more: Readonly<Record<string, unknown>> = {},
): Promise<unknown[]> {
  const { rows, error } = await ask(cloud, query, more);
  if (error) throw new Error(error.message);
  return rows!.map((row) => Object.values(row)[0]);
}

export const field = (name: string, type: TableField['type'], mode: TableField['mode'] = 'NULLABLE'): TableField => ({
  name,
  type,
  mode,
});
