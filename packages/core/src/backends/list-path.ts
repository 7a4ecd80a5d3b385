import type { ListBatchJobsConfig } from '../batches/list-parameters.ts';

/** The path of a list with its query, the parameters in the official SDK's order. */
export function listPath(collection: string, config: ListBatchJobsConfig): string {
  const query = new URLSearchParams();
  for (const name of ['pageSize', 'pageToken', 'filter'] as const) {
    const value = config[name];
    if (value !== undefined && value !== null) query.set(name, String(value));
  }
  return query.size === 0 ? collection : `${collection}?${query}`;
}
