import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createKeptCloud } from '../create-mock-cloud.ts';
import type { MockCloud } from '../model/mock-cloud.ts';
import type { DuckDB } from '../model/bigquery/sql/duckdb.ts';
import { DataFolder } from './data-folder.ts';

const base = 'https://bigquery.googleapis.com/bigquery/v2/projects/p';
const fields = [{ name: 'id', type: 'STRING' }];

/** Finds one row, whatever is asked. */
const duckdb = async (): Promise<DuckDB> => ({
  DuckDBInstance: {
    create: async () => ({
      closeSync: () => {},
      connect: async () => ({
        run: async () => {},
        stream: async () => {
          const chunks = [{ rowCount: 1, getRows: () => [['found']] }];
          return { fetchChunk: async () => chunks.pop() ?? null };
        },
        createAppender: () => Promise.reject(new Error('no table is read')),
        interrupt: () => {},
        closeSync: () => {},
      }),
    }),
  },
});

function newPath(): string {
  const root = mkdtempSync(join(tmpdir(), 'kept-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  return join(root, 'data');
}

/** A cloud that is kept in a folder, a new one without it. */
function open(path = newPath()): { path: string; cloud: MockCloud; restarted: () => MockCloud } {
  const cloud = createKeptCloud({ seed: 7, clock: 'manual', project: 'p', duckdb }, new DataFolder(path));
  onTestFinished(() => cloud.close());
  return { path, cloud, restarted: () => open(asKilled(path)).cloud };
}

/** A copy of a folder as a process that is killed at this moment leaves it. */
function asKilled(path: string): string {
  const copy = newPath();
  cpSync(path, copy, { recursive: true, filter: (file) => !file.endsWith('lock') });
  return copy;
}

async function call(cloud: MockCloud, method: string, path: string, body?: object): Promise<Record<string, unknown>> {
  const headers = { authorization: 'Bearer any', 'content-type': 'application/json' };
  const answer = await cloud.fetch(`${base}${path}`, { method, headers, ...(body && { body: JSON.stringify(body) }) });
  const text = await answer.text();
  return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
}

const table = (tableId: string): object => ({ projectId: 'p', datasetId: 'd', tableId });

async function makeTable(cloud: MockCloud, tableId: string): Promise<void> {
  if (!cloud.bigquery.getDataset({ projectId: 'p', datasetId: 'd' }))
    await call(cloud, 'POST', '/datasets', { datasetReference: { datasetId: 'd' }, location: 'us-central1' });
  await call(cloud, 'POST', '/datasets/d/tables', { tableReference: table(tableId), schema: { fields } });
}

function insertJob(cloud: MockCloud, jobId: string, configuration: object): Promise<object> {
  return call(cloud, 'POST', '/jobs', { jobReference: { jobId }, configuration });
}

const load = (tableId: string, name = 'in.ndjson'): object => ({
  load: {
    sourceUris: [`gs://inputs/${name}`],
    destinationTable: table(tableId),
    schema: { fields },
    sourceFormat: 'NEWLINE_DELIMITED_JSON',
  },
});

test('jobs that are done, or have failed, are told of as before, and so are the rows of queries', async () => {
  const { cloud, restarted } = open();
  await makeTable(cloud, 't');
  await cloud.bucket('inputs').put('in.ndjson', '{"id":"one"}\n');
  await insertJob(cloud, 'loaded', load('t'));
  await insertJob(cloud, 'failed', load('t', 'nothing'));
  await insertJob(cloud, 'deleted', load('t'));
  await insertJob(cloud, 'asked', { query: { query: "SELECT 'x' AS id", useLegacySql: false } });
  const paths = ['/jobs/loaded', '/jobs/failed', '/jobs/asked', '/queries/asked'];
  const before = await Promise.all(paths.map((path) => call(cloud, 'GET', path)));
  expect(before[3]).toMatchObject({ jobComplete: true, rows: [{ f: [{ v: 'found' }] }] });
  await call(cloud, 'DELETE', '/jobs/deleted/delete');
  const list = await call(cloud, 'GET', '/jobs');
  const later = restarted();
  expect(await Promise.all(paths.map((path) => call(later, 'GET', path)))).toEqual(before);
  expect(await call(later, 'GET', '/jobs')).toEqual(list);
  expect(await insertJob(later, 'loaded', load('t'))).toMatchObject({ error: { code: 409 } });
});

test('a job that was at work begins anew, unless it was cancelled', async () => {
  const { cloud, restarted } = open();
  await makeTable(cloud, 't');
  await cloud.bucket('inputs').put('in.ndjson', '{"id":"one"}\n');
  await insertJob(cloud, 'at-work', load('t'));
  const atWork = restarted();
  expect(await atWork.bigquery.rows('d.t')).toEqual([]);
  expect(await call(atWork, 'GET', '/jobs/at-work')).toMatchObject({ status: { state: 'DONE' } });
  expect(await atWork.bigquery.rows('d.t')).toEqual([{ id: 'one' }]);

  await call(cloud, 'GET', '/jobs/at-work');
  await insertJob(cloud, 'cancelled', load('t'));
  expect(await call(cloud, 'POST', '/jobs/cancelled/cancel')).toMatchObject({ job: { status: { state: 'RUNNING' } } });
  const cancelled = restarted();
  expect(await call(cancelled, 'GET', '/jobs/cancelled')).toMatchObject({
    status: { state: 'DONE', errorResult: { reason: 'stopped' } },
  });
  expect(await cancelled.bigquery.rows('d.t')).toEqual([{ id: 'one' }]);
});

test('a file that was uploaded with a job is there when the job begins anew', async () => {
  const { cloud, restarted } = open();
  await makeTable(cloud, 't');
  const { load: settings } = load('t') as { load: object };
  const body = `--x\r\ncontent-type: application/json\r\n\r\n${JSON.stringify({
    jobReference: { jobId: 'uploaded' },
    configuration: { load: { ...settings, sourceUris: undefined } },
  })}\r\n--x\r\n\r\n{"id":"uploaded"}\n\r\n--x--`;
  await cloud.fetch('https://bigquery.googleapis.com/upload/bigquery/v2/projects/p/jobs?uploadType=multipart', {
    method: 'POST',
    headers: { authorization: 'Bearer any', 'content-type': 'multipart/related; boundary=x' },
    body,
  });
  const later = restarted();
  expect(await call(later, 'GET', '/jobs/uploaded')).toMatchObject({ status: { state: 'DONE' } });
  expect(await later.bigquery.rows('d.t')).toEqual([{ id: 'uploaded' }]);
});

test('wherever a server is killed, a job has written all of its rows when it is done, and only once', async () => {
  const { path, cloud } = open();
  const rowsOf = async (of: MockCloud, tableId: string): Promise<string> =>
    of.bigquery.getTable({ projectId: 'p', datasetId: 'd', tableId })
      ? (await of.bigquery.rows(`d.${tableId}`)).map(({ id }) => String(id)).join(' ')
      : 'none';
  await makeTable(cloud, 'streamed');
  await cloud.bucket('inputs').put('in.ndjson', '{"id":"one"}\n{"id":"two"}\n');
  const sourceTable = table('loaded');
  await Promise.all([
    ...Array.from({ length: 20 }, (_, row) =>
      call(cloud, 'POST', '/datasets/d/tables/streamed/insertAll', {
        rows: [{ insertId: `${row}`, json: { id: `${row}` } }],
      }),
    ),
    insertJob(cloud, 'load', load('loaded')).then(() => call(cloud, 'GET', '/jobs/load')),
    insertJob(cloud, 'asked', {
      query: { query: "SELECT 'x' AS id", useLegacySql: false, destinationTable: table('asked') },
    }),
  ]);
  await insertJob(cloud, 'copy', { copy: { sourceTable, destinationTable: table('copied') } });
  await call(cloud, 'GET', '/jobs/copy');
  const lines = readFileSync(join(path, 'state.journal'), 'utf8').split('\n').slice(0, -1);
  expect(lines.length).toBeGreaterThan(20);
  const jobs = { load: ['loaded', 'one two'], asked: ['asked', 'found'], copy: ['copied', 'one two'] } as const;
  let begun = 0;
  for (let length = 1; length <= lines.length; length += 1) {
    const killed = asKilled(path);
    writeFileSync(join(killed, 'state.journal'), `${lines.slice(0, length).join('\n')}\n`);
    const later = open(killed).cloud;
    for (const [jobId, [tableId, wanted]] of Object.entries(jobs)) {
      const known = later.bigqueryJobs.list('p').find(({ reference }) => reference.jobId === jobId);
      if (known?.state === 'RUNNING') begun += 1;
      await known?.done;
      expect([known?.problems, await rowsOf(later, tableId)]).toEqual([undefined, known ? wanted : 'none']);
    }
    const ids = (await rowsOf(later, 'streamed')).split(' ');
    expect(new Set(ids).size).toBe(ids.length);
    await later.close();
  }
  expect(begun).toBeGreaterThan(2);
});

test('a row that is sent again after a kill is not inserted again', async () => {
  const { cloud, restarted } = open();
  const insert = (of: MockCloud, ...ids: string[]): Promise<object> =>
    call(of, 'POST', '/datasets/d/tables/t/insertAll', { rows: ids.map((id) => ({ insertId: id, json: { id } })) });
  await makeTable(cloud, 't');
  await insert(cloud, 'one', 'two');
  const later = restarted();
  await insert(later, 'two', 'three');
  expect(await later.bigquery.rows('d.t')).toEqual([{ id: 'one' }, { id: 'two' }, { id: 'three' }]);
  await later.clock.advance(61_000);
  await insert(later, 'one');
  expect(await later.bigquery.rows('d.t')).toHaveLength(4);
  // Of a table that was deleted nothing is remembered.
  await call(later, 'DELETE', '/datasets/d/tables/t');
  await makeTable(later, 't');
  await insert(later, 'one');
  expect(await later.bigquery.rows('d.t')).toEqual([{ id: 'one' }]);
});

test('copies of samples are kept, and so is that a sample was changed or deleted', async () => {
  const { cloud, restarted } = open();
  const sample = { projectId: 'storage-samples', datasetId: 'generative_ai' };
  const [first = '', second = ''] = [...(cloud.bigquery.getDataset(sample)?.tables.keys() ?? [])];
  const name = (tableId: string): string => `${sample.projectId}.${sample.datasetId}.${tableId}`;
  const rows = await cloud.bigquery.rows(name(first));
  await makeTable(cloud, 't');
  const copy = { sourceTable: { ...sample, tableId: first }, destinationTable: table('copied') };
  await insertJob(cloud, 'copy', { copy });
  await call(cloud, 'GET', '/jobs/copy');
  cloud.bigquery.deleteTable({ ...sample, tableId: second });
  cloud.flush();
  const later = restarted();
  expect(await later.bigquery.rows('d.copied')).toEqual(rows);
  expect(await later.bigquery.rows(name(first))).toEqual(rows);
  expect(later.bigquery.getTable({ ...sample, tableId: second })).toBeUndefined();
});

test('what is deleted first of all after a start is gone after the next', async () => {
  const { path, cloud } = open();
  await makeTable(cloud, 't');
  const second = open(asKilled(path));
  await call(second.cloud, 'DELETE', '/datasets/d/tables/t');
  const later = second.restarted();
  expect(later.bigquery.getTable({ projectId: 'p', datasetId: 'd', tableId: 't' })).toBeUndefined();
});
