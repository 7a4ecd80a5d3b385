/** What a `bq://` URI names: a project, a dataset in it, or a table in that. */
export interface BqUri {
  readonly projectId: string;
  readonly datasetId?: string;
  readonly tableId?: string;
}

/** Reads `bq://project[.dataset[.table]]`; undefined for anything else. A project may be of a domain: `example.com:project`. */
export function parseBqUri(uri: string): BqUri | undefined {
  const match = /^bq:\/\/((?:[a-z0-9.-]+:)?[^.:/\s]+)(?:\.(\w+)(?:\.([^./\s]+))?)?$/.exec(uri);
  const [, projectId, datasetId, tableId] = match ?? [];
  if (projectId === undefined) return undefined;
  return { projectId, ...(datasetId !== undefined && { datasetId }), ...(tableId !== undefined && { tableId }) };
}
