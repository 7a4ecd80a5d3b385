import { expect, test } from 'vitest';
import { ApiError } from '../errors/api-error.ts';
import type { ObjectStore } from '../stores/object-store.ts';
import { outputDirectory } from './output-directory.ts';

const storeOf = (...directories: string[]): ObjectStore => ({
  async *list() {},
  async *listDirectories(_bucket, prefix) {
    for (const directory of directories) if (directory.startsWith(prefix)) yield directory;
  },
  read: () => expect.unreachable(),
});

const before = 'out/prediction-model-2025-09-18T00:00:00.000000Z/';
const during = 'out/prediction-model-2025-09-19T21:26:51.569037Z/';
const after = 'out/prediction-model-2025-09-21T00:00:00.000000Z/';
const job = {
  name: 'batchPredictionJobs/1',
  state: 'JOB_STATE_SUCCEEDED',
  createTime: '2025-09-19T21:20:00.123456Z',
  dest: { gcsUri: 'gs://b/out' },
};

test('takes the directory that the job tells', async () => {
  const outputInfo = { gcsOutputDirectory: 'gs://b/elsewhere' };
  expect(await outputDirectory(storeOf(during), { ...job, outputInfo })).toBe('gs://b/elsewhere');
});

test('looks under the destination for the one directory made since the job was created', async () => {
  for (const gcsUri of ['gs://b/out', 'gs://b/out/']) {
    expect(await outputDirectory(storeOf(before, during, 'out/other/'), { ...job, dest: { gcsUri } })).toBe(
      `gs://b/${during}`,
    );
  }
});

test('leaves out a directory made after the job had ended', async () => {
  const ended = { ...job, endTime: '2025-09-20T00:00:00Z' };
  expect(await outputDirectory(storeOf(before, during, after), ended)).toBe(`gs://b/${during}`);
});

test('takes a directory made in the very millisecond of the job', async () => {
  const atOnce = { ...job, createTime: '2025-09-19T21:26:51.569Z', endTime: '2025-09-19T21:26:51.569Z' };
  expect(await outputDirectory(storeOf(during), atOnce)).toBe(`gs://b/${during}`);
});

test('never guesses between several', async () => {
  await expect(outputDirectory(storeOf(during, after), job)).rejects.toThrow(
    `batchPredictionJobs/1 does not tell its output directory, and several directories may be its output: gs://b/${during}, gs://b/${after}.`,
  );
});

test.for<[title: string, directories: string[], message: string]>([
  ['nothing', [], 'there is no directory gs://b/out/prediction-…'],
  ['only older ones', [before], `was made after its createTime 2025-09-19T21:20:00.123456Z: gs://b/${before}`],
  ['one whose name has no time', ['out/prediction-model-x/'], 'gs://b/out/prediction-model-x/'],
])('says what it saw under the destination: %s', async ([, directories, message]) => {
  await expect(outputDirectory(storeOf(...directories), job)).rejects.toThrow(message);
});

test.for<[title: string, job: Parameters<typeof outputDirectory>[1], name: string, message: string]>([
  ['still runs', { ...job, state: 'JOB_STATE_RUNNING' }, 'JobNotEndedError', 'it is JOB_STATE_RUNNING'],
  [
    'failed',
    { ...job, state: 'JOB_STATE_FAILED', error: { code: 3, message: 'bad input' } },
    'JobFailedError',
    'bad input (code 3)',
  ],
  ['has no destination', { name: 'j' }, 'OutputNotFoundError', 'neither outputInfo.gcsOutputDirectory nor dest.gcsUri'],
])('says why there is nothing to read when the job %s', async ([, job, name, message]) => {
  const looking = outputDirectory(storeOf(), job);
  await expect(looking).rejects.toMatchObject({ name });
  await expect(looking).rejects.toThrow(message);
});

test('says that the bucket of the destination is not there, and passes on what else the store answers', async () => {
  const answering = (status: number): ObjectStore => ({
    ...storeOf(),
    // oxlint-disable-next-line require-yield -- it has nothing to yield
    async *listDirectories() {
      throw new ApiError({ message: 'The specified bucket does not exist.', status });
    },
  });
  await expect(outputDirectory(answering(404), job)).rejects.toMatchObject({
    name: 'OutputNotFoundError',
    message: expect.stringContaining('there is no bucket b, its destination'),
    cause: { status: 404 },
  });
  await expect(outputDirectory(answering(403), job)).rejects.toMatchObject({ name: 'ApiError', status: 403 });
});
