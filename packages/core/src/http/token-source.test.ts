import nock from 'nock';
import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import { Client } from '../client.ts';
import type { Fetch } from '../settings/http-options.ts';

const answerJob: Fetch = async () => Response.json({ name: 'n', state: 'JOB_STATE_RUNNING' });

beforeEach(() => {
  nock.disableNetConnect();
  for (const name of ['GOOGLE_APPLICATION_CREDENTIALS', 'GOOGLE_API_KEY', 'GEMINI_API_KEY'])
    vi.stubEnv(name, undefined);
  vi.stubEnv('CLOUDSDK_CONFIG', '/nonexistent');
  vi.stubEnv('HOME', '/nonexistent');
  vi.stubEnv('METADATA_SERVER_DETECTION', 'none');
  return () => void vi.unstubAllEnvs();
});
afterAll(() => nock.restore());

test('without any login the call says where one was looked for, and how to get one', async () => {
  const fetch = vi.fn<Fetch>(answerJob);
  const call = new Client({ project: 'p', httpOptions: { fetch } }).batches.get({ name: '7' });
  await expect(call).rejects.toMatchObject({
    name: 'ConfigurationError',
    message: expect.stringMatching(/GOOGLE_APPLICATION_CREDENTIALS.*gcloud auth application-default login/s),
  });
  expect(fetch).not.toHaveBeenCalled();
});

test("a login is used as Google's library gives it", async () => {
  const fetch = vi.fn<Fetch>(answerJob);
  nock('https://oauth2.googleapis.com')
    .post('/token', (body: Record<string, unknown>) => body['refresh_token'] === 'refresh')
    .reply(200, { access_token: 'the-token', expires_in: 3600, token_type: 'Bearer' });
  const credentials = { type: 'authorized_user', client_id: 'i', client_secret: 's', refresh_token: 'refresh' };
  const client = new Client({ project: 'p', googleAuthOptions: { credentials }, httpOptions: { fetch } });
  await client.batches.get({ name: '7' });
  await client.batches.get({ name: '7' });
  expect(fetch.mock.calls.map(([, init]) => new Headers(init?.headers).get('authorization'))).toEqual([
    'Bearer the-token',
    'Bearer the-token',
  ]);
});

test.for<[title: string, error: Error, retryable: boolean]>([
  ['the network fails', Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }), true],
  ['the token service fails', Object.assign(new Error('unavailable'), { status: 503 }), true],
  ['the login is no longer good', Object.assign(new Error('invalid_grant'), { code: '400', status: 400 }), false],
])('when no token comes, the error tells whether to try again: %s', async ([, error, retryable]) => {
  const authClient = { getRequestHeaders: () => Promise.reject(error) };
  const client = new Client({ project: 'p', authClient, httpOptions: { retryOptions: { attempts: 1 } } });
  await expect(client.batches.get({ name: '7' })).rejects.toMatchObject({
    name: 'AuthenticationError',
    outcome: 'not-sent',
    retryable,
    message: expect.stringContaining(error.message),
  });
});
