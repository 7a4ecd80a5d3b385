import { expect, test } from 'vitest';
import { ApiError } from '../errors/api-error.ts';
import { lineFile } from '../stores/line-file.ts';
import { readResults, readResultsFrom } from './read-results.ts';
import type { ResultStores } from './result-stores.ts';
import type { ResultsJob } from './results-job.ts';

/** Objects by name, and files of the Gemini API. */
const storesOf = (
  objects: Record<string, string>,
  files: Record<string, string> = {},
  tables: Record<string, readonly object[]> = {},
): ResultStores => ({
  async openTable(uri) {
    const rows = tables[uri];
    if (!rows) throw new ApiError({ message: `Not found: ${uri}`, status: 404, code: 'NOT_FOUND' });
    const lines = rows.map((row) => JSON.stringify(row));
    return {
      uri,
      columns: [],
      location: 'us-central1',
      async *lines() {
        yield { firstLineNumber: 1, lines };
      },
    };
  },
  objects: {
    async *list(bucket, prefix) {
      for (const name of Object.keys(objects)) if (name.startsWith(prefix)) yield { bucket, name };
    },
    async *listDirectories(_bucket, prefix) {
      const found = Object.keys(objects).filter((name) => name.startsWith(prefix));
      yield* new Set(found.map((name) => name.slice(0, name.indexOf('/', prefix.length) + 1)));
    },
    async *read({ name }) {
      yield Buffer.from(objects[name]!);
    },
  },
  openFile: (name) =>
    lineFile(name, async function* () {
      yield Buffer.from(files[name]!);
    }),
});

const answer = (text: string): object => ({ candidates: [{ content: { parts: [{ text }] }, finishReason: 'STOP' }] });
const rowsOf = async (job: ResultsJob, stores: ResultStores): Promise<(string | undefined)[]> =>
  (await Array.fromAsync(readResultsFrom(stores, job))).map((row) =>
    row.status === 'unmatched' ? `unmatched: ${row.reason}` : `${row.key} ${row.status}`,
  );
const nothing = storesOf({});

test('reads the rows within a job by their metadata, in whatever order they come', async () => {
  const job = {
    name: 'batches/1',
    state: 'JOB_STATE_SUCCEEDED',
    dest: {
      inlinedResponses: [
        { response: answer('B'), metadata: { key: 'b' } },
        { error: { code: 13, message: 'No.' }, metadata: { key: 'a' } },
        { response: answer('C') },
        null,
      ],
    },
  };
  expect(await rowsOf(job, nothing)).toEqual([
    'b ok',
    'a error',
    expect.stringMatching(/^unmatched: no key/),
    'unmatched: not a JSON object',
  ]);
});

test('never takes the place of a row for its key', async () => {
  const job = { name: 'batches/1', dest: { inlinedResponses: [{ response: answer('A') }] } };
  expect(await Array.fromAsync(readResultsFrom(nothing, job))).toEqual([
    {
      status: 'unmatched',
      line: JSON.stringify({ response: answer('A') }),
      lineNumber: 1,
      reason: expect.stringContaining('Send rows with a key: `metadata: { key }` in the request'),
      response: answer('A'),
    },
  ]);
});

test('all answers are told of, though none can be matched, however many there are', async () => {
  const inlinedResponses = Array.from({ length: 250 }, (_, at) => ({ response: answer(`A${at}`) }));
  const rows = await Array.fromAsync(readResultsFrom(nothing, { name: 'batches/1', dest: { inlinedResponses } }));
  expect(rows.map((row) => 'response' in row && row.response)).toEqual(
    inlinedResponses.map(({ response }) => response),
  );
  expect(new Set(rows.map(({ status }) => status))).toEqual(new Set(['unmatched']));
});

test('a file whose lines repeat nothing of their rows is told of in the same way', async () => {
  const stores = storesOf({}, { 'files/out': JSON.stringify({ response: answer('A') }) });
  const rows = await Array.fromAsync(readResultsFrom(stores, { name: 'batches/1', dest: { fileName: 'files/out' } }));
  expect(rows).toMatchObject([{ status: 'unmatched', response: answer('A') }]);
});

test('where `key` could find a key, or was given and does not, it is at fault', async () => {
  const inlinedResponses = [{ response: answer('A') }, { response: answer('B'), metadata: { id: 'b' } }];
  const job = { name: 'batches/1', dest: { inlinedResponses } };
  await expect(Array.fromAsync(readResultsFrom(nothing, job))).rejects.toMatchObject({
    name: 'ConfigurationError',
    message: expect.stringMatching(/\(batches\/1, line 2\)\..*e\.g\. from `line\.metadata`/),
  });
  const bare = { name: 'batches/1', dest: { inlinedResponses: inlinedResponses.slice(0, 1) } };
  await expect(Array.fromAsync(readResultsFrom(nothing, bare, { key: 'id' }))).rejects.toThrow(
    /\(batches\/1, line 1\)\..*leave out `key`/,
  );
});

test('a function that throws for a row leaves that one unmatched, and all others as they are', async () => {
  const inlinedResponses = [
    { error: { code: 13, message: 'No.' } },
    { response: answer('B'), metadata: { key: 'b' } },
    { response: answer('C') },
  ];
  const key = (line: Record<string, unknown>): string => (line['metadata'] as { key: string }).key;
  const job = { name: 'batches/1', dest: { inlinedResponses } };
  const why = "no key: the option `key` threw TypeError: Cannot read properties of undefined (reading 'key')";
  expect(await Array.fromAsync(readResultsFrom(nothing, job, { key }))).toMatchObject([
    { status: 'unmatched', reason: why, lineNumber: 1 },
    { status: 'ok', key: 'b' },
    { status: 'unmatched', reason: why, lineNumber: 3, response: answer('C') },
  ]);
  const without = { name: 'batches/1', dest: { inlinedResponses: [inlinedResponses[0], inlinedResponses[2]] } };
  await expect(Array.fromAsync(readResultsFrom(nothing, without, { key }))).rejects.toMatchObject({
    name: 'ConfigurationError',
    message: expect.stringContaining(`${why} (batches/1, line 1)`),
  });
});

test('reads a file of the Gemini API', async () => {
  const line = JSON.stringify({ response: answer('A'), key: 'a' });
  const stores = storesOf({}, { 'files/batch-1': `${line}\n{"key":"b","error":{"code":8,"message":"Later."}}\n{\n` });
  const job = { name: 'batches/1', state: 'JOB_STATE_SUCCEEDED', dest: { fileName: 'files/batch-1' } };
  expect(await rowsOf(job, stores)).toEqual(['a ok', 'b error', expect.stringContaining('unmatched: not JSON')]);
});

test('says that a file of the Gemini API needs a client', async () => {
  const job = { name: 'batches/1', dest: { fileName: 'files/batch-1' } };
  await expect(Array.fromAsync(readResults(job))).rejects.toThrow(
    'files/batch-1 is a file of the Gemini API: read it with a client, client.batches.results.',
  );
});

const vertex = {
  name: 'batchPredictionJobs/1',
  model: 'publishers/google/models/gemini-2.5-flash',
  createTime: '2025-09-19T21:20:00Z',
  dest: { gcsUri: 'gs://b/out' },
};
const line = JSON.stringify({ key: 'a', status: '', response: answer('A') });
const directory = 'out/prediction-model-2025-09-19T21:26:51.569037Z';

test.for(['JOB_STATE_EXPIRED', 'JOB_STATE_CANCELLED', 'JOB_STATE_PARTIALLY_SUCCEEDED', 'JOB_STATE_FAILED'])(
  'reads what a job has left that ended as %s',
  async (state) => {
    const stores = storesOf({ [`${directory}/predictions.jsonl`]: line });
    const outputInfo = { gcsOutputDirectory: `gs://b/${directory}` };
    expect(await rowsOf({ ...vertex, state, outputInfo }, stores)).toEqual(['a ok']);
    if (state !== 'JOB_STATE_FAILED') expect(await rowsOf({ ...vertex, state }, stores)).toEqual(['a ok']);
  },
);

test.for(['JOB_STATE_EXPIRED', 'JOB_STATE_CANCELLED', 'JOB_STATE_FAILED'])(
  'says that a job has left nothing that ended as %s',
  async (state) => {
    const failed = { ...vertex, state, error: { code: 13, message: 'internal error' } };
    const outputInfo = { gcsOutputDirectory: `gs://b/${directory}` };
    for (const job of [failed, { ...failed, outputInfo }, { ...failed, dest: undefined }]) {
      await expect(rowsOf(job, nothing)).rejects.toMatchObject({
        name: 'JobFailedError',
        message: `batchPredictionJobs/1 ended as ${state} without results: internal error (code 13)`,
      });
    }
  },
);

test.for(['JOB_STATE_EXPIRED', 'JOB_STATE_CANCELLED'])(
  'says the same where nobody has made the bucket of a job yet that ended as %s',
  async (state) => {
    const noBucket: ResultStores = {
      ...nothing,
      objects: {
        ...nothing.objects,
        // oxlint-disable-next-line require-yield -- it has nothing to yield
        async *listDirectories() {
          throw new ApiError({ message: 'The specified bucket does not exist.', status: 404 });
        },
      },
    };
    await expect(rowsOf({ ...vertex, state }, noBucket)).rejects.toMatchObject({
      name: 'JobFailedError',
      job: { state },
    });
  },
);

test('says that the output of a job that succeeded is gone', async () => {
  const outputInfo = { gcsOutputDirectory: `gs://b/${directory}` };
  await expect(rowsOf({ ...vertex, state: 'JOB_STATE_SUCCEEDED', outputInfo }, nothing)).rejects.toMatchObject({
    name: 'OutputNotFoundError',
  });
});

test('tells directories of which nothing says which is the job’s', async () => {
  const other = 'out/prediction-model-2025-09-19T22:00:00.000000Z';
  const stores = storesOf({ [`${directory}/predictions.jsonl`]: line, [`${other}/predictions.jsonl`]: line });
  await expect(rowsOf({ ...vertex, state: 'JOB_STATE_CANCELLED' }, stores)).rejects.toMatchObject({
    candidates: [`gs://b/${directory}/`, `gs://b/${other}/`],
  });
});

test('reads rows of an own model that failed, from their file', async () => {
  const stores = storesOf({
    'out/d/prediction.results-00000-of-00001': '{"key":"1","prediction":{"x":1}}\n',
    'out/d/prediction.errors_stats-00000-of-00001': '{"key":"2","error":{"code":13,"message":"Post request fails."}}\n',
  });
  const outputInfo = { gcsOutputDirectory: 'gs://b/out/d' };
  const rows = await Array.fromAsync(
    readResultsFrom(stores, { ...vertex, model: 'projects/p/locations/l/models/7', outputInfo }),
  );
  expect(rows.at(-1)).toMatchObject({ status: 'error', key: '2', error: { message: 'Post request fails.' } });
  expect(rows).toHaveLength(2);
});

test.for<[where: string, job: ResultsJob]>([
  [
    'the dataset and the name of the table that the job tells',
    {
      outputInfo: { bigqueryOutputDataset: 'bq://p.d', bigqueryOutputTable: 'predictions_1' },
      dest: { bigqueryUri: 'bq://p.d' },
    },
  ],
  ['the whole address of it', { outputInfo: { bigqueryOutputTable: 'bq://p.d.predictions_1' } }],
  [
    'the name of it, in the dataset that was given',
    {
      outputInfo: { bigqueryOutputTable: 'predictions_1' },
      dest: { bigqueryUri: 'bq://p.d' },
    },
  ],
  ['the table that was given', { dest: { bigqueryUri: 'bq://p.d.predictions_1' } }],
])('reads a table of BigQuery by %s', async ([, job]) => {
  const rows = [
    { id: 7, request: {}, response: answer('A'), status: '' },
    { id: 8, request: {}, status: 'Bad Request: {"error": {"code": 400, "message": "No."}}' },
    { id: 9, request: {}, response: JSON.stringify(answer('C')), status: '' },
  ];
  const stores = storesOf({}, {}, { 'bq://p.d.predictions_1': rows });
  const read = await Array.fromAsync(readResultsFrom(stores, { state: 'JOB_STATE_SUCCEEDED', ...job }, { key: 'id' }));
  expect(read.map((row) => row.status !== 'unmatched' && [row.key, row.status])).toEqual([
    ['7', 'ok'],
    ['8', 'error'],
    ['9', 'ok'],
  ]);
});

test.for<[title: string, job: ResultsJob, error: string, message: string]>([
  ['still runs', { state: 'JOB_STATE_RUNNING', dest: { bigqueryUri: 'bq://p.d.t' } }, 'JobNotEndedError', 'RUNNING'],
  [
    'failed before it made its table',
    { state: 'JOB_STATE_FAILED', error: { code: 3, message: 'bad input' }, dest: { bigqueryUri: 'bq://p.d.t' } },
    'JobFailedError',
    'bad input',
  ],
  [
    'was cancelled before it made its table',
    { state: 'JOB_STATE_CANCELLED', dest: { bigqueryUri: 'bq://p.d.t' } },
    'JobFailedError',
    'CANCELLED',
  ],
  [
    'was cancelled before it chose a table',
    { state: 'JOB_STATE_CANCELLED', dest: { bigqueryUri: 'bq://p.d' } },
    'JobFailedError',
    'CANCELLED',
  ],
  [
    'tells only its dataset',
    { name: 'j', state: 'JOB_STATE_SUCCEEDED', dest: { bigqueryUri: 'bq://p.d' } },
    'OutputNotFoundError',
    'j does not tell which table it wrote in bq://p.d. Get it anew',
  ],
  [
    'tells only its project',
    { name: 'j', state: 'JOB_STATE_SUCCEEDED', dest: { bigqueryUri: 'bq://p' } },
    'OutputNotFoundError',
    'j does not tell which table it wrote in bq://p.',
  ],
  [
    'tells a table without its dataset',
    { name: 'j', outputInfo: { bigqueryOutputTable: 't' } },
    'OutputNotFoundError',
    'j does not tell in which dataset the table t is.',
  ],
  [
    'wrote a table that is gone',
    { state: 'JOB_STATE_SUCCEEDED', dest: { bigqueryUri: 'bq://p.d.t' } },
    'ApiError',
    'Not found',
  ],
])('says why there is no table to read when the job %s', async ([, job, name, message]) => {
  const reading = rowsOf(job, nothing);
  await expect(reading).rejects.toMatchObject({ name });
  await expect(reading).rejects.toThrow(message);
});

test('rows of a table without a key are told of by their columns', async () => {
  const table = { outputInfo: { bigqueryOutputTable: 'bq://p.d.out' } };
  const read = (rows: readonly object[], key?: string): Promise<unknown> =>
    Array.fromAsync(readResultsFrom(storesOf({}, {}, { 'bq://p.d.out': rows }), table, { key }));
  const keyed = { id: 'a', status: '', response: answer('A') };
  const unkeyed = { id: null, status: '', response: answer('B') };
  expect(await read([unkeyed, keyed, unkeyed], 'id')).toMatchObject([
    { status: 'unmatched', reason: 'no key: the column `id` holds no string or number', response: answer('B') },
    { status: 'ok', key: 'a' },
    { status: 'unmatched', reason: 'no key: the column `id` holds no string or number' },
  ]);
  expect(await read([unkeyed])).toMatchObject([
    { status: 'unmatched', reason: expect.stringMatching(/no other column.*the table that the job reads a column/) },
  ]);
  await expect(read([keyed])).rejects.toThrow(
    'A result cannot be matched to its row: none of the columns `genai_batch_key`, `custom_id` and `key` holds a string ' +
      "or a number (bq://p.d.out, row 1). Columns that hold one: id. Pass the one that names the row, e.g. `key: 'id'`.",
  );
  await expect(read([unkeyed], 'id')).rejects.toThrow(
    /the column `id` holds no string or number \(bq:\/\/p\.d\.out, row 1\)\. Give the table/,
  );
});
