import { expect, test } from 'vitest';
import { formatBqUri, parseBqUri } from './bq-uri.ts';

test.for<[uri: string, project: string, dataset: string, table: string]>([
  ['bq://my-project.rows.in', 'my-project', 'rows', 'in'],
  ['bq://example.com:my-project.rows.in-2026', 'example.com:my-project', 'rows', 'in-2026'],
  ['bq://123.rows.Antwörten 1', '123', 'rows', 'Antwörten 1'],
])('%s is a table', ([uri, project, dataset, table]) => {
  expect(parseBqUri(uri)).toEqual({ project, dataset, table });
  expect(formatBqUri(parseBqUri(uri))).toBe(uri);
});

test.for([
  'bq://project',
  'bq://project.dataset',
  'bq://p.d.t.u',
  'bq://p..t',
  'gs://b/o',
  'bq://p.d.t/../x',
  'bq://p.d.t?x',
])('%s is none', (uri) => {
  expect(() => parseBqUri(uri)).toThrow(`Not a table of BigQuery: ${JSON.stringify(uri)}. Write bq://`);
});
