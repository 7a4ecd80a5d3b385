import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { BigQuery, type Table, type TableField } from '@google-cloud/bigquery';
import { Storage } from '@google-cloud/storage';
import { describe, expect, onTestFinished, test } from 'vitest';
import { doors } from '../doors/open-door.ts';
import { cloudAtDoor } from '../doors/cloud-at-door.ts';

/** What the library rejects with. */
interface Refusal {
  readonly code?: number;
  readonly message: string;
  readonly errors?: readonly { readonly reason?: string; readonly errors?: readonly object[] }[];
}

const refusalOf = async (call: Promise<unknown>): Promise<Refusal> =>
  call.then(
    () => {
      throw new Error('The call should have been refused');
    },
    (error: Refusal) => error,
  );

describe.for(doors)('Google’s library for BigQuery, at the $name door', (door) => {
  const cloud = cloudAtDoor(door);

  async function tableOf(fields: TableField[], name = 't'): Promise<Table> {
    const bigquery = new BigQuery();
    const datasets = (await bigquery.getDatasets())[0];
    const dataset = datasets[0] ?? (await bigquery.createDataset('d', { location: 'us-central1' }))[0];
    const [table] = await dataset.createTable(name, { schema: { fields } });
    return table;
  }

  async function rowsOf(table: Table, options: object = {}): Promise<Record<string, unknown>[]> {
    return (await table.getRows(options))[0] as Record<string, unknown>[];
  }

  async function file(name: string, content: string | Buffer): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'bigquery-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    await writeFile(join(folder, name), content);
    return join(folder, name);
  }

  test('datasets are made, listed, changed and deleted with what is in them', async () => {
    const bigquery = new BigQuery();
    const [dataset] = await bigquery.createDataset('d', { location: 'europe-west4', labels: { team: 'search' } });
    expect((await bigquery.getDatasets())[0].map(({ id }) => id)).toEqual(['d']);
    await dataset.setMetadata({ description: 'mine', labels: { team: null, more: 'yes' } });
    expect((await dataset.getMetadata())[0]).toMatchObject({
      id: `${cloud().project}:d`,
      location: 'europe-west4',
      description: 'mine',
      labels: { more: 'yes' },
      creationTime: '1767225600000',
    });
    expect(await refusalOf(bigquery.createDataset('d'))).toMatchObject({
      code: 409,
      errors: [{ reason: 'duplicate' }],
    });
    await tableOf([{ name: 'a', type: 'STRING' }]);
    expect(await refusalOf(dataset.delete())).toMatchObject({ code: 400, errors: [{ reason: 'resourceInUse' }] });
    await dataset.delete({ force: true });
    expect(await dataset.exists()).toEqual([false]);
    expect(await refusalOf(dataset.getMetadata())).toMatchObject({
      code: 404,
      message: `Not found: Dataset ${cloud().project}:d`,
    });
  });

  test('a value of every type comes back as it was inserted', async () => {
    const table = await tableOf([
      { name: 's', type: 'STRING', mode: 'REQUIRED' },
      { name: 'i', type: 'INT64' },
      { name: 'f', type: 'FLOAT64' },
      { name: 'n', type: 'NUMERIC' },
      { name: 'b', type: 'BOOL' },
      { name: 'ts', type: 'TIMESTAMP' },
      { name: 'day', type: 'DATE' },
      { name: 'at', type: 'TIME' },
      { name: 'local', type: 'DATETIME' },
      { name: 'raw', type: 'BYTES' },
      { name: 'doc', type: 'JSON' },
      { name: 'list', type: 'FLOAT64', mode: 'REPEATED' },
      { name: 'nested', type: 'STRUCT', mode: 'REPEATED', fields: [{ name: 'x', type: 'INT64' }] },
    ]);
    const row = {
      s: 'U+2028 \u2028 "quoted"',
      i: 42,
      f: Number.NaN,
      n: '12.345',
      b: false,
      ts: BigQuery.timestamp('2026-01-02T03:04:05.678Z'),
      day: BigQuery.date('2026-01-02'),
      at: BigQuery.time('03:04:05.250000'),
      local: BigQuery.datetime('2026-01-02T03:04:05'),
      raw: Buffer.from('hi'),
      doc: '{"b":1,"a":[null]}',
      list: [1.5, -2],
      nested: [{ x: 1 }, { x: null }],
    };
    await table.insert([{ ...row, f: 'NaN' }, { s: 'only' }]);
    const [whole, bare] = await rowsOf(table, { parseJSON: true });
    expect({ ...whole, n: String(whole?.['n']) }).toEqual({ ...row, doc: { a: [null], b: 1 } });
    expect(bare).toEqual({
      ...Object.fromEntries(Object.keys(row).map((name) => [name, null])),
      s: 'only',
      list: [],
      nested: [],
    });
    expect((await table.getMetadata())[0]).toMatchObject({ numRows: '2', type: 'TABLE', location: 'us-central1' });
  });

  test('one bad row keeps all of them out, unless it may be skipped', async () => {
    const table = await tableOf([{ name: 'a', type: 'INT64' }]);
    const rows = [{ a: 1 }, { a: 'x' }, { b: 1 }];
    const refusal = await refusalOf(table.insert(rows));
    expect(refusal.errors).toEqual([
      { row: { a: 1 }, errors: [{ message: '', reason: 'stopped' }] },
      { row: { a: 'x' }, errors: [{ message: 'Cannot convert value to integer (bad value): x', reason: 'invalid' }] },
      { row: { b: 1 }, errors: [{ message: 'no such field: b.', reason: 'invalid' }] },
    ]);
    expect(await rowsOf(table)).toEqual([]);
    await refusalOf(table.insert(rows, { skipInvalidRows: true, ignoreUnknownValues: true }));
    expect(await rowsOf(table)).toEqual([{ a: 1 }, { a: null }]);
  });

  test('a row that is sent again with its id is there once', async () => {
    const table = await tableOf([{ name: 'a', type: 'INT64' }]);
    const raw = [{ insertId: 'one', json: { a: 1 } }];
    await table.insert(raw, { raw: true });
    await table.insert(raw, { raw: true });
    expect(await rowsOf(table)).toEqual([{ a: 1 }]);
  });

  test('rows come in pages, from where one likes, and in part', async () => {
    const table = await tableOf([
      { name: 'a', type: 'INT64' },
      {
        name: 'r',
        type: 'RECORD',
        fields: [
          { name: 'x', type: 'STRING' },
          { name: 'y', type: 'STRING' },
        ],
      },
    ]);
    await table.insert(Array.from({ length: 25 }, (_, a) => ({ a, r: { x: `x${a}`, y: 'y' } })));
    const all = Array.from({ length: 25 }, (_, a) => a);
    const pages: unknown[][] = [];
    for (let next: object | null = { maxResults: 4 }; next;) {
      const [rows, query] = (await table.getRows({ ...next, autoPaginate: false })) as unknown as [
        { a: number }[],
        object | null,
      ];
      pages.push(rows.map(({ a }) => a));
      next = query;
    }
    expect(pages.map(({ length }) => length)).toEqual([4, 4, 4, 4, 4, 4, 1]);
    expect(pages.flat()).toEqual(all);
    expect((await rowsOf(table, { startIndex: '20', autoPaginate: false })).map(({ a }) => a)).toEqual([
      20, 21, 22, 23, 24,
    ]);
    expect(await rowsOf(table, { selectedFields: 'r.x', maxResults: 1, autoPaginate: false })).toEqual([
      { r: { x: 'x0' } },
    ]);
    expect(await refusalOf(rowsOf(table, { pageToken: 'nonsense' }))).toMatchObject({
      code: 400,
      message: 'Invalid page token.',
    });
  });

  test('columns may be added, and nothing else', async () => {
    const table = await tableOf([{ name: 'a', type: 'STRING' }]);
    await table.insert({ a: 'before' });
    const a = { name: 'a', type: 'STRING' };
    await table.setMetadata({ schema: { fields: [{ name: 'b', type: 'JSON' }, a] } });
    await table.insert({ a: 'after', b: '{}' });
    expect(await rowsOf(table)).toEqual([
      { a: 'before', b: null },
      { a: 'after', b: '{}' },
    ]);
    expect(
      await refusalOf(
        table.setMetadata({
          schema: {
            fields: [
              { name: 'a', type: 'INT64' },
              { name: 'b', type: 'JSON' },
            ],
          },
        }),
      ),
    ).toMatchObject({
      code: 400,
      message: expect.stringContaining('Field a has changed type from STRING to INTEGER'),
    });
  });

  test('files of the machine are loaded, lines of JSON and CSV', async () => {
    const table = await tableOf([
      { name: 'id', type: 'INT64' },
      { name: 'text', type: 'STRING' },
    ]);
    await table.load(await file('a.json', '{"id":1,"text":"one"}\n{"id":"2"}\n'));
    await table.load(await file('b.csv', 'id,text\n3,"three, or\nso"\n'), {
      skipLeadingRows: 1,
      allowQuotedNewlines: true,
    });
    expect(await rowsOf(table)).toEqual([
      { id: 1, text: 'one' },
      { id: 2, text: null },
      { id: 3, text: 'three, or\nso' },
    ]);
  });

  test('objects of Cloud Storage are loaded, packed or not, with columns found out', async () => {
    const bucket = new Storage().bucket('files');
    await cloud()
      .bucket('files')
      .put('in/1.jsonl', [{ id: 1, at: '2026-01-01T00:00:00Z', tags: ['a'], who: { name: 'ann' } }]);
    await cloud().bucket('files').put('in/2.jsonl', gzipSync('{"id":2.5,"tags":[]}\n'));
    await new BigQuery().createDataset('d', { location: 'us-central1' });
    const table = new BigQuery().dataset('d').table('found');
    await table.load(bucket.file('in/*'), { sourceFormat: 'NEWLINE_DELIMITED_JSON', autodetect: true });
    expect(
      (await table.getMetadata())[0].schema.fields.map((field: { name: string; type: string; mode: string }) => [
        field.name,
        field.type,
        field.mode,
      ]),
    ).toEqual([
      ['id', 'FLOAT', 'NULLABLE'],
      ['at', 'TIMESTAMP', 'NULLABLE'],
      ['tags', 'STRING', 'REPEATED'],
      ['who', 'RECORD', 'NULLABLE'],
    ]);
    expect(await rowsOf(table, { selectedFields: 'id,tags,who' })).toEqual([
      { id: 1, tags: ['a'], who: { name: 'ann' } },
      { id: 2.5, tags: [], who: null },
    ]);
  });

  test('a load with a bad row fails as a whole, and says where; some may be allowed', async () => {
    const table = await tableOf([{ name: 'id', type: 'INT64' }]);
    await cloud().bucket('files').put('in.jsonl', '{"id":1}\n{"id":"x"}\nno json\n');
    const source = new Storage().bucket('files').file('in.jsonl');
    const load = { sourceFormat: 'NEWLINE_DELIMITED_JSON' };
    const refusal = await refusalOf(table.load(source, load));
    expect(refusal.message).toContain('JSON table encountered too many errors, giving up. Rows: 2; errors: 1.');
    expect(refusal.message).toContain(
      'error in row starting at position 9: Field: id; Cannot convert value to integer (bad value): x File: gs://files/in.jsonl',
    );
    expect(await rowsOf(table)).toEqual([]);
    const [job] = await table.load(source, { ...load, maxBadRecords: 2 });
    expect(job).toMatchObject({
      status: { state: 'DONE', errors: [{ reason: 'invalid' }, { reason: 'invalid' }] },
      statistics: { load: { outputRows: '1', badRecords: '2' } },
    });
    expect(await refusalOf(table.load(new Storage().bucket('files').file('none.jsonl'), load))).toMatchObject({
      message: expect.stringContaining('Not found: URI gs://files/none.jsonl'),
    });
  });

  test('a table is extracted and loaded again, whole', async () => {
    const table = await tableOf([
      { name: 'id', type: 'INT64' },
      { name: 'ts', type: 'TIMESTAMP' },
      { name: 'list', type: 'NUMERIC', mode: 'REPEATED' },
    ]);
    await table.insert([
      { id: '9007199254740993', ts: '2026-01-02 03:04:05.678901', list: ['1.5', '2'] },
      { id: null },
    ]);
    const files = new Storage().bucket('out');
    await table.extract(files.file('t-*.json.gz'), { format: 'JSON', gzip: true });
    expect(await cloud().bucket('out').list()).toEqual(['t-000000000000.json.gz']);
    const again = new BigQuery().dataset('d').table('again');
    await again.load(files.file('t-*'), {
      sourceFormat: 'NEWLINE_DELIMITED_JSON',
      schema: { fields: (await table.getMetadata())[0].schema.fields },
    });
    const whole = { wrapIntegers: true };
    expect(JSON.stringify(await rowsOf(again, whole))).toBe(JSON.stringify(await rowsOf(table, whole)));
    expect(JSON.stringify(await rowsOf(again, whole))).toContain('9007199254740993');
    await new BigQuery().dataset('d').createTable('flat', { schema: 'id:integer,ts:timestamp' });
    await new BigQuery().dataset('d').table('flat').insert({ id: 7, ts: 0 });
    await new BigQuery().dataset('d').table('flat').extract(files.file('flat.csv'));
    expect(await cloud().bucket('out').text('flat.csv')).toBe('id,ts\n7,1970-01-01 00:00:00 UTC\n');
    expect((await refusalOf(table.extract(files.file('t.csv')))).message).toContain(
      'Operation cannot be performed on a nested schema. Field: list',
    );
  });

  test('tables are copied, replaced and added to', async () => {
    const table = await tableOf([{ name: 'a', type: 'INT64' }]);
    await table.insert([{ a: 1 }]);
    const copy = new BigQuery().dataset('d').table('copy');
    await table.copy(copy);
    await table.copy(copy, { writeDisposition: 'WRITE_APPEND' });
    expect(await rowsOf(copy)).toEqual([{ a: 1 }, { a: 1 }]);
    expect(await refusalOf(table.copy(copy))).toMatchObject({
      message: expect.stringContaining('Already Exists: Table'),
    });
    await table.copy(copy, { writeDisposition: 'WRITE_TRUNCATE' });
    expect(await rowsOf(copy)).toEqual([{ a: 1 }]);
  });

  test('jobs are seen at work and done, listed, and found in their location alone', async () => {
    const table = await tableOf([{ name: 'a', type: 'INT64' }]);
    const [job, inserted] = await table.createCopyJob(new BigQuery().dataset('d').table('copy'));
    expect(inserted).toMatchObject({ status: { state: 'RUNNING' }, jobReference: { location: 'us-central1' } });
    await job.promise();
    expect((await job.getMetadata())[0]).toMatchObject({
      status: { state: 'DONE' },
      configuration: { jobType: 'COPY' },
    });
    expect((await new BigQuery().getJobs())[0].map(({ id }) => id)).toEqual([job.id]);
    expect(await refusalOf(new BigQuery().job(String(job.id), { location: 'EU' }).getMetadata())).toMatchObject({
      code: 404,
      errors: [{ reason: 'notFound' }],
    });
    await job.cancel();
    expect((await job.getMetadata())[0]).toMatchObject({ status: { state: 'DONE' } });
  });

  test('a query without DuckDB says what to install', async () => {
    const refusal = await refusalOf(new BigQuery().query({ query: 'SELECT 1', location: 'us-central1' }));
    expect(refusal).toMatchObject({
      code: 501,
      message: expect.stringContaining('npm install --save-dev @duckdb/node-api'),
    });
  });
});
