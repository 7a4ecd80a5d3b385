import type { BigQuery } from '@google-cloud/bigquery';
import { expect, test } from 'vitest';
import { ConfigurationError } from '../../errors/configuration-error.ts';
import { bqQuery, type BigQueryRequests } from './bq-query.ts';
import { loadBigQuery } from './load-bigquery.ts';

const COLUMNS = [
  { name: 'id', type: 'INTEGER' },
  { name: 'seen', type: 'TIMESTAMP' },
];
const row = (id: string): object => ({ f: [{ v: id }, { v: '1000001' }] });
const line = (id: string): string => `{"id":${id},"seen":"1970-01-01T00:00:01.000001Z"}`;
const done = { jobComplete: true, schema: { fields: COLUMNS } };

type Asked = Parameters<BigQueryRequests['request']>[0];
interface Service {
  /** What a dry run tells of the query. */
  readonly told?: object;
  /** How starting it ends. */
  readonly start?: () => object;
  /** What its results are, by how often they were asked for. */
  readonly pages?: readonly unknown[];
}

/** A service behind the library: an `Error` is thrown, what is undefined never comes. */
function libraryOf({ told = { statementType: 'SELECT' }, start, pages = [] }: Service) {
  const asked: Asked[] = [];
  let page = 0;
  const answer = ({ uri, json }: Asked): unknown => {
    if (uri.startsWith('/queries/')) return pages[page++];
    if (!JSON.stringify(json ?? {}).includes('"dryRun":true')) return start ? start() : placed;
    return { statistics: { query: told } };
  };
  const library: BigQueryRequests = {
    projectId: 'payer',
    request(options, callback) {
      asked.push(options);
      const body = answer(options);
      if (body instanceof Error) callback(body);
      else if (body !== undefined) callback(null, body);
    },
  };
  return { run: bqQuery({ projectId: 'payer' }, async () => library as unknown as BigQuery), asked };
}
const placed = { jobReference: { location: 'EU' } };
const refusal = (code: number, message: string): Error =>
  Object.assign(new Error(message), { code, response: { headers: { authorization: 'Bearer secret' } } });

test('an answer is read page by page, where the query ran, once the job is through', async () => {
  const { run, asked } = libraryOf({
    pages: [
      { jobComplete: false },
      { ...done, rows: [row('9007199254740993')], totalRows: '2', pageToken: 'next' },
      { ...done, rows: [row('2')], totalRows: '2' },
    ],
  });
  const query = 'SELECT id, seen FROM d.t';
  const { columns, lines } = await run({ query });
  expect(columns).toEqual(COLUMNS);
  expect(asked.map(({ uri }) => uri.replace(/[\da-f-]{36}/, 'JOB'))).toEqual([
    '/jobs',
    '/jobs',
    '/queries/JOB',
    '/queries/JOB',
  ]);
  const [, start] = asked;
  expect(start?.json).toEqual({
    configuration: { query: { query, useLegacySql: false } },
    jobReference: { projectId: 'payer', jobId: expect.any(String) },
  });
  expect(await Array.fromAsync(lines)).toEqual([
    { firstLineNumber: 1, lines: [line('9007199254740993')] },
    { firstLineNumber: 2, lines: [line('2')] },
  ]);
  const ofPage = { location: 'EU', maxResults: 2000, 'formatOptions.useInt64Timestamp': true };
  expect(asked.slice(2).map(({ qs }) => qs)).toEqual([ofPage, ofPage, { ...ofPage, pageToken: 'next' }]);
});

test.for<[told: object, seen: string]>([
  [{ statementType: 'DELETE' }, 'a DELETE'],
  [{}, 'of a kind that BigQuery does not tell'],
])('what may write is never run: %j', async ([told, seen]) => {
  const { run, asked } = libraryOf({ told });
  await expect(run({ query: 'DELETE FROM d.t WHERE true' })).rejects.toMatchObject({
    name: 'InvalidArgumentError',
    message: `The query is ${seen}, where a SELECT is expected: it was not run. Give one SELECT.`,
  });
  expect(asked).toHaveLength(1);
});

test('a query whose start was answered only the second time is not run twice', async () => {
  const { run, asked } = libraryOf({
    start: () => refusal(409, 'Already Exists: Job payer:EU.x'),
    pages: [{ ...done, rows: [row('1')], totalRows: '1' }],
  });
  const { lines } = await run({ query: 'SELECT 1', location: 'US' });
  expect(await Array.fromAsync(lines)).toEqual([{ firstLineNumber: 1, lines: [line('1')] }]);
  expect(asked.at(-1)?.qs).toMatchObject({ location: 'US' });
});

test('rows that do not come are never passed over in silence', async () => {
  const { run } = libraryOf({ pages: [{ ...done, rows: [row('1')], totalRows: '2' }] });
  const { lines } = await run({ query: 'SELECT 1' });
  await expect(Array.fromAsync(lines)).rejects.toThrow('The answer to the query ends early: 1 of 2 rows came.');
});

test('a refusal says what to do, and holds no header', async () => {
  const { run } = libraryOf({ start: () => refusal(403, 'Access Denied: Project payer: no bigquery.jobs.create') });
  const error: unknown = await run({ query: 'SELECT 1' }).catch((reason: unknown) => reason);
  expect(error).toMatchObject({
    name: 'ApiError',
    status: 403,
    message:
      'The query was answered 403 PERMISSION_DENIED: Access Denied: Project payer: no bigquery.jobs.create. ' +
      'Ask for the roles BigQuery Job User (roles/bigquery.jobUser) on the project, and BigQuery Data Viewer ' +
      '(roles/bigquery.dataViewer) on what the query reads.',
  });
  expect(error).not.toHaveProperty('cause');
});

test('an abort ends a query that is still at work with its reason, and cancels it', async () => {
  const controller = new AbortController();
  const { run, asked } = libraryOf({ pages: [undefined] });
  const running = run({ query: 'SELECT 1' }, controller.signal);
  await expect.poll(() => asked.length).toBe(3);
  const reason = new Error('enough');
  controller.abort(reason);
  await expect(running).rejects.toBe(reason);
  expect(asked.at(-1)).toMatchObject({ method: 'POST', uri: expect.stringMatching(/^\/jobs\/.+\/cancel$/) });
  await expect(run({ query: 'SELECT 1' }, controller.signal)).rejects.toBe(reason);
});

test('says what to install when Google’s BigQuery library is missing', async () => {
  const missing = Object.assign(new Error("Cannot find package '@google-cloud/bigquery' imported from x.js"), {
    code: 'ERR_MODULE_NOT_FOUND',
  });
  const running = bqQuery({}, (access) => loadBigQuery(access, () => Promise.reject(missing)))({ query: 'SELECT 1' });
  await expect(running).rejects.toThrow(ConfigurationError);
  await expect(running).rejects.toThrow('npm install @google-cloud/bigquery');
});
