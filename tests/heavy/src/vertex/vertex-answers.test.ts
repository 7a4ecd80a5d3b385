import { createMockCloud, type MockCloud } from '@genai-batch/mock-api';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { messageProblems } from '../proto/message-problems.ts';
import { messageType } from '../proto/message-types.ts';

type Json = Record<string, unknown>;

let cloud: MockCloud;
beforeEach(async () => {
  cloud = createMockCloud({ clock: 'auto' });
  onTestFinished(async () => cloud.close());
  const gemini = { request: { contents: [{ role: 'user', parts: [{ text: 'Say hello.' }] }] } };
  const claude = {
    custom_id: 'row-1',
    request: {
      anthropic_version: 'vertex-2023-10-16',
      max_tokens: 50,
      messages: [{ role: 'user', content: 'Hello!' }],
    },
  };
  await cloud.bucket('in').put('gemini.jsonl', [gemini, gemini]);
  await cloud.bucket('in').put('claude.jsonl', [claude]);
  await cloud.bucket('in').put('broken.jsonl', 'no JSON at all\n');
});

describe.for(['v1', 'v1beta1'])('%s', (version) => {
  const collection = `https://us-central1-aiplatform.googleapis.com/${version}/projects/p/locations/us-central1/batchPredictionJobs`;
  const jobType = messageType(`google.cloud.aiplatform.${version}.BatchPredictionJob`);

  const call = async (method: string, path = '', body?: Json): Promise<{ status: number; json: Json }> => {
    const response = await cloud.fetch(collection + path, {
      method,
      headers: { authorization: 'Bearer x', 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: response.status, json: (await response.json()) as Json };
  };
  const order = (model: string, input: string): Json => ({
    displayName: 'a job',
    model,
    inputConfig: { instancesFormat: 'jsonl', gcsSource: { uris: [`gs://in/${input}`] } },
    outputConfig: { predictionsFormat: 'jsonl', gcsDestination: { outputUriPrefix: 'gs://out/results/' } },
  });
  const create = async (model: string, input: string): Promise<{ id: string; json: Json }> => {
    const { status, json } = await call('POST', '', order(model, input));
    expect(status).toBe(200);
    return { id: `/${String(json['name']).split('/').at(-1)}`, json };
  };

  /** Every answer about a job from its creation to its end. */
  const untilEnded = async (id: string): Promise<Json[]> => {
    const answers: Json[] = [];
    do {
      answers.push((await call('GET', id)).json);
    } while (!/SUCCEEDED|FAILED|CANCELLED|EXPIRED/.test(String(answers.at(-1)?.['state'])) && answers.length < 20);
    return answers;
  };
  const problems = (answers: readonly Json[]): string[] =>
    answers.flatMap((answer) => messageProblems(jobType, answer));

  test.for<[model: string, input: string, ...states: string[]]>([
    ['publishers/google/models/gemini-2.5-flash', 'gemini.jsonl', 'PENDING', 'RUNNING', 'SUCCEEDED'],
    ['publishers/anthropic/models/claude-3-5-haiku', 'claude.jsonl', 'PENDING', 'RUNNING', 'SUCCEEDED'],
    ['publishers/google/models/gemini-2.5-flash', 'broken.jsonl', 'PENDING', 'FAILED'],
    ['publishers/google/models/gemini-2.5-flash', 'not-there.jsonl', 'PENDING', 'FAILED'],
  ])('a job of %s on %s is a BatchPredictionJob at every look', async ([model, input, ...states]) => {
    const { id, json } = await create(model, input);
    const answers = [json, ...(await untilEnded(id))];
    expect(problems(answers)).toEqual([]);
    expect([...new Set(answers.map(({ state }) => state))]).toEqual(states.map((state) => `JOB_STATE_${state}`));
  });

  test('a cancelled job stays a BatchPredictionJob, and the answer to cancel is Empty', async () => {
    const { id } = await create('publishers/google/models/gemini-2.5-flash', 'gemini.jsonl');
    const { status, json } = await call('POST', `${id}:cancel`, {});
    expect({ status, problems: messageProblems(messageType('google.protobuf.Empty'), json) }).toEqual({
      status: 200,
      problems: [],
    });
    const answers = await untilEnded(id);
    expect(problems(answers)).toEqual([]);
    expect(answers.at(-1)).toHaveProperty('state', 'JOB_STATE_CANCELLED');
  });

  test('everything that can be ordered comes back as a BatchPredictionJob', async () => {
    const { status, json } = await call('POST', '', {
      ...order('publishers/google/models/gemini-2.5-flash', 'gemini.jsonl'),
      labels: { team: 'a' },
      modelParameters: { temperature: 0.5 },
      instanceConfig: { instanceType: 'object', excludedFields: ['x'] },
    });
    expect(status).toBe(200);
    expect(messageProblems(jobType, json)).toEqual([]);
    expect(json).toMatchObject({ labels: { team: 'a' }, modelParameters: { temperature: 0.5 } });
  });

  test.for<[title: string, method: string, path: string, body: Json | undefined, status: number]>([
    ['a job that is not there', 'GET', '/12345', undefined, 404],
    ['an order that says nothing', 'POST', '', {}, 400],
    [
      'an order with a field there is none of',
      'POST',
      '',
      { ...order('publishers/google/models/gemini-2.5-flash', 'x'), colour: 'red' },
      400,
    ],
  ])('%s is answered by a Status with details that are messages', async ([, method, path, body, expected]) => {
    const { status, json } = await call(method, path, body);
    expect(status).toBe(expected);
    const { error } = json as { error: { code: number; message: string; status: string; details?: unknown[] } };
    // Over HTTP `code` is the HTTP status and `status` the name of the code: the rest is google.rpc.Status.
    expect(error).toMatchObject({
      code: expected,
      status: expect.stringMatching(/^[A-Z_]+$/),
      message: expect.any(String),
    });
    const { code, message, details = [] } = error;
    expect(messageProblems(messageType('google.rpc.Status'), { code, message, details })).toEqual([]);
  });
});
