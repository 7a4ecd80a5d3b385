import { expect, test } from 'vitest';
import { Client } from '../client.ts';
import type { Fetch } from '../settings/http-options.ts';

/** A client whose service answers with these, in turn. */
function serviceAnswering(enterprise: boolean, ...answers: object[]): { client: Client; asked: string[] } {
  const asked: string[] = [];
  const fetch: Fetch = async (url, init) => {
    asked.push(`${init?.method} ${url} ${(init?.body as string | undefined) ?? ''}`.trimEnd());
    return Response.json(answers[asked.length - 1], { headers: { 'x-answer': String(asked.length) } });
  };
  return { client: new Client({ enterprise, apiKey: 'the-key', httpOptions: { fetch } }), asked };
}

test('lists the jobs of Vertex AI, page by page', async () => {
  const job = (id: number): object => ({
    name: `projects/1/locations/l/batchPredictionJobs/${id}`,
    state: 'JOB_STATE_RUNNING',
  });
  const { client, asked } = serviceAnswering(
    true,
    { batchPredictionJobs: [job(1)], nextPageToken: 'a b' },
    { nextPageToken: 'c' },
    { batchPredictionJobs: [job(2)], nextPageToken: '' },
  );
  const config = { filter: 'state="JOB_STATE_RUNNING"', pageSize: 1 };
  const jobs = await Array.fromAsync(await client.batches.list({ config }));
  expect(jobs).toEqual([job(1), job(2)]);
  const url = 'GET https://aiplatform.googleapis.com/v1beta1/batchPredictionJobs?pageSize=1';
  expect(asked).toEqual([
    `${url}&filter=state%3D%22JOB_STATE_RUNNING%22`,
    `${url}&pageToken=a+b&filter=state%3D%22JOB_STATE_RUNNING%22`,
    `${url}&pageToken=c&filter=state%3D%22JOB_STATE_RUNNING%22`,
  ]);
});

test('lists the jobs of the Gemini API', async () => {
  const { client, asked } = serviceAnswering(false, {
    operations: [{ name: 'batches/1', metadata: { state: 'BATCH_STATE_PENDING' } }],
  });
  const pager = await client.batches.list();
  expect(pager.page).toEqual([{ name: 'batches/1', state: 'JOB_STATE_PENDING' }]);
  expect(pager.sdkHttpResponse?.headers).toMatchObject({ 'x-answer': '1' });
  expect(asked).toEqual(['GET https://generativelanguage.googleapis.com/v1/batches']);
});

test('no jobs are an empty list', async () => {
  const { client } = serviceAnswering(false, {});
  expect(await Array.fromAsync(await client.batches.list())).toEqual([]);
});

test('a list of something other than jobs is not read as one', async () => {
  const { client } = serviceAnswering(true, { batchPredictionJobs: [{ id: 7 }] });
  await expect(client.batches.list()).rejects.toThrow('something is no batch job: it has no name');
});

test('a filter is for Vertex AI alone', async () => {
  const { client, asked } = serviceAnswering(false);
  await expect(client.batches.list({ config: { filter: 'x' } })).rejects.toThrow(
    'filter parameter is only supported in Gemini Enterprise Agent Platform mode, not in Gemini Developer API mode.',
  );
  expect(asked).toEqual([]);
});

test('deleting on Vertex AI tells the operation that does it', async () => {
  const { client, asked } = serviceAnswering(true, {
    name: 'projects/1/locations/l/operations/9',
    done: true,
    response: {},
  });
  expect(await client.batches.delete({ name: '7' })).toEqual({
    sdkHttpResponse: { headers: expect.objectContaining({ 'x-answer': '1' }) as unknown },
    name: 'projects/1/locations/l/operations/9',
    done: true,
  });
  expect(asked).toEqual(['DELETE https://aiplatform.googleapis.com/v1beta1/batchPredictionJobs/7 {}']);
});

test('deleting on the Gemini API is done when it is answered', async () => {
  const { client, asked } = serviceAnswering(false, {});
  expect(Object.keys(await client.batches.delete({ name: 'batches/1' }))).toEqual(['sdkHttpResponse']);
  expect(asked).toEqual(['DELETE https://generativelanguage.googleapis.com/v1/batches/1 {}']);
});
