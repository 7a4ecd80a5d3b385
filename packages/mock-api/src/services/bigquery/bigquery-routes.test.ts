import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createMockCloud } from '../../create-mock-cloud.ts';
import type { JsonObject } from '../../model/json.ts';
import type { MockCloud } from '../../model/mock-cloud.ts';

let cloud: MockCloud;
beforeEach(async () => {
  cloud = createMockCloud({ project: 'p' });
  await cloud.bigquery.put('d.t', [{ a: 1, at: 'x' }]);
});
afterEach(() => cloud.close());

const HOST = 'https://bigquery.googleapis.com';

interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly json: JsonObject;
}

async function call(
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answered> {
  const payload = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) };
  const answer = await cloud.fetch(`${HOST}${path}`, { method, headers, ...payload });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, json: text === '' ? {} : (JSON.parse(text) as JsonObject) };
}

test.for(['/bigquery/v2', ''])('rows are at %s/projects/…', async (base) => {
  const { json } = await call(
    'GET',
    `${base}/projects/p/datasets/d/tables/t/data?formatOptions.useInt64Timestamp=true&prettyPrint=false`,
  );
  expect(json).toEqual({
    kind: 'bigquery#tableDataList',
    etag: expect.any(String),
    totalRows: '1',
    rows: [{ f: [{ v: '1' }, { v: 'x' }] }],
  });
});

test.for(['/$discovery/rest?version=v2', '/discovery/v1/apis/bigquery/v2/rest'])(
  '%s says where things are',
  async (path) => {
    const { json } = await call('GET', path);
    expect(json).toMatchObject({
      id: 'bigquery:v2',
      rootUrl: `${HOST}/`,
      servicePath: 'bigquery/v2/',
      resources: {
        tabledata: {
          methods: { insertAll: { httpMethod: 'POST', parameterOrder: ['projectId', 'datasetId', 'tableId'] } },
        },
      },
    });
  },
);

describe('refusals look like BigQuery’s', () => {
  test.for<[method: string, path: string, body: unknown, status: number, error: JsonObject]>([
    [
      'GET',
      '/projects/p/datasets/x',
      undefined,
      404,
      {
        message: 'Not found: Dataset p:x',
        status: 'NOT_FOUND',
        errors: [{ reason: 'notFound', domain: 'global', message: 'Not found: Dataset p:x' }],
      },
    ],
    ['GET', '/projects/p/datasets/d/tables/x', undefined, 404, { message: 'Not found: Table p:d.x' }],
    [
      'POST',
      '/projects/p/datasets',
      { datasetReference: { datasetId: 'd' } },
      409,
      { message: 'Already Exists: Dataset p:d', status: 'ALREADY_EXISTS' },
    ],
    [
      'POST',
      '/projects/p/datasets',
      { datasetReference: { datasetId: 'a-b' } },
      400,
      { message: expect.stringContaining('Invalid dataset ID "a-b"') },
    ],
    ['POST', '/projects/p/datasets', {}, 400, { errors: [expect.objectContaining({ reason: 'required' })] }],
    [
      'POST',
      '/projects/p/datasets/d/tables',
      { tableReference: { tableId: 'n' }, schema: { fields: [{ name: 'a', type: 'TEXT' }] } },
      400,
      { message: 'Invalid value for type: TEXT is not a valid value' },
    ],
    [
      'POST',
      '/projects/p/datasets/d/tables',
      {
        tableReference: { tableId: 'n' },
        schema: {
          fields: [
            { name: 'a', type: 'INT64' },
            { name: 'A', type: 'INT64' },
          ],
        },
      },
      400,
      { message: expect.stringContaining('duplicate(s): a') },
    ],
    [
      'POST',
      '/projects/p/datasets/d/tables',
      { tableReference: { tableId: 'n' }, schema: { fields: [{ name: 'a', type: 'RECORD' }] } },
      400,
      { message: 'Field a is type RECORD but has no schema' },
    ],
    [
      'POST',
      '/projects/p/datasets/d/tables/t/insertAll',
      { rows: [] },
      400,
      { message: 'No rows present in the request.' },
    ],
    [
      'POST',
      '/projects/p/datasets/d/tables/t/insertAll',
      'no json',
      400,
      { errors: [expect.objectContaining({ reason: 'parseError' })] },
    ],
    [
      'GET',
      '/projects/p/datasets/d/tables/t/data?maxResults=-1',
      undefined,
      400,
      { message: "Invalid value for maxResults: '-1' is not a whole number." },
    ],
    [
      'GET',
      '/projects/p/datasets/d/tables/t/data?selectedFields=nope',
      undefined,
      400,
      { message: 'No such field: nope.' },
    ],
    ['GET', '/projects/p/jobs/none', undefined, 404, { message: 'Not found: Job p:none' }],
    ['POST', '/projects/p/jobs', { configuration: {} }, 400, { message: 'Required parameter is missing: query' }],
    [
      'POST',
      '/projects/p/jobs',
      { configuration: { load: { destinationTable: { datasetId: 'x', tableId: 't' } } } },
      404,
      { message: 'Not found: Dataset p:x' },
    ],
    [
      'POST',
      '/projects/p/jobs',
      {
        jobReference: { location: 'EU' },
        configuration: { load: { destinationTable: { datasetId: 'd', tableId: 't' } } },
      },
      404,
      { message: 'Not found: Dataset p:d was not found in location EU' },
    ],
    [
      'POST',
      '/upload/bigquery/v2/projects/p/jobs?uploadType=media',
      '',
      400,
      { message: expect.stringContaining('Unknown uploadType "media"') },
    ],
  ])('%s %s %j', async ([method, path, body, status, error]) => {
    const answer = await call(method, path, body);
    expect([answer.status, answer.json['error']]).toEqual([
      status,
      expect.objectContaining({ code: status, ...error }),
    ]);
  });
});

describe('moments', () => {
  beforeEach(async () => {
    await cloud.bigquery.put('d.times', [{ at: '2026-01-02T03:04:05.678901Z' }, {}], {
      schema: [{ name: 'at', type: 'TIMESTAMP', mode: 'NULLABLE' }],
    });
  });

  test.for<[format: string, cell: string]>([
    ['formatOptions.useInt64Timestamp=true', '1767323045678901'],
    ['formatOptions.timestampOutputFormat=ISO8601_STRING', '2026-01-02T03:04:05.678901Z'],
    ['', '1.767323045678901E9'],
  ])('%s', async ([format, cell]) => {
    const { json } = await call('GET', `/projects/p/datasets/d/tables/times/data?${format}`);
    expect(json['rows']).toEqual([{ f: [{ v: cell }] }, { f: [{ v: null }] }]);
  });
});

describe('an upload in many requests', () => {
  const metadata = {
    configuration: {
      load: {
        destinationTable: { datasetId: 'd', tableId: 'up' },
        sourceFormat: 'NEWLINE_DELIMITED_JSON',
        autodetect: true,
      },
    },
  };
  const lines = '{"a":1}\n{"a":2}\n';

  test.for(['/upload', '/resumable/upload'])('%s: bytes come in pieces, and the job at their end', async (prefix) => {
    const started = await call('POST', `${prefix}/bigquery/v2/projects/p/jobs?uploadType=resumable`, metadata);
    const address = new URL(started.headers.get('location')!);
    const put = (bytes: string, range: string): Promise<Answered> =>
      call('PUT', address.pathname + address.search, bytes, { 'content-range': range });
    const first = await put(lines.slice(0, 5), `bytes 0-4/${lines.length}`);
    expect([first.status, first.headers.get('range')]).toEqual([308, 'bytes=0-4']);
    const asked = await put('', `bytes */${lines.length}`);
    expect([asked.status, asked.headers.get('range')]).toEqual([308, 'bytes=0-4']);
    const last = await put(lines.slice(5), `bytes 5-${lines.length - 1}/${lines.length}`);
    expect(last.json).toMatchObject({ kind: 'bigquery#job', status: { state: 'RUNNING' } });
    const again = await put('', `bytes */${lines.length}`);
    expect(again.json['jobReference']).toEqual(last.json['jobReference']);
    const { jobId } = last.json['jobReference'] as { jobId: string };
    expect((await call('GET', `/projects/p/jobs/${jobId}`)).json).toMatchObject({
      status: { state: 'DONE' },
      statistics: { load: { outputRows: '2' } },
    });
    expect(await cloud.bigquery.rows('d.up')).toEqual([{ a: '1' }, { a: '2' }]);
  });
});

test('Google’s samples find look-alikes of their tables, in their regions', async () => {
  expect((await call('GET', '/projects/storage-samples/datasets')).json['datasets']).toMatchObject([
    { id: 'storage-samples:generative_ai', location: 'us-central1' },
  ]);
  const { json } = await call(
    'GET',
    '/projects/python-docs-samples-tests/datasets/anthropic_bq_sample/tables/test_data',
  );
  expect(json).toMatchObject({ numRows: '8', location: 'us-east5' });
});

test('a fault strikes a call by the name that it has in Google’s API', async () => {
  cloud.faults.add({ at: 'bigquery.tabledata.list', fault: 'UNAVAILABLE', times: 1 });
  const path = '/projects/p/datasets/d/tables/t/data';
  expect((await call('GET', path)).status).toBe(503);
  expect((await call('GET', path)).status).toBe(200);
});
