import { expect, test } from 'vitest';
import { lineFile } from '../stores/line-file.ts';
import { readResults, readResultsFrom } from './read-results.ts';
import type { ResultStores } from './result-stores.ts';
import type { ResultsJob } from './results-job.ts';

/** Objects by name, and files of the Gemini API. */
const storesOf = (objects: Record<string, string>, files: Record<string, string> = {}): ResultStores => ({
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
  expect(await rowsOf(job, nothing)).toEqual(['b ok', 'a error', 'unmatched: no key', 'unmatched: not a JSON object']);
});

test('never takes the place of a row for its key', async () => {
  const job = { name: 'batches/1', dest: { inlinedResponses: [{ response: answer('A') }] } };
  await expect(rowsOf(job, nothing)).rejects.toMatchObject({ name: 'ConfigurationError' });
  await expect(rowsOf(job, nothing)).rejects.toThrow('(batches/1, line 1)');
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
