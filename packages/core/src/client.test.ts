import { inspect } from 'node:util';
import { expect, expectTypeOf, test, vi } from 'vitest';
import { type BatchJob, Client, type ClientOptions, GoogleGenAI, JobState } from './index.ts';
import type { Fetch } from './settings/http-options.ts';

test('making a client needs nothing and asks nobody; the first call says what is missing', async () => {
  for (const name of ['GOOGLE_CLOUD_PROJECT', 'GOOGLE_API_KEY', 'GEMINI_API_KEY', 'GOOGLE_GENAI_USE_VERTEXAI']) {
    vi.stubEnv(name, undefined);
  }
  const fetch = vi.fn<Fetch>();
  const client = new Client({ httpOptions: { fetch } });
  vi.unstubAllEnvs();
  await expect(client.batches.get({ name: '7' })).rejects.toMatchObject({
    name: 'ConfigurationError',
    message: expect.stringMatching(/GOOGLE_CLOUD_PROJECT/),
  });
  expect(fetch).not.toHaveBeenCalled();
});

test('the program that polls a Claude job by hand works as it stands in the samples', async () => {
  const states = ['JOB_STATE_PENDING', 'JOB_STATE_RUNNING', 'JOB_STATE_SUCCEEDED'];
  const asked: string[] = [];
  const fetch: Fetch = async (url, init) => {
    asked.push(`${init?.method} ${url}`);
    return Response.json({ name: 'projects/1/locations/us-east5/batchPredictionJobs/7', state: states.shift() });
  };
  const authClient = { getRequestHeaders: async () => ({ authorization: 'Bearer the-token' }) };
  const sleep = async (_ms: number): Promise<void> => {};
  const options: ClientOptions = { project: 'p', location: 'us-east5', authClient };

  const client = new Client({ ...options, httpOptions: { apiVersion: 'v1', fetch } });
  let job = await client.batches.create({
    model: 'publishers/anthropic/models/claude-3-5-haiku',
    src: 'gs://cloud-samples-data/anthropic-test-data-gcs.jsonl',
    config: { dest: 'gs://your-output-bucket/results/' },
  });
  const completed = new Set([JobState.JOB_STATE_SUCCEEDED, JobState.JOB_STATE_FAILED]);
  while (!completed.has(job.state)) {
    await sleep(10_000);
    job = await client.batches.get({ name: job.name });
  }

  expect(job.state).toBe(JobState.JOB_STATE_SUCCEEDED);
  const jobs = 'https://us-east5-aiplatform.googleapis.com/v1/projects/p/locations/us-east5/batchPredictionJobs';
  expect(asked).toEqual([`POST ${jobs}`, `GET ${jobs}/7`, `GET ${jobs}/7`]);
});

test.for(['models', 'chats', 'live', 'caches', 'tunings'])('client.%s is refused with the place to find it', (name) => {
  expect(() => Reflect.get(new Client({ project: 'p' }), name)).toThrow(
    `client.${name} is not part of @genai-batch/core, which is for batch jobs. Use the official SDK, @google/genai`,
  );
});

test('what is not here is a type error', () => {
  const client = new Client({ project: 'p' });
  // @ts-expect-error the official SDK has it, this client has not
  expect(() => client.models).toThrow('client.models is not part of');
});

test('a client can be awaited, printed, compared and serialised like any object, and tells no key', async () => {
  const client = new Client({ enterprise: true, apiKey: 'planted-secret' });
  expect(await Promise.resolve(client)).toBe(client);
  expect(client).toEqual(client);
  for (const shown of [inspect(client, { depth: Infinity, showHidden: true, getters: true }), JSON.stringify(client)]) {
    expect(shown).not.toContain('planted-secret');
  }
});

test('the client goes by the name of the official SDK, too', () => {
  expect(GoogleGenAI).toBe(Client);
  expect(new GoogleGenAI({ vertexai: true, project: 'p', location: 'l' }).vertexai).toBe(true);
});

test('a job has a name and a state', () => {
  expectTypeOf<BatchJob['name']>().toEqualTypeOf<string>();
  expectTypeOf<BatchJob['state']>().toEqualTypeOf<JobState>();
});
