import type { JsonObject } from '../../model/json.ts';
import { readCount, type BigQueryContext } from './bigquery-answer.ts';
import type { RowView, TimestampFormat } from './row-view.ts';
import type { PageRequest } from './rows-answer.ts';

/** How the query of a call wants rows: `formatOptions.useInt64Timestamp`, `selectedFields`. */
export function viewOf(c: BigQueryContext): RowView {
  const selectedFields = (c.req.query('selectedFields') ?? '').split(',').filter((name) => name !== '');
  const useInt64Timestamp = c.req.query('formatOptions.useInt64Timestamp') === 'true';
  const timestampOutputFormat = c.req.query('formatOptions.timestampOutputFormat');
  return { selectedFields, timestamps: timestampFormat({ useInt64Timestamp, timestampOutputFormat }) };
}

/** The same in a body: `{"useInt64Timestamp":true}`. */
export function timestampFormat({ useInt64Timestamp, timestampOutputFormat }: JsonObject): TimestampFormat {
  if (timestampOutputFormat === 'INT64' || timestampOutputFormat === 'ISO8601_STRING') return timestampOutputFormat;
  return useInt64Timestamp === true ? 'INT64' : 'FLOAT64';
}

/** Which page the query of a call asks for. */
export function pageOf(c: BigQueryContext): PageRequest {
  return {
    pageToken: c.req.query('pageToken') || undefined,
    startIndex: readCount(c.req.query('startIndex'), 'startIndex'),
    maxResults: readCount(c.req.query('maxResults'), 'maxResults'),
  };
}
