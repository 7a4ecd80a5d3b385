import nock from 'nock';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readResults } from './read-results.ts';

beforeAll(() => nock.disableNetConnect());
afterAll(() => nock.restore());

test('reads Claude’s answers from Cloud Storage, found under the destination of a job that does not tell its output', async () => {
  const directory = 'results/prediction-model-2025-09-19T21:26:51.569037Z/';
  const name = `${directory}predictions.jsonl`;
  const lines = [
    '{"custom_id":"request-2","status":"Bad Request: {\\"error\\": {\\"code\\": 429, \\"message\\": \\"Later.\\", \\"status\\": \\"RESOURCE_EXHAUSTED\\"}}","response":{}}',
    '{"custom_id":"request-1","request":{},"response":{"type":"message","content":[{"type":"text","text":"Hi!"}],"stop_reason":"end_turn","usage":{"input_tokens":9,"output_tokens":5}},"status":""}',
  ];
  const body = Buffer.from(`${lines.join('\n')}\n`);
  const service = nock('https://storage.googleapis.com', { reqheaders: { authorization: 'Bearer t' } })
    .get('/storage/v1/b/my-bucket/o')
    .query({ prefix: 'results/prediction-', delimiter: '/' })
    .reply(200, { prefixes: [directory] })
    .get('/storage/v1/b/my-bucket/o')
    .query({ prefix: directory })
    .reply(200, { items: [{ name, size: String(body.length), generation: '3' }] })
    .get(`/storage/v1/b/my-bucket/o/${encodeURIComponent(name)}`)
    .query({ alt: 'media', generation: '3' })
    .reply(200, body);
  const job = {
    name: 'projects/1/locations/us-east5/batchPredictionJobs/2',
    model: 'publishers/anthropic/models/claude-3-5-haiku',
    state: 'JOB_STATE_SUCCEEDED',
    createTime: '2025-09-19T21:20:00Z',
    dest: { format: 'jsonl', gcsUri: 'gs://my-bucket/results' },
  };
  const authClient = { getRequestHeaders: async () => ({ authorization: 'Bearer t' }) };
  expect(await Array.fromAsync(readResults(job, {}, { authClient }))).toEqual([
    {
      status: 'error',
      key: 'request-2',
      error: { status: 429, code: 'RESOURCE_EXHAUSTED', message: 'Later.', retryable: true },
    },
    {
      status: 'ok',
      key: 'request-1',
      output: 'Hi!',
      response: expect.objectContaining({ type: 'message' }),
      usage: { promptTokens: 9, outputTokens: 5, totalTokens: 14 },
    },
  ]);
  expect(service.isDone()).toBe(true);
});
