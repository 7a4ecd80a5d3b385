import { expect, test } from 'vitest';
import type { TableColumn } from '../../stores/bq/table-column.ts';
import { checkLines, type CheckLinesOptions } from './check-lines.ts';
import type { LineFinding } from './line-finding.ts';

const GEMINI = { model: 'gemini-2.5-flash' } as const;
const CLAUDE = { model: 'publishers/anthropic/models/claude-3-5-haiku' } as const;
const request = { contents: [{ role: 'user', parts: [{ text: 'hi' }] }] };
const REQUEST: TableColumn = { name: 'request', type: 'JSON' };

async function findingsOf(
  columns: readonly TableColumn[],
  rows: readonly object[],
  options: CheckLinesOptions,
  location = 'us-central1',
): Promise<readonly LineFinding[]> {
  const check = checkLines('bq://p.d.t', {
    ...options,
    async *open(name) {
      yield { name, content: rows.map((row) => JSON.stringify(row)), table: { columns, location } };
    },
  });
  return (await check.collect()).findings;
}
const shown = ({ file, line, severity, path, problem }: LineFinding): string =>
  `${file} ${line}, ${severity}: ${path} ${problem}`;

test('a sound table has no findings, whatever the lines of a file could not have', async () => {
  const columns = [{ name: 'id', type: 'INTEGER' }, { name: 'note', type: 'JSON' }, REQUEST];
  const rows = [
    { id: 1, note: { a: 1 }, request: { ...request, labels: {} } },
    { id: 2, note: [], request: { ...request, generationConfig: { responseJsonSchema: { $ref: '#' } } } },
  ];
  const options = { ...GEMINI, key: 'id', location: 'us-central1' };
  const errors = (await findingsOf(columns, rows, options)).filter(({ severity }) => severity === 'error');
  expect(errors).toEqual([]);
});

test('a bad request is told with its row', async () => {
  const rows = [
    { id: 1, request },
    { id: 2, request: { contents: [{ role: 'tester', parts: [{ text: 'hi' }] }] } },
    { id: 2, request },
  ];
  const columns = [{ name: 'id', type: 'INTEGER' }, REQUEST];
  expect((await findingsOf(columns, rows, { ...GEMINI, key: 'id' })).map((finding) => shown(finding))).toEqual([
    expect.stringMatching(/^bq:\/\/p\.d\.t 2, error: \$\.request\.contents\[0\]\.role /),
    expect.stringMatching(/^bq:\/\/p\.d\.t 3, error: \$ the key "2" was there before/),
  ]);
});

test.for<[title: string, columns: readonly TableColumn[], finding: string]>([
  ['no request', [{ name: 'id', type: 'STRING' }], 'error: $.request the table has no column request'],
  [
    'a request by another spelling',
    [{ name: 'Request', type: 'JSON' }],
    'error: $.request the table has no column request, but "Request"',
  ],
  [
    'a request that is a struct',
    [{ name: 'request', type: 'RECORD' }],
    'error: $.request the column is of type RECORD, where JSON or STRING is expected',
  ],
  [
    'requests in a list',
    [{ ...REQUEST, mode: 'REPEATED' }],
    'error: $.request the column is of type ARRAY<JSON>, where JSON or STRING is expected',
  ],
  [
    'a column that the service writes',
    [REQUEST, { name: 'Status', type: 'STRING' }],
    'error: $.Status Status is the name of a column that the service writes',
  ],
  [
    'a list',
    [REQUEST, { name: 'tags', type: 'STRING', mode: 'REPEATED' }],
    'error: $.tags a column of type ARRAY<STRING> cannot be copied to the output',
  ],
  ...['RECORD', 'STRUCT', 'RANGE', 'DATETIME', 'GEOGRAPHY'].map((type): [string, TableColumn[], string] => [
    `a column of type ${type}`,
    [REQUEST, { name: 'c', type }],
    `error: $.c a column of type ${type} cannot be copied to the output`,
  ]),
])('a table with %s is told of once, not with each row', async ([, columns, finding]) => {
  const hasRequest = columns.some(({ name }) => name === 'request');
  const row = { id: 'a', Status: '', ...(hasRequest && { request }) };
  const findings = await findingsOf(columns, [row, { ...row, id: 'b' }], { ...GEMINI, key: 'id' });
  expect(findings.map((found) => shown(found))).toEqual([`bq://p.d.t 0, ${finding}`]);
});

test.for<[place: string, job: string | undefined, finding: string | undefined]>([
  ['us-central1', 'us-central1', undefined],
  ['US-CENTRAL1', 'us-central1', undefined],
  ['us-east5', 'global', undefined],
  ['us-east5', undefined, undefined],
  ['us-east5', 'us-central1', 'the dataset is in us-east5, and the job runs in us-central1'],
  ['US', 'us-central1', 'the dataset is in US, which is a multi-region, and the job runs in us-central1'],
])('a table in %s for a job in %s', async ([place, job, finding]) => {
  const options = { ...GEMINI, location: job };
  const findings = await findingsOf([REQUEST], [{ custom_id: 'a', request }], options, place);
  expect(findings.map(({ kind, problem }) => `${kind}: ${problem}`)).toEqual(
    finding === undefined ? [] : [`other-region: ${finding}`],
  );
});

test('columns of Claude’s tables beside custom_id and request come back, and are no findings', async () => {
  const columns = [{ name: 'custom_id', type: 'STRING' }, { name: 'note', type: 'STRING' }, REQUEST];
  const messages = [{ role: 'user', content: 'hi' }];
  const claude = { messages, max_tokens: 9, anthropic_version: 'vertex-2023-10-16' };
  expect(await findingsOf(columns, [{ custom_id: 'a', note: 'x', request: claude }], CLAUDE)).toEqual([]);
});

test('the answer to a query is checked as a table, in no region, and its rows are named by their place', async () => {
  const asked: object[] = [];
  const source = { query: 'SELECT id, request, tags FROM d.t', location: 'EU' };
  const check = checkLines(source, {
    ...GEMINI,
    key: 'id',
    location: 'us-central1',
    async *openQuery(place) {
      asked.push(place);
      const tags: TableColumn = { name: 'tags', type: 'STRING', mode: 'REPEATED' };
      const columns: readonly TableColumn[] = [{ name: 'id', type: 'INTEGER' }, REQUEST, tags];
      const rows = [1, 2, 2].map((id) => JSON.stringify({ id, request }));
      yield { name: 'query', content: rows, table: { columns, location: undefined } };
    },
  });
  const { findings, summary } = await check.collect();
  expect(findings.map((finding) => shown(finding))).toEqual([
    'query 0, error: $.tags a column of type ARRAY<STRING> cannot be copied to the output',
    expect.stringMatching(/^query 3, error: \$ the key "2" was there before/),
  ]);
  expect(summary).toMatchObject({ rows: 3, files: 1 });
  expect(asked).toEqual([source]);
});

test.for<object>([{ query: '' }, { query: ' ' }, { query: 5 }])('%j is no query', async (source) => {
  const check = checkLines(source as { query: string }, GEMINI);
  await expect(check.collect()).rejects.toThrow('There is nothing to check in the source.');
});

test('an empty table is told of', async () => {
  expect((await findingsOf([REQUEST], [], GEMINI)).map((found) => shown(found))).toEqual([
    'bq://p.d.t 0, error: $ there is no row',
  ]);
});
