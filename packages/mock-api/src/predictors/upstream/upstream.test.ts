import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { createMockCloud } from '../../create-mock-cloud.ts';
import { serveLocalModel, type LocalModel, type LocalModelOptions } from '../../local-model/local-model.ts';
import type { JsonObject } from '../../model/json.ts';
import { SeededRandom } from '../../model/seeded-random.ts';
import type { Question, TextAnswer } from '../predictor.ts';
import type { UpstreamLine } from './ask-upstream.ts';
import { upstreamOf, type UpstreamOptions } from './upstream-options.ts';
import { upstreamPredictor } from './upstream-predictor.ts';

async function serveModel(options?: LocalModelOptions): Promise<LocalModel> {
  const model = await serveLocalModel(options);
  onTestFinished(() => model.close());
  return model;
}

afterEach(() => void vi.useRealTimers());

const schema = { type: 'OBJECT', properties: { label: { type: 'STRING', enum: ['bug', 'question'], nullable: true } } };
const jsonSchema = { type: 'object', properties: { label: { type: ['string', 'null'], enum: ['bug', 'question'] } } };

interface Asked {
  answer: string | TextAnswer;
  calls: readonly JsonObject[];
  pauses: number[];
}

async function ask(
  model: LocalModel,
  given: Pick<Question, 'style' | 'request'> & Partial<Question>,
  { environment = {}, ...options }: UpstreamOptions & { environment?: Record<string, string> } = {},
): Promise<Asked> {
  const pauses: number[] = [];
  const line: UpstreamLine = { fetch, sleep: async (ms) => void pauses.push(ms) };
  const predict = upstreamPredictor(upstreamOf({ url: model.url, model: 'local', ...options }, environment), line);
  const answer = await predict({ model: 'the-jobs-own', text: '', random: new SeededRandom(1, 'test'), ...given });
  return { answer, calls: model.calls, pauses };
}

test.for<[what: string, style: Question['style'], request: JsonObject, sent: JsonObject]>([
  [
    'a Gemini row',
    'gemini',
    {
      systemInstruction: { parts: [{ text: 'Be short.' }] },
      contents: [
        { role: 'user', parts: [{ text: 'What is this?' }, { inlineData: { mimeType: 'image/png', data: 'AAAA' } }] },
        { role: 'model', parts: [{ text: 'hm', thought: true }, { text: 'A cat.' }] },
        { role: 'user', parts: [{ text: 'Sure?' }] },
      ],
      generation_config: { max_output_tokens: 50, temperature: 0.5, stop_sequences: ['END'], response_schema: schema },
      safetySettings: [],
    },
    {
      model: 'local',
      messages: [
        { role: 'system', content: 'Be short.' },
        {
          role: 'user',
          content: [
            { type: 'text', text: 'What is this?' },
            { type: 'image_url', image_url: { url: 'data:image/png;base64,AAAA' } },
          ],
        },
        { role: 'assistant', content: 'A cat.' },
        { role: 'user', content: 'Sure?' },
      ],
      max_tokens: 50,
      temperature: 0.5,
      stop: ['END'],
      response_format: { type: 'json_schema', json_schema: { name: 'answer', schema: jsonSchema } },
    },
  ],
  [
    'a Gemini row with tools',
    'gemini',
    {
      contents: [
        { role: 'user', parts: [{ text: 'Rain?' }] },
        { role: 'model', parts: [{ functionCall: { name: 'get_weather', args: { city: 'Oslo' } } }] },
        { role: 'user', parts: [{ functionResponse: { name: 'get_weather', response: { rain: true } } }] },
      ],
      tools: [{ functionDeclarations: [{ name: 'get_weather', description: 'Weather.', parameters: schema }] }],
      toolConfig: { functionCallingConfig: { mode: 'AUTO' } },
    },
    {
      model: 'local',
      messages: [
        { role: 'user', content: 'Rain?' },
        {
          role: 'assistant',
          content: null,
          tool_calls: [
            { id: 'call_1', type: 'function', function: { name: 'get_weather', arguments: '{"city":"Oslo"}' } },
          ],
        },
        { role: 'tool', tool_call_id: 'call_1', content: '{"rain":true}' },
      ],
      tools: [{ type: 'function', function: { name: 'get_weather', description: 'Weather.', parameters: jsonSchema } }],
      tool_choice: 'auto',
    },
  ],
  [
    'a Claude row',
    'messages',
    {
      anthropic_version: 'vertex-2023-10-16',
      system: [{ type: 'text', text: 'Be short.' }],
      max_tokens: 100,
      stop_sequences: ['END'],
      messages: [
        { role: 'user', content: 'Rain?' },
        { role: 'assistant', content: [{ type: 'tool_use', id: 't1', name: 'get_weather', input: { city: 'Oslo' } }] },
        {
          role: 'user',
          content: [
            { type: 'tool_result', tool_use_id: 't1', content: 'Yes.' },
            { type: 'text', text: 'So?' },
          ],
        },
      ],
      tools: [{ name: 'get_weather', input_schema: { type: 'object' } }],
      tool_choice: { type: 'tool', name: 'get_weather' },
    },
    {
      model: 'local',
      messages: [
        { role: 'system', content: 'Be short.' },
        { role: 'user', content: 'Rain?' },
        {
          role: 'assistant',
          content: null,
          tool_calls: [{ id: 't1', type: 'function', function: { name: 'get_weather', arguments: '{"city":"Oslo"}' } }],
        },
        { role: 'tool', tool_call_id: 't1', content: 'Yes.' },
        { role: 'user', content: 'So?' },
      ],
      max_tokens: 100,
      stop: ['END'],
      tools: [{ type: 'function', function: { name: 'get_weather', parameters: { type: 'object' } } }],
      tool_choice: { type: 'function', function: { name: 'get_weather' } },
    },
  ],
  [
    'a chat row, as it is but for its model',
    'chat',
    { model: 'meta/llama', messages: [{ role: 'user', content: 'Rain?' }], seed: 7 },
    { model: 'local', messages: [{ role: 'user', content: 'Rain?' }], seed: 7 },
  ],
])('%s is translated for a chat model', async ([, style, request, sent]) => {
  const { calls } = await ask(await serveModel(), { style, request });
  expect(calls).toEqual([sent]);
});

const gemini = { style: 'gemini', request: { contents: [{ role: 'user', parts: [{ text: 'Rain?' }] }] } } as const;

test.for<[what: string, said: TextAnswer, answer: object]>([
  ['words', { text: 'Yes.', tokens: { prompt: 9, answer: 3 } }, { text: 'Yes.', tokens: { prompt: 9, answer: 3 } }],
  ['an end at the limit', { text: 'Ye', isCut: true }, { text: 'Ye', isCut: true }],
  ['a call', { text: '', calls: [{ name: 'f', input: { a: 1 } }] }, { calls: [{ name: 'f', input: { a: 1 } }] }],
  [
    'a refusal',
    { text: '', blocked: { reason: 'SAFETY', of: 'answer' } },
    { blocked: { reason: 'SAFETY', of: 'answer' } },
  ],
])('%s of a chat model is an answer', async ([, said, answer]) => {
  expect((await ask(await serveModel({ answer: () => said }), gemini)).answer).toMatchObject(answer);
});

const failing = (status: number, headers?: Record<string, string>): Response =>
  Response.json({ error: { message: 'no, secret-key' } }, { status, ...(headers && { headers }) });

test.for([429, 500, 503])('after %i the row is asked again, with growing pauses', async (status) => {
  const model = await serveModel({ answer: ({ number }) => (number < 4 ? failing(status) : 'Yes.') });
  const { answer, pauses } = await ask(model, gemini);
  expect(answer).toMatchObject({ text: 'Yes.' });
  expect(pauses).toHaveLength(3);
  for (const [at, ms] of [500, 1000, 2000].entries()) {
    expect(pauses[at]).toBeGreaterThanOrEqual(ms / 2);
    expect(pauses[at]).toBeLessThan(ms);
  }
});

test('an upstream may say how long to wait', async () => {
  const model = await serveModel({
    answer: ({ number }) => (number < 2 ? failing(429, { 'retry-after': '7' }) : 'Yes.'),
  });
  expect((await ask(model, gemini)).pauses).toEqual([7000]);
});

test.for<[http: number, status: string, attempts: number]>([
  [400, 'INVALID_ARGUMENT', 1],
  [401, 'UNAUTHENTICATED', 1],
  [404, 'NOT_FOUND', 1],
  [302, 'INTERNAL', 1],
  [429, 'RESOURCE_EXHAUSTED', 4],
  [503, 'UNAVAILABLE', 4],
])('%i fails the row with %s after %i attempts, and no word of the key', async ([http, status, attempts]) => {
  const model = await serveModel({ answer: () => failing(http, { location: 'https://example.com/' }) });
  const failure = ask(model, gemini, { environment: { GENAI_BATCH_UPSTREAM_KEY: 'secret-key' } });
  await expect(failure).rejects.toMatchObject({
    name: 'RowFailure',
    status,
    message: expect.stringMatching(
      new RegExp(
        `^The upstream http://127\\.0\\.0\\.1:\\d+ answered ${http}: no, \\[key\\]${attempts > 1 ? ' \\(asked 4 times\\)' : ''}$`,
      ),
    ),
  });
  expect(model.calls).toHaveLength(attempts);
});

test('an upstream that is not there fails the row, and says where it was looked for', async () => {
  const model = await serveModel();
  await model.close();
  await expect(ask(model, gemini, { maxAttempts: 2 })).rejects.toMatchObject({
    status: 'UNAVAILABLE',
    message: expect.stringMatching(
      /^The upstream http:\/\/127\.0\.0\.1:\d+ cannot be reached: .*ECONNREFUSED.* \(asked 2 times\)$/,
    ),
  });
});

test('a row that takes too long fails', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const arrived = Promise.withResolvers<void>();
  const gone = Promise.withResolvers<void>();
  const model = await serveModel({
    answer: ({ signal }) => {
      arrived.resolve();
      return new Promise((resolve) =>
        signal.addEventListener('abort', () => {
          gone.resolve();
          resolve('too late');
        }),
      );
    },
  });
  const asked = ask(model, gemini, { timeoutMs: 60_000 }).catch((error: unknown) => error);
  await arrived.promise;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await asked).toMatchObject({
    status: 'DEADLINE_EXCEEDED',
    message: expect.stringContaining('within 60000 ms'),
  });
  await gone.promise;
});

test('media that an upstream cannot take fail the row before anything is sent', async () => {
  const model = await serveModel();
  const parts = [{ fileData: { mimeType: 'video/mp4', fileUri: 'gs://b/film.mp4' } }];
  await expect(ask(model, { style: 'gemini', request: { contents: [{ role: 'user', parts }] } })).rejects.toMatchObject(
    {
      status: 'INVALID_ARGUMENT',
      message: expect.stringContaining('gs://b/film.mp4'),
    },
  );
  expect(model.calls).toEqual([]);
});

test('arguments of a call that are no JSON are a malformed call', async () => {
  const calls = [{ id: 'x', type: 'function', function: { name: 'f', arguments: '{"a"' } }];
  const model = await serveModel({ answer: () => Response.json({ choices: [{ message: { tool_calls: calls } }] }) });
  expect((await ask(model, gemini)).answer).toMatchObject({ blocked: { reason: 'MALFORMED_FUNCTION_CALL' } });
});

const said = (message: JsonObject, finish?: unknown): JsonObject => ({ choices: [{ message, finish_reason: finish }] });

test.for<[response: JsonObject, message: string]>([
  [{ choices: [] }, 'no chat completion: it has no choices.'],
  [said({ content: 42 }, 7), 'no chat completion: the content of its message is 42.'],
  [said({ content: [{ type: 'text' }] }, 'stop'), 'no chat completion: the content of its message is a list.'],
  [said({ content: 'Hm.' }, 7), 'no chat completion: its finish_reason is 7.'],
  [
    said({ content: null }, 'stop'),
    'no chat completion: its message has neither content nor tool_calls, and its finish_reason is "stop".',
  ],
  [said({}), 'its message has neither content nor tool_calls, and its finish_reason is undefined.'],
])('%j is no answer, and fails the row', async ([response, message]) => {
  const model = await serveModel({ answer: () => Response.json(response) });
  await expect(ask(model, gemini)).rejects.toMatchObject({
    status: 'INTERNAL',
    message: expect.stringContaining(message),
  });
});

test.for<[response: JsonObject, answer: JsonObject]>([
  [said({ content: '' }, 'stop'), { text: '' }],
  [said({ content: 'Hm.' }), { text: 'Hm.' }],
  [said({ content: null }, 'length'), { text: '', isCut: true }],
  [said({ content: null }, 'content_filter'), { text: '', blocked: { reason: 'SAFETY', of: 'answer' } }],
])('%j is an answer, with few words', async ([response, answer]) => {
  const model = await serveModel({ answer: () => Response.json(response) });
  expect((await ask(model, gemini)).answer).toEqual(answer);
});

test.for<[candidate: JsonObject, message: string]>([
  [{ content: { parts: [{ text: 42 }] } }, 'the text of a part is 42.'],
  [{ content: { parts: [{ text: 'Hm.' }] }, finishReason: 7 }, 'the finishReason of its candidate is 7.'],
  [{}, 'its candidate has neither content nor finishReason.'],
])('%j is no candidate of a Gemini model, and fails the row', async ([candidate, message]) => {
  const answered: UpstreamLine = {
    fetch: async () => Response.json({ candidates: [candidate] }),
    sleep: async () => {},
  };
  const options = { url: 'http://127.0.0.1:1/v1beta', kind: 'gemini', model: 'local' } as const;
  const predict = upstreamPredictor(upstreamOf(options, {}), answered);
  const question = { model: 'm', text: '', random: new SeededRandom(1, 'test'), ...gemini };
  await expect(predict(question)).rejects.toMatchObject({
    status: 'INTERNAL',
    message: expect.stringContaining(message),
  });
});

test('a Gemini model is asked with generateContent, by rows of every family', async () => {
  const sent: { url: string; headers: Headers; body: unknown }[] = [];
  const line: UpstreamLine = {
    fetch: async (input, init) => {
      const request = new Request(input, init);
      sent.push({ url: request.url, headers: request.headers, body: await request.json() });
      return Response.json({
        candidates: [{ content: { parts: [{ text: 'hm', thought: true }, { text: 'Yes.' }] }, finishReason: 'STOP' }],
        usageMetadata: { promptTokenCount: 4, candidatesTokenCount: 2, thoughtsTokenCount: 7 },
      });
    },
    sleep: async () => {},
  };
  const upstream = upstreamOf({ kind: 'gemini', model: 'gemini-2.5-flash' }, { GENAI_BATCH_UPSTREAM_KEY: 'secret' });
  const predict = upstreamPredictor(upstream, line);
  const random = new SeededRandom(1, 'test');
  const answers = [
    await predict({
      ...gemini,
      request: { ...gemini.request, labels: { a: 'b' }, generationConfig: { candidateCount: 2, topK: 3 } },
      model: 'm',
      text: '',
      random,
    }),
    await predict({
      style: 'messages',
      request: { system: 'Be short.', max_tokens: 9, messages: [{ role: 'user', content: 'Rain?' }] },
      model: 'm',
      text: '',
      random,
    }),
  ];
  const answer = { text: 'Yes.', thoughts: 'hm', tokens: { prompt: 4, answer: 2, thoughts: 7 } };
  expect(answers).toEqual([answer, answer]);
  expect(sent[0]?.url).toBe('https://generativelanguage.googleapis.com/v1beta/models/gemini-2.5-flash:generateContent');
  expect(sent[0]?.headers.get('x-goog-api-key')).toBe('secret');
  expect(sent.map(({ body }) => body)).toEqual([
    { ...gemini.request, generationConfig: { topK: 3 } },
    {
      ...gemini.request,
      systemInstruction: { parts: [{ text: 'Be short.' }] },
      generationConfig: { maxOutputTokens: 9 },
    },
  ]);
});

test.for<[options: UpstreamOptions, message: string]>([
  [{}, 'upstream.url is an http or https URL'],
  [{ url: 'ftp://x' }, 'upstream.url is an http or https URL'],
  [{ url: 'http://a:b@localhost/v1' }, 'holds no user, password or query'],
  [{ url: 'https://example.com/v1', concurrency: 0 }, 'upstream.concurrency is a whole number from 1, not 0'],
  [{ url: 'http://example.com/v1' }, 'is not sent over plain http to example.com'],
])('%o is refused: %s', ([options, message]) => {
  expect(() => upstreamOf(options, { GENAI_BATCH_UPSTREAM_KEY: 'secret' })).toThrow(message);
});

const rows = Array.from({ length: 12 }, (_, index) => ({
  custom_id: `row-${index}`,
  request: {
    messages: [{ role: 'user', content: `Question ${index}?` }],
    anthropic_version: 'vertex-2023-10-16',
    max_tokens: 50,
  },
}));
const order = {
  displayName: 'upstream',
  model: 'publishers/anthropic/models/claude-haiku-4-5',
  inputConfig: { instancesFormat: 'jsonl', gcsSource: { uris: ['gs://in/rows.jsonl'] } },
  outputConfig: { predictionsFormat: 'jsonl', gcsDestination: { outputUriPrefix: 'gs://out/' } },
};
const jobsUrl =
  'https://us-central1-aiplatform.googleapis.com/v1/projects/mock-project/locations/us-central1/batchPredictionJobs';

test('a job on a virtual clock ends when every row is answered, never more at once than allowed', async () => {
  const together = Promise.withResolvers<void>();
  let now = 0;
  let most = 0;
  const model = await serveModel({
    answer: async ({ text }) => {
      now += 1;
      most = Math.max(most, now);
      if (now === 3) together.resolve();
      await together.promise;
      now -= 1;
      return text === 'Question 5?' ? Response.json({ error: 'no such thing' }, { status: 422 }) : `Answer to ${text}`;
    },
  });
  const cloud = createMockCloud({
    clock: 'manual',
    order: 'input',
    upstream: { url: model.url, concurrency: 3 },
  });
  onTestFinished(() => cloud.close());
  await cloud.bucket('in').put('rows.jsonl', rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  const headers = {
    authorization: `Bearer ${cloud.credentials.issueToken().accessToken}`,
    'content-type': 'application/json',
  };
  const created = await cloud.fetch(jobsUrl, { method: 'POST', headers, body: JSON.stringify(order) });
  expect(await created.clone().text()).toContain('JOB_STATE_PENDING');
  await cloud.clock.advance(200_000);
  const [job] = cloud.jobs.list();
  expect(job).toMatchObject({ state: 'JOB_STATE_SUCCEEDED', completionStats: { successful: 11, failed: 1 } });
  expect(most).toBe(3);
  const name = (await cloud.bucket('out').list()).find((each) => each.endsWith('.jsonl'));
  const lines = (await cloud.bucket('out').text(name ?? ''))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { custom_id: string; response: JsonObject; status: string });
  expect(lines.map(({ custom_id: id }) => id)).toEqual(rows.map(({ custom_id: id }) => id));
  expect(lines[3]?.response).toMatchObject({ content: [{ type: 'text', text: 'Answer to Question 3?' }] });
  expect(lines[5]?.status).toMatch(/Bad Request.*answered 422: no such thing/);
});

test('on a real clock the job runs until its rows are answered, and cancelling it gives up those under way', async () => {
  const [third, gone] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  let left = 0;
  const model = await serveModel({
    answer: ({ number, signal }) => {
      if (number <= 2) return 'Quick.';
      if (number === 4) third.resolve();
      return new Promise((resolve) =>
        signal.addEventListener('abort', () => {
          left += 1;
          if (left === 2) gone.resolve();
          resolve('Too late.');
        }),
      );
    },
  });
  const cloud = createMockCloud({
    clock: 'real',
    speed: 1_000_000,
    order: 'input',
    upstream: { url: model.url, concurrency: 2 },
    timing: { pendingMs: 1, runningMs: 1, cancellingMs: 1 },
  });
  onTestFinished(() => cloud.close());
  await cloud.bucket('in').put('rows.jsonl', rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  const headers = {
    authorization: `Bearer ${cloud.credentials.issueToken().accessToken}`,
    'content-type': 'application/json',
  };
  const created = await cloud.fetch(jobsUrl, { method: 'POST', headers, body: JSON.stringify(order) });
  const { name } = (await created.json()) as { name: string };
  await third.promise;
  const url = `https://us-central1-aiplatform.googleapis.com/v1/${name}`;
  expect(await (await cloud.fetch(url, { headers })).json()).toMatchObject({
    state: 'JOB_STATE_RUNNING',
    completionStats: { successfulCount: '2', incompleteCount: '10' },
  });
  await cloud.fetch(`${url}:cancel`, { method: 'POST', headers, body: '{}' });
  await gone.promise;
  await expect.poll(() => cloud.jobs.list()[0]?.state).toBe('JOB_STATE_CANCELLED');
  expect(cloud.jobs.list()[0]?.completionStats).toEqual({ successful: 2, failed: 0, incomplete: 10 });
  expect(model.calls).toHaveLength(4);
});

test('a cloud that closes waits for no answer', async () => {
  const arrived = Promise.withResolvers<void>();
  const model = await serveModel({
    answer: () => {
      arrived.resolve();
      return new Promise<never>(() => {});
    },
  });
  const cloud = createMockCloud({ clock: 'manual', upstream: { url: model.url } });
  await cloud.bucket('in').put('rows.jsonl', rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  const headers = {
    authorization: `Bearer ${cloud.credentials.issueToken().accessToken}`,
    'content-type': 'application/json',
  };
  await cloud.fetch(jobsUrl, { method: 'POST', headers, body: JSON.stringify(order) });
  const advanced = cloud.clock.advance(200_000);
  await arrived.promise;
  await cloud.close();
  await expect(advanced).resolves.toBeUndefined();
});
