import nock from 'nock';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { Client } from '../client.ts';
import { ApiError } from '../errors/api-error.ts';
import { InvalidResponseError } from '../errors/invalid-response-error.ts';
import type { ClientOptions } from '../settings/client-options.ts';

const HOST = 'https://us-central1-aiplatform.googleapis.com';
const JOBS = '/v1beta1/projects/p/locations/us-central1/batchPredictionJobs';
const JOB = { name: `${JOBS.slice('/v1beta1/'.length)}/7`, state: 'JOB_STATE_RUNNING' };

const authClient = {
  getRequestHeaders: async () => new Headers({ authorization: 'Bearer the-token', 'x-goog-user-project': 'payer' }),
};
const client = (options: ClientOptions = {}): Client =>
  new Client({
    project: 'p',
    location: 'us-central1',
    authClient,
    ...options,
    httpOptions: { retryOptions: { attempts: 1 }, ...options.httpOptions },
  });

beforeEach(() => nock.disableNetConnect());
afterEach(() => {
  expect(nock.pendingMocks()).toEqual([]);
  nock.cleanAll();
});
afterAll(() => nock.restore());

test('says who asks, in JSON, with the token and the project that pays', async () => {
  nock(HOST, {
    reqheaders: {
      'user-agent': /^genai-batch\/\d+\.\d+\.\d+\S* gl-node\/v\d+/,
      'x-goog-api-client': /^genai-batch\/\d+\.\d+\.\d+\S* gl-node\/v\d+/,
      'content-type': 'application/json',
      authorization: 'Bearer the-token',
      'x-goog-user-project': 'payer',
    },
    badheaders: ['x-goog-api-key', 'x-server-timeout'],
  })
    .get(`${JOBS}/7`)
    .reply(200, JOB);
  expect(await client().batches.get({ name: '7' })).toMatchObject(JOB);
});

test('an API key goes into its header, never into the address, and no token is looked for', async () => {
  nock('https://aiplatform.googleapis.com', {
    reqheaders: { 'x-goog-api-key': 'the-key' },
    badheaders: ['authorization'],
  })
    .get('/v1beta1/batchPredictionJobs/7')
    .reply(200, JOB);
  expect(await new Client({ enterprise: true, apiKey: 'the-key' }).batches.get({ name: '7' })).toMatchObject(JOB);
});

test('a time-out is told to the service in whole seconds', async () => {
  nock(HOST, { reqheaders: { 'x-server-timeout': '2' } })
    .get(`${JOBS}/7`)
    .reply(200, JOB);
  expect(await client({ httpOptions: { timeout: 1500 } }).batches.get({ name: '7' })).toMatchObject(JOB);
});

test('options of one call go over those of the client, for that call', async () => {
  const configured = client({ httpOptions: { headers: { 'x-a': '1', 'x-b': '1' } } });
  nock(HOST, { reqheaders: { 'x-a': '1', 'x-b': '2' } })
    .get(`${JOBS.replace('v1beta1', 'v1')}/7`)
    .reply(200, JOB);
  nock(HOST, { reqheaders: { 'x-a': '1', 'x-b': '1' } })
    .get(`${JOBS}/7`)
    .reply(200, JOB);
  await configured.batches.get({ name: '7', config: { httpOptions: { apiVersion: 'v1', headers: { 'x-b': '2' } } } });
  expect(await configured.batches.get({ name: '7' })).toMatchObject(JOB);
});

test('extraBody is merged into what is created, and leaves reading alone', async () => {
  const configured = client({
    httpOptions: { extraBody: { labels: { team: 'a' }, inputConfig: { instancesFormat: 'csv' } } },
  });
  nock(HOST)
    .post(JOBS, {
      model: 'publishers/google/models/m',
      inputConfig: { instancesFormat: 'csv', gcsSource: { uris: ['gs://b/i'] } },
      displayName: 'n',
      outputConfig: { predictionsFormat: 'jsonl', gcsDestination: { outputUriPrefix: 'gs://o' } },
      labels: { team: 'a' },
    })
    .reply(200, JOB);
  nock(HOST)
    .get(`${JOBS}/7`, (body) => body === '')
    .reply(200, JOB);
  await configured.batches.create({ model: 'm', src: 'gs://b/i', config: { dest: 'gs://o', displayName: 'n' } });
  expect(await configured.batches.get({ name: '7' })).toMatchObject(JOB);
});

test('an error answer becomes an ApiError that says what happened, and what to do', async () => {
  nock(HOST)
    .post(JOBS)
    .reply(
      403,
      {
        error: {
          code: 403,
          status: 'PERMISSION_DENIED',
          message: 'Vertex AI API has not been used in project 123 before or it is disabled',
          details: [
            {
              '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
              reason: 'SERVICE_DISABLED',
              metadata: { service: 'aiplatform.googleapis.com', consumer: 'projects/123' },
            },
            { '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '3.5s' },
            { '@type': 'type.googleapis.com/google.rpc.RequestInfo', requestId: 'request-1' },
            {
              '@type': 'type.googleapis.com/google.rpc.BadRequest',
              fieldViolations: [{ field: 'model', description: 'is wrong' }],
            },
          ],
        },
      },
      { 'content-type': 'application/json; charset=UTF-8' },
    );
  const error = await client().batches.create({ model: 'm', src: 'gs://b/i' }).catch(String);
  expect(error).toBe(
    'ApiError: POST …/batchPredictionJobs answered 403 PERMISSION_DENIED: Vertex AI API has not been used in project 123 ' +
      'before or it is disabled. Enable the API: gcloud services enable aiplatform.googleapis.com --project 123; it ' +
      'takes a few minutes to take effect.',
  );

  nock(HOST)
    .get(`${JOBS}/7`)
    .reply(
      429,
      { error: { code: 429, status: 'RESOURCE_EXHAUSTED', message: 'Quota' } },
      { 'retry-after': '7', 'x-request-id': 'request-2' },
    );
  await expect(client().batches.get({ name: '7' })).rejects.toMatchObject({
    name: 'ApiError',
    status: 429,
    code: 'RESOURCE_EXHAUSTED',
    retryDelayMs: 7000,
    requestId: 'request-2',
    body: { error: { message: 'Quota' } },
  });
});

test('details of an error answer can be acted on', async () => {
  nock(HOST)
    .get(`${JOBS}/7`)
    .reply(400, {
      error: {
        code: 400,
        status: 'INVALID_ARGUMENT',
        message: 'Bad',
        details: [
          { '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason: 'BAD_THING' },
          { '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '3.5s' },
          {
            '@type': 'type.googleapis.com/google.rpc.BadRequest',
            fieldViolations: [{ field: 'model', description: 'is wrong' }],
          },
        ],
      },
    });
  await expect(client().batches.get({ name: '7' })).rejects.toMatchObject({
    reason: 'BAD_THING',
    retryDelayMs: 3500,
    fieldViolations: [{ field: 'model', description: 'is wrong' }],
  });
});

test.for<[title: string, status: number, body: string, message: string]>([
  ['a page of HTML', 502, '<html>Bad gateway</html>', 'answered 502: <html>Bad gateway</html>'],
  ['nothing', 503, '', 'answered 503: '],
  [
    'a list around the error',
    404,
    '[{"error":{"status":"NOT_FOUND","message":"gone"}}]',
    'answered 404 NOT_FOUND: gone',
  ],
  ['JSON of another shape', 400, '{"error":"odd"}', 'answered 400: '],
])('an error answer that is %s is still an ApiError', async ([, status, body, message]) => {
  nock(HOST).get(`${JOBS}/7`).reply(status, body);
  const error: unknown = await client()
    .batches.get({ name: '7' })
    .catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(ApiError);
  expect(error).toMatchObject({ status, message: expect.stringContaining(message) });
});

test('a redirect is not followed: the credentials would go with it', async () => {
  nock(HOST).get(`${JOBS}/7`).reply(307, '', { location: 'https://elsewhere.test/path?key=planted-secret' });
  const elsewhere = nock('https://elsewhere.test').get(/.*/).reply(200, JOB);
  const error: unknown = await client()
    .batches.get({ name: '7' })
    .catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(InvalidResponseError);
  expect(error).toMatchObject({ status: 307, message: expect.stringContaining('https://elsewhere.test/path.') });
  expect(String(error)).not.toContain('planted-secret');
  expect(elsewhere.isDone()).toBe(false);
  nock.cleanAll();
});

test.for<[code: string, outcome: string]>([
  ['ECONNREFUSED', 'not-sent'],
  ['ENOTFOUND', 'not-sent'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'not-sent'],
  ['ECONNRESET', 'unknown'],
  ['EPIPE', 'unknown'],
])('when the connection fails with %s, a create is %s', async ([code, outcome]) => {
  nock(HOST)
    .post(JOBS)
    .replyWithError(Object.assign(new Error(`failed: ${code}`), { code }));
  const created = client().batches.create({ model: 'm', src: 'gs://b/i', config: { displayName: 'my-job' } });
  await expect(created).rejects.toMatchObject({
    name: 'ConnectionError',
    host: 'us-central1-aiplatform.googleapis.com',
    port: 443,
    code,
    outcome,
    displayName: 'my-job',
    message: expect.stringMatching(outcome === 'unknown' ? /look for a job .* "my-job"/ : /Nothing was sent/),
  });
});

test.for([
  [500, 'unknown', 'my-job'],
  [503, 'unknown', 'my-job'],
  [400, undefined, undefined],
  [429, undefined, undefined],
] as const)('a create answered %i may have created: %s', async ([status, outcome, displayName]) => {
  nock(HOST).post(JOBS).reply(status, {});
  const created = client().batches.create({ model: 'm', src: 'gs://b/i', config: { displayName: 'my-job' } });
  const error: unknown = await created.catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(ApiError);
  expect([Reflect.get(Object(error), 'outcome'), Reflect.get(Object(error), 'displayName')]).toEqual([
    outcome,
    displayName,
  ]);
});

test.for(['', 'not json', '[]', '{"state":"JOB_STATE_RUNNING"}'])(
  'a create answered 200 with %j says that the job may exist',
  async (body) => {
    nock(HOST).post(JOBS).reply(200, body);
    const created = client().batches.create({ model: 'm', src: 'gs://b/i', config: { displayName: 'my-job' } });
    await expect(created).rejects.toMatchObject({
      name: 'InvalidResponseError',
      outcome: 'unknown',
      displayName: 'my-job',
    });
  },
);
