import { describe, expect, onTestFinished, test } from 'vitest';
import { createMockCloud } from '../../create-mock-cloud.ts';
import { isJsonObject, type JsonObject } from '../../model/json.ts';
import type { MockCloudOptions } from '../../model/mock-cloud-options.ts';
import type { MockCloud } from '../../model/mock-cloud.ts';

const HOST = 'https://generativelanguage.googleapis.com';
const HOUR_MS = 3_600_000;

/** What the tests read out of an answer by name. */
interface Body {
  name: string;
  done?: boolean;
  metadata: JsonObject & { state: string; updateTime: string; output?: Output };
  response?: JsonObject;
  error: { code: number; message: string; status: string; details?: unknown };
  operations?: Body[];
  nextPageToken?: string;
}

interface Output {
  responsesFile?: string;
  inlinedResponses?: { inlinedResponses: JsonObject[] };
}

function open(options?: MockCloudOptions): MockCloud {
  const cloud = createMockCloud(options);
  onTestFinished(() => cloud.close());
  return cloud;
}

async function call(
  cloud: MockCloud,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = { 'x-goog-api-key': 'k' },
): Promise<{ status: number; body: Body }> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const answer = await cloud.fetch(`${HOST}/${path}`, { method, headers, ...(body !== undefined && { body: text }) });
  expect(answer.headers.get('content-type')).toBe('application/json; charset=UTF-8');
  return { status: answer.status, body: (await answer.json()) as Body };
}

const GENERATE = 'v1beta/models/gemini-2.5-flash:batchGenerateContent';
const EMBED = 'v1beta/models/gemini-embedding-001:asyncBatchEmbedContent';

const asking = (text: string): JsonObject => ({ contents: [{ parts: [{ text }] }] });
const inlined = (...requests: JsonObject[]): { batch: JsonObject } => ({
  batch: { inputConfig: { requests: { requests } } },
});
const hello = inlined({ request: asking('hello'), metadata: { key: 'a' } });

async function fileOf(cloud: MockCloud, ...lines: unknown[]): Promise<string> {
  const text = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');
  return (await cloud.files.put({ mimeType: 'jsonl' }, [Buffer.from(text)])).name;
}

const overFile = (fileName: string): { batch: JsonObject } => ({
  batch: { displayName: 'd', inputConfig: { fileName } },
});

async function see(cloud: MockCloud, name: string): Promise<Body> {
  const { body } = await call(cloud, 'GET', `v1beta/${name}`);
  return body;
}

/** Looks at a batch until it is done. */
async function whenDone(cloud: MockCloud, { name }: { name: string }): Promise<Body> {
  for (let look = 0; look < 9; look += 1) {
    const body = await see(cloud, name);
    if (body.done) return body;
  }
  throw new Error(`${name} is not done after nine looks`);
}

async function download(cloud: MockCloud, path: string): Promise<string> {
  const answer = await cloud.fetch(`${HOST}/${path}`, { headers: { 'x-goog-api-key': 'k' } });
  expect(answer.status).toBe(200);
  return answer.text();
}

describe('a batch of rows in the call', () => {
  test('is pending at first, with an id of 36 characters and without a word whether it is done', async () => {
    const { status, body } = await call(open(), 'POST', GENERATE, hello);
    expect(status).toBe(200);
    expect(body).toEqual({
      name: expect.stringMatching(/^batches\/[a-z0-9]{36}$/),
      metadata: {
        '@type': 'type.googleapis.com/google.ai.generativelanguage.v1main.GenerateContentBatch',
        name: body.name,
        model: 'models/gemini-2.5-flash',
        createTime: expect.stringMatching(/^2026-01-01T00:00:00\.\d{9}Z$/),
        updateTime: body.metadata['createTime'],
        batchStats: { requestCount: '1', pendingRequestCount: '1' },
        state: 'BATCH_STATE_PENDING',
      },
    });
  });

  test('shows a caller every state, and in the end its responses in both places, in the order of the requests', async () => {
    const cloud = open();
    const requests = ['one', 'two', 'three'].map((text) => ({ request: asking(text), metadata: { key: text } }));
    const { body } = await call(cloud, 'POST', GENERATE, inlined(...requests));
    const states = [];
    for (let look = 0; look < 3; look += 1) states.push((await see(cloud, body.name)).metadata.state);
    expect(states).toEqual(['BATCH_STATE_PENDING', 'BATCH_STATE_RUNNING', 'BATCH_STATE_SUCCEEDED']);
    const ended = await see(cloud, body.name);
    expect(ended).toMatchObject({
      done: true,
      metadata: {
        batchStats: { requestCount: '3', successfulRequestCount: '3' },
        endTime: ended.metadata.updateTime,
        output: {
          inlinedResponses: {
            inlinedResponses: requests.map(({ metadata }) => ({
              metadata,
              response: {
                candidates: [{ content: { parts: [{ text: expect.stringContaining(metadata.key) as unknown }] } }],
              },
            })),
          },
        },
      },
      response: {
        '@type': expect.stringMatching(/\.GenerateContentBatchOutput$/) as unknown,
        ...ended.metadata.output,
      },
    });
    expect(ended.metadata['batchStats']).not.toHaveProperty('failedRequestCount');
  });

  test('may have its keys in either spelling, rows with a model and rows without', async () => {
    const cloud = open();
    const row = {
      request: {
        model: 'models/gemini-2.5-flash',
        contents: [{ role: 'user', parts: [{ file_data: { file_uri: 'https://e/f', mime_type: 'image/png' } }] }],
        system_instruction: { parts: [{ text: 'be kind' }] },
        generation_config: { max_output_tokens: 1, thinking_config: { include_thoughts: true } },
      },
    };
    const body = { batch: { display_name: 'd', input_config: { requests: { requests: [row] } } } };
    const ended = await whenDone(cloud, (await call(cloud, 'POST', GENERATE, body)).body);
    expect(ended.metadata['displayName']).toBe('d');
    expect(ended.metadata.output?.inlinedResponses?.inlinedResponses).toMatchObject([
      { response: { candidates: [{ finishReason: 'MAX_TOKENS' }] } },
    ]);
  });

  test('succeeds even when every row is wrong in a way that only shows when it is predicted', async () => {
    const cloud = open();
    const wrong = [
      { contents: [{ role: 'system', parts: [{ text: 'a' }] }] },
      {},
      { contents: [{ parts: [] }] },
      { contents: [{ parts: [{ thought: true }] }] },
      { contents: [{ parts: [{ text: 'a' }] }], generationConfig: { maxOutputTokens: -1 } },
      { contents: [{ parts: [{ fileData: { fileUri: `${HOST}/v1beta/files/gone` } }] }] },
    ];
    const body = inlined(...wrong.map((request, index) => ({ request, metadata: { index: String(index) } })));
    const ended = await whenDone(cloud, (await call(cloud, 'POST', GENERATE, body)).body);
    expect(ended.metadata).toMatchObject({
      state: 'BATCH_STATE_SUCCEEDED',
      batchStats: { requestCount: '6', failedRequestCount: '6' },
    });
    const responses = ended.metadata.output?.inlinedResponses?.inlinedResponses ?? [];
    expect(responses.map(({ error }) => (isJsonObject(error) ? error['code'] : undefined))).toEqual([3, 3, 3, 3, 3, 7]);
    expect(responses[0]).toEqual({
      error: { code: 3, message: 'Please use a valid role: user, model.' },
      metadata: { index: '0' },
    });
  });

  test('by a switch loses its metadata, or its order, as users have seen it', async () => {
    const requests = Array.from({ length: 30 }, (_, index) => ({
      request: asking(`row ${index}`),
      metadata: { index: String(index) },
    }));
    const responsesOf = async (options: MockCloudOptions): Promise<JsonObject[]> => {
      const cloud = open(options);
      const ended = await whenDone(cloud, (await call(cloud, 'POST', GENERATE, inlined(...requests))).body);
      return ended.metadata.output?.inlinedResponses?.inlinedResponses ?? [];
    };
    const without = await responsesOf({ gemini: { metadataEcho: false } });
    expect(without.filter((response) => 'metadata' in response)).toEqual([]);
    const shuffled = (await responsesOf({ gemini: { inlineOrder: 'shuffle' } })).map(({ metadata }) => metadata);
    expect(shuffled).not.toEqual(requests.map(({ metadata }) => metadata));
    expect(new Set(shuffled.map((metadata) => JSON.stringify(metadata))).size).toBe(30);
  });
});

describe('a batch of rows in a file', () => {
  test.for(['v1beta/files', 'download/v1beta/files'])('writes a file of its own, to be had at %s', async (base) => {
    const cloud = open();
    const file = await fileOf(cloud, { key: 'r1', request: asking('one') }, { key: 'r2', request: {} });
    const { body } = await call(cloud, 'POST', GENERATE, overFile(file));
    expect(body.metadata['inputConfig']).toEqual({ fileName: file });
    const ended = await whenDone(cloud, body);
    const responsesFile = `files/batch-${body.name.slice('batches/'.length)}`;
    expect(ended.metadata.output).toEqual({ responsesFile });
    expect(ended.response).toMatchObject({ responsesFile });
    const text = await download(cloud, `${base}/${responsesFile.slice('files/'.length)}:download?alt=media`);
    const lines = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as JsonObject);
    expect(lines.toSorted((left, right) => String(left['key']).localeCompare(String(right['key'])))).toEqual([
      { key: 'r1', response: expect.objectContaining({ modelVersion: 'gemini-2.5-flash' }) as unknown },
      { key: 'r2', error: { code: 3, message: expect.any(String) as unknown } },
    ]);
  });

  test('cannot be read or deleted as a file, for its name is too long', async () => {
    const cloud = open();
    const { body } = await call(cloud, 'POST', GENERATE, overFile(await fileOf(cloud, { request: asking('a') })));
    const { metadata } = await whenDone(cloud, body);
    for (const [method, request] of [
      ['GET', 'GetFileRequest'],
      ['DELETE', 'DeleteFileRequest'],
    ] as const) {
      const refused = await call(cloud, method, `v1beta/${metadata.output?.responsesFile}`);
      expect(refused.status).toBe(400);
      expect(refused.body.error.message).toBe(
        `* ${request}.name: File ID (name excluding 'files/') cannot be more than 40 characters.\n`,
      );
    }
  });

  test('passes over what stands beside the request, and takes requests without a key', async () => {
    const cloud = open();
    const file = await fileOf(cloud, { key: 'a', request: asking('a'), config: { temperature: 9 } }, asking('bare'));
    const { body } = await call(cloud, 'POST', GENERATE, overFile(file));
    const { metadata } = await whenDone(cloud, body);
    const text = await download(cloud, `v1beta/${metadata.output?.responsesFile}:download?alt=media`);
    expect(text).toContain('“bare”');
    expect(text).not.toContain('config');
    expect(metadata['batchStats']).toEqual({ requestCount: '2', successfulRequestCount: '2' });
  });

  test('unless the cloud refuses bare lines', async () => {
    const cloud = open({ gemini: { bareLines: 'refuse' } });
    const { status, body } = await call(cloud, 'POST', GENERATE, overFile(await fileOf(cloud, asking('bare'))));
    expect([status, body.error.message]).toEqual([
      400,
      "Error on line 1: invalid JSON, near column 13: no such field: 'contents'",
    ]);
  });

  test('with the same seed writes the same bytes, keys in any order', async () => {
    const textOf = async (seed: number): Promise<string> => {
      const cloud = open({ seed });
      const rows = Array.from({ length: 20 }, (_, index) => ({ key: `k${index}`, request: asking(`row ${index}`) }));
      const { metadata } = await whenDone(
        cloud,
        (await call(cloud, 'POST', GENERATE, overFile(await fileOf(cloud, ...rows)))).body,
      );
      return download(cloud, `v1/${metadata.output?.responsesFile}:download?alt=media`);
    };
    const text = await textOf(1);
    expect(await textOf(1)).toBe(text);
    expect(await textOf(2)).not.toBe(text);
    expect(
      new Set(
        text
          .trimEnd()
          .split('\n')
          .map((line) => Object.keys(JSON.parse(line) as object).join()),
      ).size,
    ).toBe(2);
  });

  test('fails when its file is gone before it runs', async () => {
    const cloud = open({ clock: 'manual' });
    const file = await fileOf(cloud, { request: asking('a') });
    const { body } = await call(cloud, 'POST', GENERATE, overFile(file));
    await call(cloud, 'DELETE', `v1beta/${file}`);
    await cloud.clock.advance(60_000);
    const ended = await see(cloud, body.name);
    expect(ended).toMatchObject({ done: true, metadata: { state: 'BATCH_STATE_FAILED' }, error: { code: 7 } });
    expect(ended).not.toHaveProperty('response');
  });
});

describe('embeddings', () => {
  const content = { parts: [{ text: 'How do I bake bread?' }] };

  test('are vectors of the asked size and of length 1, with the tokens as text', async () => {
    const cloud = open();
    const sizes = [3, 768, undefined];
    const body = inlined(...sizes.map((outputDimensionality) => ({ request: { content, outputDimensionality } })));
    const ended = await whenDone(cloud, (await call(cloud, 'POST', EMBED, body)).body);
    expect(ended.metadata['@type']).toMatch(/\.EmbedContentBatch$/);
    const responses = (ended.metadata.output?.inlinedResponses?.inlinedResponses ?? []) as unknown as {
      response: { embedding: { values: number[] }; tokenCount: string };
    }[];
    expect(responses.map(({ response }) => response.embedding.values.length)).toEqual([3, 768, 3072]);
    for (const { response } of responses) {
      expect(Math.hypot(...response.embedding.values)).toBeCloseTo(1, 3);
      expect(response.tokenCount).toBe('5');
    }
  });

  test('of a file come as lines, and a size that the model has not fails its row', async () => {
    const cloud = open();
    const file = await fileOf(
      cloud,
      { key: 'a', request: { content, output_dimensionality: 2 } },
      { key: 'b', request: { content, output_dimensionality: 3073 } },
      { key: 'c', request: {} },
    );
    const body = { batch: { input_config: { file_name: file } } };
    const { metadata } = await whenDone(cloud, (await call(cloud, 'POST', EMBED, body)).body);
    expect(metadata['batchStats']).toEqual({ requestCount: '3', successfulRequestCount: '1', failedRequestCount: '2' });
    const text = await download(cloud, `v1/${metadata.output?.responsesFile}:download?alt=media`);
    expect(text.split('\n').filter((line) => line.includes('"error"'))).toHaveLength(2);
    expect(text).toContain('[1, 3072]');
  });
});

describe('a create is refused', () => {
  test.for<[what: string, body: unknown, message: string]>([
    [
      'for a field that nobody knows',
      inlined({ request: { ...asking('a'), generation_config: { thinkingBudget: 1 } } }),
      `Invalid JSON payload received. Unknown name "thinkingBudget" at 'batch.input_config.requests.requests[0].request.generation_config': Cannot find field.`,
    ],
    [
      'for options beside the contents',
      inlined({ request: { ...asking('a'), temperature: 1 } }),
      `Invalid JSON payload received. Unknown name "temperature" at 'batch.input_config.requests.requests[0].request': Cannot find field.`,
    ],
    [
      'for a list in place of one',
      inlined({ request: { ...asking('a'), generationConfig: [] } }),
      `Invalid JSON payload received. Unknown name "generationConfig" at 'batch.input_config.requests.requests[0].request': Proto field is not repeating, cannot start list.`,
    ],
    [
      'for words in place of a number',
      inlined({ request: { ...asking('a'), generationConfig: { temperature: 'hot' } } }),
      `Invalid value at 'batch.input_config.requests.requests[0].request.generation_config.temperature' (TYPE_FLOAT), "hot"`,
    ],
    [
      'for a body that is no message',
      '[]',
      'Invalid JSON payload received. Unknown name "": Root element must be a message.',
    ],
    [
      'for no rows',
      inlined(),
      '* BatchGenerateContentRequest.batch.input_config.requests.requests: at least one request is required, or a file_name.\n',
    ],
    [
      'for a row without a request',
      inlined({ metadata: {} }),
      '* BatchGenerateContentRequest.batch.input_config.requests.requests[0]: request is not specified\n',
    ],
  ])('%s', async ([, body, message]) => {
    const cloud = open();
    const answer = await call(cloud, 'POST', GENERATE, body);
    expect([answer.status, answer.body.error.status, answer.body.error.message]).toEqual([
      400,
      'INVALID_ARGUMENT',
      message,
    ]);
    expect(cloud.batches.list()).toEqual([]);
  });

  test('with every mistake in it told, and where', async () => {
    const row = (temperature: unknown): JsonObject => ({
      request: { ...asking('a'), generationConfig: { temperature } },
    });
    const { body } = await call(open(), 'POST', GENERATE, inlined(row('a'), row(1), row('b')));
    const field = (index: number): string =>
      `batch.input_config.requests.requests[${index}].request.generation_config.temperature`;
    expect(body.error.details).toEqual([
      {
        '@type': 'type.googleapis.com/google.rpc.BadRequest',
        fieldViolations: [0, 2].map((index) => expect.objectContaining({ field: field(index) }) as unknown),
      },
    ]);
    expect(body.error.message.split('\n')).toHaveLength(2);
  });

  test.for<[what: string, lines: unknown[], message: string]>([
    [
      'fields that nobody knows',
      [
        { key: 'a', request: { thinking_config: {} } },
        { request: asking('fine') },
        { request: { contents: [], tempo: 1 } },
      ],
      "Error on line 1: invalid JSON, near column 41: no such field: 'thinking_config'\nError on line 3: invalid JSON, near column 35: no such field: 'tempo'",
    ],
    [
      'a list for a request',
      ['{"key":"a","request":[]}'],
      `Error on line 1: invalid JSON, near column 22: unexpected character: '['; expected '{'`,
    ],
    [
      'a list for a line',
      ['', '[1]'],
      `Error on line 2: invalid JSON, near column 1: unexpected character: '['; expected '{'`,
    ],
    ['a line that breaks off', ['{"key":"a"'], 'Error on line 1: invalid JSON, near column 11: unexpected EOF'],
    [
      'a key that is a number',
      [{ key: 1, request: {} }],
      `Error on line 1: invalid JSON, near column 8: unexpected character: '1'; expected '"'`,
    ],
    [
      'a cache and what is in it',
      [{ request: { ...asking('a'), cachedContent: 'cachedContents/a', tools: [] } }],
      'Error on line 1: CachedContent can not be used with GenerateContent request setting system_instruction, tools or tool_config.',
    ],
    ['nothing', [''], 'The input file has no requests.'],
  ])('for a file with %s', async ([, lines, message]) => {
    const cloud = open();
    const { status, body } = await call(cloud, 'POST', GENERATE, overFile(await fileOf(cloud, ...lines)));
    expect([status, body.error.message]).toEqual([400, message]);
  });

  test('for a file that is not there, as for somebody else’s', async () => {
    const { status, body } = await call(open(), 'POST', GENERATE, overFile('files/nope'));
    expect([status, body.error.status]).toEqual([403, 'PERMISSION_DENIED']);
    expect(body.error.message).toBe('You do not have permission to access the File nope or it may not exist.');
  });

  test.for([
    'models/imagen-4.0:batchGenerateContent',
    'models/gemini-embedding-001:batchGenerateContent',
    'models/gemini-2.5-flash:asyncBatchEmbedContent',
    'models/anthropic/claude-x:batchGenerateContent',
    'tunedModels/mine:batchGenerateContent',
  ])('for a model that takes no such batches: %s', async (path) => {
    const { status, body } = await call(open(), 'POST', `v1/${path}`, hello);
    const [model, method] = path.split(':');
    expect([status, body.error.message]).toEqual([
      404,
      `${model} is not found for API version v1, or is not supported for ${method}. Call ListModels to see the list of available models and their supported methods.`,
    ]);
  });

  test('for rows that are too large together', async () => {
    const cloud = open({ gemini: { quota: { inlineBytes: 1000 } } });
    const large = inlined({ request: asking('x'.repeat(1000)) });
    expect((await call(cloud, 'POST', GENERATE, large)).body.error.message).toBe(
      'Request payload size exceeds the limit: 1000 bytes.',
    );
    expect((await call(cloud, 'POST', GENERATE, hello)).status).toBe(200);
  });

  test.for<[what: string, quota: object]>([
    ['too many batches', { concurrentBatches: 2 }],
    ['too many tokens', { enqueuedTokens: { gemini: 5 } }],
  ])('for %s at a time, until one has ended', async ([, quota]) => {
    const cloud = open({ gemini: { quota } });
    const first = await call(cloud, 'POST', GENERATE, hello);
    await call(cloud, 'POST', GENERATE, hello);
    const refused = await call(cloud, 'POST', GENERATE, hello);
    expect([refused.status, refused.body.error.status]).toEqual([429, 'RESOURCE_EXHAUSTED']);
    expect(refused.body.error.message).toMatch(/^You exceeded your current quota/);
    await whenDone(cloud, first.body);
    expect((await call(cloud, 'POST', GENERATE, hello)).status).toBe(200);
  });
});

describe('credentials', () => {
  test.for<[what: string, path: string, headers: Record<string, string>]>([
    ['a key in a header', 'v1beta/batches', { 'x-goog-api-key': 'any text' }],
    ['a key in the query', 'v1beta/batches?key=any', {}],
    ['a bearer token', 'v1beta/batches', { authorization: 'Bearer t' }],
  ])('may be %s', async ([, path, headers]) => {
    expect((await call(open(), 'GET', path, undefined, headers)).status).toBe(200);
  });

  test('are needed', async () => {
    const { status, body } = await call(open(), 'GET', 'v1beta/batches', undefined, {});
    expect([status, body.error.status]).toEqual([403, 'PERMISSION_DENIED']);
    expect(body.error.message).toMatch(/^Method doesn't allow unregistered callers/);
  });

  test('are checked where the cloud was told which keys there are', async () => {
    const cloud = open({ apiKeys: ['mine'] });
    const answers = await Promise.all(
      ['mine', cloud.apiKeys.issue(), 'yours'].map((key) => call(cloud, 'GET', `v1/batches?key=${key}`, undefined, {})),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 400]);
    expect(answers[2]?.body.error.message).toBe('API key not valid. Please pass a valid API key.');
    expect(cloud.owns({ kind: 'api-key', value: 'mine' })).toBe(true);
  });
});

describe('the end', () => {
  test('of a batch that is cancelled while it runs is an error with code 1, and no output', async () => {
    const cloud = open();
    const { body } = await call(cloud, 'POST', GENERATE, hello);
    await see(cloud, body.name);
    expect((await see(cloud, body.name)).metadata.state).toBe('BATCH_STATE_RUNNING');
    expect((await call(cloud, 'POST', `v1beta/${body.name}:cancel`, {})).body).toEqual({});
    const ended = await see(cloud, body.name);
    expect(ended).toMatchObject({ done: true, metadata: { state: 'BATCH_STATE_CANCELLED' }, error: { code: 1 } });
    expect(ended.metadata).not.toHaveProperty('output');
    expect(ended).not.toHaveProperty('response');
    const again = await call(cloud, 'POST', `v1beta/${body.name}:cancel`);
    expect([again.status, again.body.error.status]).toEqual([400, 'FAILED_PRECONDITION']);
  });

  test('has no state of its own on the way there', async () => {
    const cloud = open({ clock: 'manual' });
    const { body } = await call(cloud, 'POST', GENERATE, hello);
    await call(cloud, 'POST', `v1beta/${body.name}:cancel`);
    expect((await see(cloud, body.name)).metadata.state).toBe('BATCH_STATE_PENDING');
    await cloud.clock.advance(10_000);
    expect((await see(cloud, body.name)).metadata.state).toBe('BATCH_STATE_CANCELLED');
  });

  test.for<[where: string, timing: { pendingMs?: number; runningMs?: number }]>([
    ['waiting', { pendingMs: 49 * HOUR_MS }],
    ['running', { pendingMs: HOUR_MS, runningMs: 48 * HOUR_MS }],
  ])('comes after 48 hours for a batch that is still %s, without results', async ([, timing]) => {
    const cloud = open({ clock: 'manual', timing });
    const { body } = await call(cloud, 'POST', GENERATE, hello);
    await cloud.clock.advance(48 * HOUR_MS - 1);
    expect((await see(cloud, body.name)).done).toBeUndefined();
    await cloud.clock.advance(1);
    const ended = await see(cloud, body.name);
    expect(ended).toMatchObject({
      done: true,
      metadata: { state: 'BATCH_STATE_EXPIRED' },
      error: { message: expect.any(String) as unknown },
    });
    expect(ended.metadata).not.toHaveProperty('output');
  });
});

describe('a list', () => {
  const names = async (cloud: MockCloud, query = ''): Promise<{ names: string[]; pages: Body[] }> => {
    const pages: Body[] = [];
    let token: string | undefined;
    do {
      const { body } = await call(
        cloud,
        'GET',
        `v1beta/batches?pageSize=2${query}${token === undefined ? '' : `&pageToken=${token}`}`,
      );
      pages.push(body);
      token = body.nextPageToken;
    } while (token !== undefined && pages.length < 20);
    return { pages, names: pages.flatMap(({ operations = [] }) => operations.map(({ name }) => name)) };
  };
  const fill = async (cloud: MockCloud): Promise<string[]> => {
    const created = [];
    for (let count = 0; count < 5; count += 1) created.push((await call(cloud, 'POST', GENERATE, hello)).body.name);
    return created.toReversed();
  };

  test('has every batch once, newest first, and no token on its last page', async () => {
    const cloud = open({ clock: 'manual' });
    const created = await fill(cloud);
    const { names: listed, pages } = await names(cloud);
    expect(listed).toEqual(created);
    expect(pages.at(-1)).not.toHaveProperty('nextPageToken');
  });

  test('by a switch has empty pages that are not the last', async () => {
    const cloud = open({ clock: 'manual', gemini: { emptyPages: true } });
    const created = await fill(cloud);
    const { names: listed, pages } = await names(cloud);
    expect(listed).toEqual(created);
    expect(pages.map(({ operations = [] }) => operations.length)).toEqual([2, 0, 2, 0, 1]);
  });

  test('of nothing is an empty object', async () => {
    expect((await call(open(), 'GET', 'v1/batches')).body).toEqual({});
  });

  test('leaves out inlined responses, and moves an auto clock as a second look does', async () => {
    const cloud = open();
    await call(cloud, 'POST', GENERATE, hello);
    const states = [];
    for (let look = 0; look < 3; look += 1) {
      const [operation] = (await call(cloud, 'GET', 'v1beta/batches')).body.operations ?? [];
      states.push(operation?.metadata.state);
    }
    expect(states).toEqual(['BATCH_STATE_PENDING', 'BATCH_STATE_RUNNING', 'BATCH_STATE_SUCCEEDED']);
    const { body } = await call(cloud, 'GET', 'v1beta/batches');
    expect(JSON.stringify(body)).not.toContain('inlinedResponses');
    expect(body.operations?.[0]).toMatchObject({ done: true, response: {} });
  });

  test('has, by a filter, only what is asked for, page by page', async () => {
    const cloud = open({ clock: 'manual' });
    const [newest = '', , third = '', , oldest = ''] = await fill(cloud);
    for (const name of [newest, third, oldest]) await cloud.batches.force(name, 'JOB_STATE_FAILED');
    const filter = `&filter=${encodeURIComponent('state="BATCH_STATE_FAILED"')}`;
    const { names: listed, pages } = await names(cloud, filter);
    expect(listed).toEqual([newest, third, oldest]);
    expect(pages.map(({ operations = [] }) => operations.length)).toEqual([2, 1]);
    expect((await names(cloud, '&filter=state%3DBATCH_STATE_EXPIRED')).pages).toEqual([{}]);
  });

  test.for([{}, { gemini: { emptyPages: true } }])(
    'moves an auto clock for who waits until a filter finds something (%j)',
    async (options) => {
      const cloud = open(options);
      await call(cloud, 'POST', GENERATE, hello);
      let looks = 0;
      let found: string[] = [];
      for (; found.length === 0 && looks < 10; looks += 1) {
        ({ names: found } = await names(cloud, '&filter=state%3DBATCH_STATE_SUCCEEDED'));
      }
      expect([found.length, looks]).toEqual([1, 3]);
    },
  );

  test.for(['pageSize=x', 'pageToken=abc', 'filter=state', 'filter=model%3Dx'])('refuses %s', async (query) => {
    expect((await call(open(), 'GET', `v1/batches?${query}`)).status).toBe(400);
  });
});

describe('a batch that is there', () => {
  test('can be deleted, in any state, and is gone', async () => {
    const cloud = open();
    const { body } = await call(cloud, 'POST', GENERATE, hello);
    expect((await call(cloud, 'DELETE', `v1beta/${body.name}`, {})).body).toEqual({});
    const { status, body: gone } = await call(cloud, 'GET', `v1beta/${body.name}`);
    expect([status, gone.error.status]).toEqual([404, 'NOT_FOUND']);
  });

  test('by a switch can only be deleted when it has ended', async () => {
    const cloud = open({ gemini: { unfinishedDelete: 'refuse' } });
    const { body } = await call(cloud, 'POST', GENERATE, hello);
    expect((await call(cloud, 'DELETE', `v1beta/${body.name}`)).body.error.status).toBe('FAILED_PRECONDITION');
    await whenDone(cloud, body);
    expect((await call(cloud, 'DELETE', `v1beta/${body.name}`)).status).toBe(200);
  });

  test('can be renamed, and given a priority', async () => {
    const cloud = open();
    const { body } = await call(cloud, 'POST', GENERATE, { batch: { ...hello.batch, priority: '5' } });
    expect(body.metadata['priority']).toBe('5');
    const path = `v1beta/${body.name}:updateGenerateContentBatch`;
    const changed = await call(cloud, 'PATCH', `${path}?updateMask=display_name,priority`, {
      displayName: 'new',
      priority: '-1',
    });
    expect(changed.body).toMatchObject({
      name: body.name,
      displayName: 'new',
      priority: '-1',
      state: 'BATCH_STATE_PENDING',
    });
    expect((await see(cloud, body.name)).metadata).toMatchObject({ displayName: 'new', priority: '-1' });
    expect((await call(cloud, 'PATCH', `${path}?updateMask=model`, {})).status).toBe(400);
    const wrongKind = await call(cloud, 'PATCH', `v1beta/${body.name}:updateEmbedContentBatch`, { displayName: 'x' });
    expect(wrongKind.status).toBe(404);
  });

  test('shows its webhook, or by a switch does not', async () => {
    const body = {
      batch: { ...hello.batch, webhook_config: { uris: ['http://127.0.0.1:9/'], user_metadata: { a: '1' } } },
    };
    const shown = await call(open({ clock: 'manual' }), 'POST', GENERATE, body);
    expect(shown.body.metadata['webhookConfig']).toEqual({ uris: ['http://127.0.0.1:9/'], userMetadata: { a: '1' } });
    const hidden = await call(open({ clock: 'manual', gemini: { webhookConfigEcho: false } }), 'POST', GENERATE, body);
    expect(hidden.body.metadata).not.toHaveProperty('webhookConfig');
  });
});

test('an end is told to the batch’s webhooks, and the key to check it is where Google has it', async () => {
  const cloud = open();
  const uris = ['https://example.com/not-allowed'];
  const { body } = await call(cloud, 'POST', GENERATE, { batch: { ...hello.batch, webhookConfig: { uris } } });
  await whenDone(cloud, body);
  expect(cloud.webhooks.deliveries).toMatchObject([
    { uri: uris[0], state: 'refused', message: { type: 'batch.succeeded', data: { id: body.name } } },
  ]);
  const keys = await cloud.fetch(`${HOST}/.well-known/jwks.json`);
  expect(await keys.json()).toMatchObject({ keys: [{ kty: 'RSA', alg: 'RS256', kid: expect.any(String) as unknown }] });
});

test('a batch and its rows can be made to fail', async () => {
  const cloud = open();
  cloud.faults.add({ job: '*', fault: 'fail', status: 'INTERNAL', message: 'oops' });
  const { body } = await call(cloud, 'POST', GENERATE, hello);
  expect(await whenDone(cloud, body)).toMatchObject({
    metadata: { state: 'BATCH_STATE_FAILED' },
    error: { code: 13, message: 'oops' },
  });
});
