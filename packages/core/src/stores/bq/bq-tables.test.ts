import type { BigQuery } from '@google-cloud/bigquery';
import { expect, test } from 'vitest';
import { type BigQueryTable, bqTables } from './bq-tables.ts';

const COLUMNS = [
  { name: 'id', type: 'INTEGER' },
  { name: 'request', type: 'JSON' },
];
const row = (id: number): object => ({ f: [{ v: String(id) }, { v: '{}' }] });

interface Asked {
  readonly project: string | undefined;
  readonly path: string;
  readonly pageToken: string | undefined;
}

/** A table in pages. */
function libraryOf(pages: readonly object[], answer: (page: number) => unknown = () => undefined) {
  const asked: Asked[] = [];
  const open = bqTables({ projectId: 'callers' }, async ({ projectId }) => {
    const table = (dataset: string, name: string): BigQueryTable => ({
      getMetadata: async () => [{ schema: { fields: COLUMNS }, location: 'us-central1' }],
      async request({ qs }) {
        const pageToken = qs['pageToken'] as string | undefined;
        asked.push({ project: projectId, path: `${dataset}.${name}`, pageToken });
        const page = Number(pageToken ?? 0);
        const failure = await answer(page);
        if (failure !== undefined) throw failure;
        return [{ ...pages[page], ...(page + 1 < pages.length && { pageToken: String(page + 1) }) }];
      },
    });
    return { dataset: (dataset: string) => ({ table: (name: string) => table(dataset, name) }) } as unknown as BigQuery;
  });
  return { open, asked };
}

test('streams a table page by page, in the table’s own project, and asks for a page when it is wanted', async () => {
  const { open, asked } = libraryOf([
    { rows: [row(1), row(2)], totalRows: '3' },
    { totalRows: '3' },
    { rows: [row(3)], totalRows: '3' },
  ]);
  const { uri, columns, location, lines } = await open('bq://theirs.d.t');
  expect({ uri, columns, location }).toEqual({ uri: 'bq://theirs.d.t', columns: COLUMNS, location: 'us-central1' });
  expect(asked).toEqual([]);
  const reading = lines();
  expect((await reading.next()).value).toEqual({
    firstLineNumber: 1,
    lines: ['{"id":1,"request":{}}', '{"id":2,"request":{}}'],
  });
  expect(asked).toEqual([{ project: 'theirs', path: 'd.t', pageToken: undefined }]);
  expect(await Array.fromAsync(reading)).toEqual([{ firstLineNumber: 3, lines: ['{"id":3,"request":{}}'] }]);
  expect(asked.map(({ pageToken }) => pageToken)).toEqual([undefined, '1', '2']);
});

test('an empty table has no lines', async () => {
  const { lines } = await libraryOf([{ totalRows: '0' }]).open('bq://p.d.t');
  expect(await Array.fromAsync(lines())).toEqual([]);
});

test('rows that do not come are never passed over in silence', async () => {
  const { lines } = await libraryOf([{ rows: [row(1)], totalRows: '2' }]).open('bq://p.d.t');
  await expect(Array.fromAsync(lines())).rejects.toThrow('bq://p.d.t ends early: 1 of 2 rows came. Read it again.');
});

test('a refusal names the table, says what to do, and holds no header', async () => {
  const refusal = Object.assign(new Error('Access Denied: Table p:d.t: no permission'), {
    code: 403,
    response: { headers: { authorization: 'Bearer secret' } },
  });
  const { lines } = await libraryOf([{ rows: [row(1)] }, {}], (page) => (page === 1 ? refusal : undefined)).open(
    'bq://p.d.t',
  );
  const error: unknown = await Array.fromAsync(lines()).catch((reason: unknown) => reason);
  expect(error).toMatchObject({
    name: 'ApiError',
    status: 403,
    message:
      'Reading bq://p.d.t was answered 403 PERMISSION_DENIED: Access Denied: Table p:d.t: no permission. ' +
      'Ask for the role BigQuery Data Viewer (roles/bigquery.dataViewer) on the dataset.',
  });
  expect(error).not.toHaveProperty('cause');
});

test('an abort ends the reading at once, while a page is still awaited', async () => {
  const controller = new AbortController();
  const { open } = libraryOf([{ rows: [row(1)] }], () => new Promise(() => {}));
  const { lines } = await open('bq://p.d.t', controller.signal);
  const reading = Array.fromAsync(lines(controller.signal));
  const reason = new Error('enough');
  controller.abort(reason);
  await expect(reading).rejects.toBe(reason);
  await expect(open('bq://p.d.t', controller.signal)).rejects.toBe(reason);
});
