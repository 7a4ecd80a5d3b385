import { expect, test, vi } from 'vitest';
import { Client } from '../client.ts';
import type { Fetch } from '../settings/http-options.ts';
import type { BatchJob } from './batch-job.ts';

const NAME = 'projects/1/locations/l/batchPredictionJobs/7';

/** A client of a service that answers with these, in turn, and what it was asked. */
function serviceAnswering(...answers: object[]): { client: Client; asked: string[] } {
  const asked: string[] = [];
  const fetch: Fetch = async (url, init) => {
    asked.push(`${init?.method} ${new URL(url).pathname}`);
    return Response.json(answers[Math.min(asked.length, answers.length) - 1]);
  };
  return { client: new Client({ enterprise: true, apiKey: 'the-key', httpOptions: { fetch } }), asked };
}

test('a job has the fields of the official SDK, and keeps what the service said out of sight', async () => {
  const wire = {
    name: NAME,
    displayName: 'd',
    state: 'JOB_STATE_PARTIALLY_SUCCEEDED',
    error: { code: 3, message: 'e' },
    createTime: '2026-01-01T00:00:00Z',
    startTime: '2026-01-01T00:00:01Z',
    endTime: '2026-01-01T00:00:02Z',
    updateTime: '2026-01-01T00:00:03Z',
    model: 'publishers/google/models/m',
    inputConfig: { instancesFormat: 'jsonl', gcsSource: { uris: ['gs://b/i'] } },
    outputConfig: { predictionsFormat: 'jsonl', gcsDestination: { outputUriPrefix: 'gs://b/o' } },
    outputInfo: { gcsOutputDirectory: 'gs://b/o/p' },
    completionStats: { successfulCount: '9', failedCount: '1' },
    newField: 'new',
  };
  const job = await serviceAnswering(wire).client.batches.get({ name: '7' });
  expect(JSON.parse(JSON.stringify(job))).toEqual({
    name: NAME,
    displayName: 'd',
    state: 'JOB_STATE_PARTIALLY_SUCCEEDED',
    error: { code: 3, message: 'e' },
    createTime: '2026-01-01T00:00:00Z',
    startTime: '2026-01-01T00:00:01Z',
    endTime: '2026-01-01T00:00:02Z',
    updateTime: '2026-01-01T00:00:03Z',
    model: 'publishers/google/models/m',
    src: { format: 'jsonl', gcsUri: ['gs://b/i'] },
    dest: { format: 'jsonl', gcsUri: 'gs://b/o' },
    outputInfo: { gcsOutputDirectory: 'gs://b/o/p' },
    completionStats: { successfulCount: '9', failedCount: '1' },
  });
  expect(job.raw).toEqual(wire);
});

test('cancelling sends an empty object, and an empty answer is enough', async () => {
  const fetch = vi.fn<Fetch>(async () => new Response(''));
  const client = new Client({ enterprise: true, apiKey: 'the-key', httpOptions: { fetch } });
  expect(await client.batches.cancel({ name: NAME })).toBeUndefined();
  expect(fetch).toHaveBeenCalledExactlyOnceWith(
    'https://aiplatform.googleapis.com/v1beta1/batchPredictionJobs/7:cancel',
    expect.objectContaining({ method: 'POST', body: '{}' }),
  );
});

test('a wait takes any job by its name, and resolves with it as it ended', async () => {
  const { client, asked } = serviceAnswering({ name: NAME, state: 'JOB_STATE_EXPIRED' });
  expect(await client.batches.wait({ name: NAME, state: 'JOB_STATE_RUNNING' })).toMatchObject({
    name: NAME,
    state: 'JOB_STATE_EXPIRED',
  });
  expect(asked).toEqual(['GET /v1beta1/batchPredictionJobs/7']);
});

test('a wait for a job without a name is refused', async () => {
  await expect(serviceAnswering({}).client.batches.wait({})).rejects.toThrow('The job has no name.');
});

test('each look of a wait has a time-out, so none can hang for ever', async () => {
  const fetch = vi.fn<Fetch>(async () => Response.json({ name: NAME, state: 'JOB_STATE_SUCCEEDED' }));
  const client = new Client({ enterprise: true, apiKey: 'the-key', httpOptions: { fetch } });
  await client.batches.wait({ name: NAME });
  expect(fetch.mock.calls[0]?.[1]?.headers).toMatchObject({ 'x-server-timeout': '60' });
});

test.for<[state: string, error: string]>([
  ['JOB_STATE_RUNNING', 'JobNotEndedError'],
  ['JOB_STATE_NEW', 'UnknownJobStateError'],
])('a job that is %s has no results: %s', async ([state, name]) => {
  const { client } = serviceAnswering({ name: NAME, state });
  await expect(client.batches.results({ name: NAME }).next()).rejects.toMatchObject({ name });
});

test("a failed job without output rejects with the job's own error", async () => {
  const { client } = serviceAnswering({
    name: NAME,
    state: 'JOB_STATE_FAILED',
    error: { code: 9, message: 'no such bucket' },
  });
  await expect(client.batches.results({ name: NAME }).next()).rejects.toMatchObject({
    name: 'JobFailedError',
    message: `${NAME} ended as JOB_STATE_FAILED without results: no such bucket (code 9)`,
    job: { error: { code: 9, message: 'no such bucket' } },
  });
});

test('reading the results of a job that was given before it ended looks at it first', async () => {
  const { client, asked } = serviceAnswering({ name: NAME, state: 'JOB_STATE_FAILED' });
  const stale: BatchJob = { name: NAME, state: 'JOB_STATE_RUNNING', outputInfo: { gcsOutputDirectory: 'gs://b/o/p' } };
  await expect(client.batches.results(stale).next()).rejects.toMatchObject({ name: 'JobFailedError' });
  expect(asked).toEqual(['GET /v1beta1/batchPredictionJobs/7']);
});

const LOGIN_PAGE = '<html><form action="/login"></form></html>';

test.for<[title: string, body: string]>([
  ['a page of HTML', LOGIN_PAGE],
  ['null', 'null'],
  ['a list', '[]'],
])('%s is no answer to any call', async ([, body]) => {
  const fetch: Fetch = async () => new Response(body);
  for (const enterprise of [true, false]) {
    const { batches } = new Client({ enterprise, apiKey: 'the-key', httpOptions: { fetch } });
    const name = enterprise ? NAME : 'batches/7';
    const calls = [batches.get({ name }), batches.list(), batches.cancel({ name }), batches.delete({ name })];
    for (const { status, reason } of (await Promise.allSettled(calls)) as PromiseRejectedResult[]) {
      expect([status, reason]).toEqual(['rejected', expect.objectContaining({ name: 'InvalidResponseError' })]);
      expect(String(reason)).toContain(
        `answered 200 with something other than ${body === LOGIN_PAGE ? 'JSON' : 'a JSON object'}:`,
      );
    }
  }
});

test('a list that is none is an error, not an empty list', async () => {
  for (const [enterprise, key] of [
    [true, 'batchPredictionJobs'],
    [false, 'operations'],
  ] as const) {
    const fetch: Fetch = async () => Response.json({ [key]: 'x' });
    const { batches } = new Client({ enterprise, apiKey: 'the-key', httpOptions: { fetch } });
    await expect(batches.list()).rejects.toMatchObject({
      name: 'InvalidResponseError',
      message: expect.stringContaining(`something that is no list in ${key}`),
    });
  }
});
