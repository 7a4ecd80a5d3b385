import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Client } from '../client.ts';
import type { CreateBatchJobParameters } from '../batches/parameters.ts';
import type { Fetch } from '../settings/http-options.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'create-from-rows-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Sent {
  readonly call: string;
  readonly body: string;
}

/** A Gemini API that takes everything, or fails creates with a status. */
function geminiApi(createStatus = 200): { client: Client; sent: Sent[] } {
  const sent: Sent[] = [];
  const fetch: Fetch = async (url, init) => {
    const { pathname } = new URL(url);
    const body = init?.body;
    const text = typeof body === 'string' ? body : body ? Buffer.from(body as Uint8Array).toString() : '';
    const command = new Headers(init?.headers).get('x-goog-upload-command') ?? '';
    sent.push({ call: `${init?.method} ${pathname} ${command}`.trimEnd(), body: text });
    if (command === 'start') {
      return new Response('', {
        headers: { 'x-goog-upload-url': 'https://generativelanguage.googleapis.com/upload/1' },
      });
    }
    if (pathname === '/upload/1') {
      return Response.json({ file: { name: 'files/abc' } }, { headers: { 'x-goog-upload-status': 'final' } });
    }
    if (init?.method === 'DELETE') return Response.json({});
    return Response.json({ name: 'batches/1', metadata: {} }, { status: createStatus });
  };
  const httpOptions = { fetch, retryOptions: { attempts: 1 } };
  return { client: new Client({ apiKey: 'k', enterprise: false, httpOptions }), sent };
}

const CREATE = 'POST /v1/models/gemini-2.5-flash:batchGenerateContent';
const model = 'gemini-2.5-flash';
const row = (key: string): object => ({ key, request: { contents: [{ role: 'user', parts: [{ text: key }] }] } });
const item = (key: string): object => ({
  request: { contents: [{ role: 'user', parts: [{ text: key }] }] },
  metadata: { key },
});
async function* later<Item>(...items: Item[]): AsyncGenerator<Item> {
  yield* items;
}

test.for<[name: string, value: unknown]>([
  ['generationConfig', { topK: 3 }],
  ['generation_config', { top_k: 3 }],
])('what a request of a file has beside its contents is not lost from an array: %s', async ([name, value]) => {
  const { client, sent } = geminiApi();
  await client.batches.create({ model, src: [{ contents: 'a', [name]: value, metadata: { key: 'a' } }] });
  const { body } = sent[0]!;
  expect(JSON.parse(body)).toMatchObject({
    batch: {
      inputConfig: { requests: { requests: [{ request: { generationConfig: { topK: 3 } }, metadata: { key: 'a' } }] } },
    },
  });
});

test.for<[title: string, src: () => CreateBatchJobParameters['src'] | Promise<CreateBatchJobParameters['src']>]>([
  ['an array of rows of a file', () => [row('a'), row('b')]],
  ['a set', () => new Set([row('a'), row('b')])],
  ['a generator', () => [row('a'), row('b')].values()],
  ['an async generator', () => later(row('a'), row('b'))],
  ['lines', () => [JSON.stringify(row('a')), '', `${JSON.stringify(row('b'))}\n`]],
  [
    'rows as for the official client, with keys',
    () => [
      { key: 'a', contents: 'a' },
      { key: 'b', contents: 'b' },
    ],
  ],
  [
    'rows as for the official client, with keys in camelCase',
    () => [
      { customId: 'a', contents: 'a' },
      { customId: 'b', contents: 'b' },
    ],
  ],
  ['a web stream', () => ReadableStream.from([row('a'), row('b')])],
])('few rows go into the request, from %s', async ([, src]) => {
  const { client, sent } = geminiApi();
  await client.batches.create({ model, src: await src(), config: { displayName: 'd' } });
  expect(sent.map(({ call }) => call)).toEqual([CREATE]);
  expect(JSON.parse(sent[0]!.body)).toEqual({
    batch: { inputConfig: { requests: { requests: [item('a'), item('b')] } }, displayName: 'd' },
  });
});

test.for(['path', 'file: URL'])('a file on this machine is read, by its %s', async (how) => {
  const file = path.join(folder, 'rows.jsonl');
  await writeFile(file, `\uFEFF${JSON.stringify(row('ü\u2028'))}\r\n\r\n${JSON.stringify(row('b'))}`);
  const { client, sent } = geminiApi();
  await client.batches.create({ model, src: how === 'path' ? file : `file://${file}` });
  expect(JSON.parse(sent[0]!.body)).toEqual({
    batch: { inputConfig: { requests: { requests: [item('ü\u2028'), item('b')] } } },
  });
});

test('many rows are uploaded as a file, and the progress is told', async () => {
  const { client, sent } = geminiApi();
  const rows = Array.from({ length: 501 }, (_, at) => row(`r${at}`));
  const progress: object[] = [];
  await client.batches.create({ model, src: rows, config: { onProgress: (now) => progress.push(now) } });
  expect(sent.map(({ call }) => call)).toEqual([
    'POST /upload/v1/files start',
    'POST /upload/1 upload, finalize',
    CREATE,
  ]);
  const lines = sent[1]!.body.trimEnd().split('\n');
  expect(lines.map((line): unknown => JSON.parse(line))).toEqual(rows);
  expect(JSON.parse(sent[2]!.body)).toEqual({ batch: { inputConfig: { fileName: 'files/abc' } } });
  const { length } = sent[1]!.body;
  expect(progress).toEqual([{ sentBytes: length, totalBytes: length }]);
});

const noted = (key: string, notes: object): object => ({ contents: key, metadata: { key, ...notes } });

test.for<[title: string, src: () => CreateBatchJobParameters['src'], metadata: object]>([
  ['beside the key', () => later(noted('a', { team: 'x', ticket: '7' })), { key: 'a', team: 'x', ticket: '7' }],
  [
    'beside a key that is a number',
    () => new Set([{ contents: 'a', metadata: { key: 7, team: 'x' } }]),
    { key: '7', team: 'x' },
  ],
  ['of a row with its key elsewhere', () => [{ ...row('a'), metadata: { team: 'x' } }], { team: 'x', key: 'a' }],
  ['of a row without a key', () => later({ contents: 'a', metadata: { team: 'x' } }), { team: 'x', key: 'row-000001' }],
  ['of a line', () => [JSON.stringify({ ...row('a'), metadata: { team: 'x' } })], { team: 'x', key: 'a' }],
  ['that are no texts', () => later(noted('a', { at: [1, { b: true }] })), { key: 'a', at: [1, { b: true }] }],
  ['that are null', () => later(noted('a', { team: null })), { key: 'a' }],
])('notes in metadata go along with a row that is in the request: %s', async ([, src, metadata]) => {
  const { client, sent } = geminiApi();
  await client.batches.create({ model, src: src() });
  expect(sent.map(({ call }) => call)).toEqual([CREATE]);
  const { batch } = JSON.parse(sent[0]!.body) as { batch: { inputConfig: { requests: { requests: object[] } } } };
  expect(batch.inputConfig.requests.requests).toEqual([{ request: expect.anything() as unknown, metadata }]);
});

test('rows as for the official client are the same request from a generator as from an array, notes and all', async () => {
  const rows = [noted('a', { team: 'x' }), noted('b', {})];
  const { client, sent } = geminiApi();
  await client.batches.create({ model, src: rows });
  await client.batches.create({ model, src: later(...rows) });
  expect(JSON.parse(sent[1]!.body)).toEqual(JSON.parse(sent[0]!.body));
});

const many = Array.from({ length: 501 }, (_, at) => (at === 2 ? noted('c', { team: 'x' }) : row(`r${at}`)));

test.for<[title: string, params: CreateBatchJobParameters, message: string]>([
  [
    'too many rows',
    { model, src: new Set(many) },
    'Row 3, $.metadata.team: only a row within a request carries metadata; a line of a file has key and request. Keep it on your side, ' +
      'by the row’s key. Here rows go as a file, since a request takes at most 500 of them, and 18 MB: make several jobs, or leave the notes out. Nothing was sent.',
  ],
  [
    'rows that are too large',
    { model, src: new Set([noted('x'.repeat(18_000_000), { team: 'x' })]) },
    'Row 1, $.metadata.team: only a row within a request carries metadata;',
  ],
  [
    'rows that are not to be looked at',
    { model, src: new Set([row('a'), noted('b', { team: 'x' })]), config: { check: false } },
    'Here rows go as a file, since config.check is false: leave that out, or the notes.',
  ],
  [
    'rows to embed',
    { model: 'gemini-embedding-001', src: new Set([noted('b', { team: 'x' })]) },
    'row 1: it cannot be written as a line for a Gemini embedding model on the Gemini API: $.metadata.team: only a row within',
  ],
])('notes that a file cannot carry are refused before anything is sent: %s', async ([, params, message]) => {
  const { client, sent } = geminiApi();
  await expect(client.batches.create(params)).rejects.toThrow(message);
  expect(sent).toEqual([]);
});

test('rows to embed are uploaded, for a job that embeds', async () => {
  const { client, sent } = geminiApi();
  const src = [{ key: 'a', request: { content: { parts: [{ text: 'a' }] } } }];
  await client.batches.create({ model: 'gemini-embedding-001', src });
  expect(sent.at(-1)).toEqual({
    call: 'POST /v1/models/gemini-embedding-001:asyncBatchEmbedContent',
    body: '{"batch":{"inputConfig":{"file_name":"files/abc"}}}',
  });
});

test('rows that the service would refuse are refused before anything is sent', async () => {
  const { client, sent } = geminiApi();
  const creating = client.batches.create({
    model,
    src: [row('a'), '{"key":', { key: 'c', request: { contents: [], temperature: 1 } }, row('a')],
  });
  await expect(creating).rejects.toMatchObject({
    name: 'InvalidRowsError',
    problemCount: 3,
    problems: [
      { row: 2, message: expect.stringContaining('it is not JSON') as unknown },
      {
        row: 3,
        message: expect.stringContaining('it cannot be written as a line for Gemini on the Gemini API') as unknown,
      },
      { row: 4, message: expect.stringContaining('the key "a" was there before') as unknown },
    ],
  });
  await expect(creating).rejects.toThrow(/^3 problems in 4 rows; nothing was sent\.\n {2}row 2: it is not JSON/);
  expect(sent).toEqual([]);
});

test('an error shows the first few problems, and counts all', async () => {
  const { client } = geminiApi();
  const creating = client.batches.create({ model, src: Array(25).fill('{') });
  await expect(creating).rejects.toMatchObject({ problemCount: 25 });
  const { message } = (await creating.catch((error: unknown) => error)) as Error;
  expect(message.split('\n')).toHaveLength(13);
  expect(message).toContain('… and 15 more');
});

test('without a check lines are sent as they stand', async () => {
  const { client, sent } = geminiApi();
  const src = ['{"key":"a",  "odd":1}', '{"key":"a"}'];
  await client.batches.create({ model, src, config: { check: false } });
  expect(sent[1]!.body).toBe(`${src.join('\n')}\n`);
});

test.for<[title: string, params: CreateBatchJobParameters, name: string, message: string]>([
  ['no rows', { model, src: new Set<object>() }, 'InvalidArgumentError', 'There is no row in src.'],
  ['only blank lines', { model, src: ['', ' '] }, 'InvalidArgumentError', 'There is no row in src.'],
  [
    'no file',
    { model, src: './none.jsonl' },
    'InvalidArgumentError',
    'Cannot read ./none.jsonl: there is no such file',
  ],
  ['a destination', { model, src: [row('a')], config: { dest: 'gs://b' } }, 'InvalidArgumentError', 'dest parameter'],
  ['a stage', { model, src: [row('a')], config: { stage: 'gs://b' } }, 'InvalidArgumentError', 'config.stage is for'],
  ['no model', { src: [row('a')] }, 'ConfigurationError', 'Pass family'],
])('says what is wrong with %s, before rows are read', async ([, params, name, message]) => {
  const { client, sent } = geminiApi();
  const creating = client.batches.create(params);
  await expect(creating).rejects.toMatchObject({ name });
  await expect(creating).rejects.toThrow(message);
  expect(sent).toEqual([]);
});

test.for([
  ['an empty file', ''],
  ['a file of blank lines', '\n \n'],
] as const)('says that there is no row in %s', async ([, text]) => {
  const file = path.join(folder, 'empty.jsonl');
  await writeFile(file, text);
  const { client, sent } = geminiApi();
  await expect(client.batches.create({ model, src: file })).rejects.toThrow(
    `There is no row in ${file}. Give at least`,
  );
  await expect(client.batches.create({ model, src: folder + path.sep })).rejects.toThrow('it is a directory');
  expect(sent).toEqual([]);
});

test('a file that is no UTF-8 in one line is refused, and the row is named', async () => {
  const file = path.join(folder, 'latin1.jsonl');
  await writeFile(
    file,
    Buffer.concat([Buffer.from(`${JSON.stringify(row('a'))}\n"`), Buffer.from([0xfc]), Buffer.from('"')]),
  );
  const { client } = geminiApi();
  await expect(client.batches.create({ model, src: file })).rejects.toThrow(
    /latin1\.jsonl, line 2: the bytes are not UTF-8\. Write the file in UTF-8\.\nMend the rows\.$/,
  );
});

test('problems of a file are told with its name and their lines, blank ones counted', async () => {
  const file = path.join(folder, 'blank lines.jsonl');
  const noContents = { key: 'z', request: { contents: [] } };
  // So many that the first have been checked long before the last are read.
  const many = Array.from({ length: 10_000 }, (_, at) => `${JSON.stringify(row(`r${at}`))}\n\n`).join('');
  const again = JSON.stringify(row('r1'));
  await writeFile(
    file,
    `\uFEFF${JSON.stringify(row('a'))}\n\n \n${JSON.stringify(row('b'))}\n{"key" 1}\n${many}${again}\n\n{"key":\n${JSON.stringify(noContents)}`,
  );
  const { client } = geminiApi();
  const creating = client.batches.create({ model, src: file });
  await expect(creating).rejects.toMatchObject({
    problems: [
      { file, line: 5, row: 3, message: expect.stringMatching(/^it is not JSON \(.* at column 8\)/) as unknown },
      { file, line: 20_006, row: 10_004, message: expect.stringContaining('the key "r1" was there before') as unknown },
      { file, line: 20_008, row: 10_005 },
      { file, line: 20_009, row: 10_006 },
    ],
  });
  await expect(creating).rejects.toThrow(`\n  ${file}, line 5: it is not JSON`);
});

test.for([
  ['a line that is no UTF-8', Buffer.from([0x22, 0xfc, 0x22])],
  ['a line that is two', '{}\n{}'],
] as const)('what cannot be sent without a check either gets no advice to leave it: %s', async ([, line]) => {
  const file = path.join(folder, 'bytes.jsonl');
  await writeFile(file, line);
  const { client, sent } = geminiApi();
  const src = typeof line === 'string' ? [line] : file;
  for (const check of [true, false]) {
    const creating = client.batches.create({ model, src, config: { check } });
    await expect(creating).rejects.toThrow(/\nMend the rows\.$/);
  }
  expect(sent).toEqual([]);
});

test('a line that is too long is refused by its own length, and costs no more memory than that', async () => {
  const file = path.join(folder, 'long.jsonl');
  const handle = await open(file, 'w');
  await handle.writeFile('{}\n\n"');
  for (let megabytes = 0; megabytes < 110; megabytes++) await handle.writeFile(Buffer.alloc(1_000_000, 'x'));
  await handle.writeFile('"\n');
  await handle.close();
  const { client } = geminiApi();
  await expect(client.batches.create({ model, src: file })).rejects.toThrow(
    `${file}, line 3: the line has 110000002 bytes, and is read up to 104857600. Refer to large media`,
  );
  await expect(client.batches.create({ model, src: ['"'.padEnd(104_857_601, 'x')] })).rejects.toThrow(
    'row 1: the line has 104857601 bytes, and is read up to 104857600.',
  );
});

test('an uploaded file is deleted when the create certainly came to nothing', async () => {
  const { client, sent } = geminiApi(400);
  const src = Array.from({ length: 501 }, (_, at) => row(`r${at}`));
  await expect(client.batches.create({ model, src })).rejects.toMatchObject({ status: 400 });
  expect(sent.at(-1)?.call).toBe('DELETE /v1/files/abc');
});

test('an uploaded file stays when a job may read it, and the error says where it is', async () => {
  const { client, sent } = geminiApi(503);
  const src = Array.from({ length: 501 }, (_, at) => row(`r${at}`));
  const creating = client.batches.create({ model, src });
  await expect(creating).rejects.toMatchObject({ outcome: 'unknown' });
  await expect(creating).rejects.toThrow(/Its rows stay at files\/abc\.$/);
  expect(sent.at(-1)?.call).toBe(CREATE);
});

test('an abort ends the reading of rows', async () => {
  const { client, sent } = geminiApi();
  const controller = new AbortController();
  let given = 0;
  async function* endless(): AsyncGenerator<object> {
    for (;;) {
      if (++given === 10) controller.abort(new Error('enough'));
      yield row(`r${given}`);
    }
  }
  await expect(
    client.batches.create({ model, src: endless(), config: { abortSignal: controller.signal } }),
  ).rejects.toThrow('enough');
  expect(sent).toEqual([]);
});

test('rows of a generator that throws are not sent', async () => {
  const { client, sent } = geminiApi();
  async function* failing(): AsyncGenerator<object> {
    yield row('a');
    throw new Error('the database is gone');
  }
  await expect(client.batches.create({ model, src: failing() })).rejects.toThrow('the database is gone');
  expect(sent).toEqual([]);
});
