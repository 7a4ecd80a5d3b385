import type { JsonObject } from '../json.ts';

/** How a family's rows stand in BigQuery. */
export interface TableLayout {
  /** What the payload's column holds: JSON, in a JSON or STRING column, or a text. */
  readonly payload: 'json' | 'text';
  /** Columns that the service writes after those of the input. */
  readonly written: readonly { readonly name: string; readonly type: 'JSON' | 'STRING' }[];
  /** Columns of the input that do not come back. */
  readonly dropped: readonly string[];
  /** An output line by the names of columns. @default as it is */
  readonly columnsOf?: (line: JsonObject) => JsonObject;
}

const response = { name: 'response', type: 'JSON' } as const;
const status = { name: 'status', type: 'STRING' } as const;

/** All columns of the input come back, with `response` and `status`. */
export const requestTable: TableLayout = { payload: 'json', written: [response, status], dropped: [] };

/** `method` and `url` do not come back; `id` does beside the response. `status` says why a row failed. */
export const chatTable: TableLayout = {
  payload: 'json',
  written: [response, { name: 'id', type: 'STRING' }, status],
  dropped: ['method', 'url'],
};

/** What stands in a line's `instance` are columns of their own. */
export const instanceTable: TableLayout = {
  payload: 'text',
  written: [{ name: 'predictions', type: 'JSON' }, status],
  dropped: [],
  columnsOf: ({ instance, ...beside }) => ({ ...(instance as JsonObject), ...beside }),
};
