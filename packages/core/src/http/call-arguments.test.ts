import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { Client } from '../client.ts';
import type { ClientOptions } from '../settings/client-options.ts';
import type { Fetch } from '../settings/http-options.ts';

/** Arguments of programs in JavaScript, which no compiler has looked at. */
type Untyped = any; // oxlint-disable-line typescript/no-explicit-any

interface Clients {
  readonly vertex: Untyped;
  readonly gemini: Untyped;
  readonly fetch: ReturnType<typeof vi.fn<Fetch>>;
}

function clients(): Clients {
  const fetch = vi.fn<Fetch>(async () => new Response('bytes of a file'));
  const of = (enterprise: boolean): Client => new Client({ enterprise, apiKey: 'any-key', httpOptions: { fetch } });
  return { vertex: of(true), gemini: of(false), fetch };
}

const JOB = { name: '7', state: 'JOB_STATE_RUNNING' };
const noSignal = { abortSignal: {} };

test.for<[call: string, says: string, call: (clients: Clients) => Promise<unknown>]>([
  [
    'create()',
    'batches.create takes { model, src }, but it was given undefined.',
    ({ vertex }) => vertex.batches.create(),
  ],
  ['create without src', '`src` is missing', ({ vertex }) => vertex.batches.create({ model: 'm', src: undefined })],
  ['create without src, Gemini', '`src` is missing', ({ gemini }) => gemini.batches.create({ model: 'm', src: null })],
  ['createEmbeddings()', 'batches.createEmbeddings takes', ({ gemini }) => gemini.batches.createEmbeddings()],
  ['get()', 'batches.get takes { name }, but it was given undefined.', ({ vertex }) => vertex.batches.get()],
  ['get of a text', 'but it was given "batches/1".', ({ gemini }) => gemini.batches.get('batches/1')],
  ['list(null)', 'batches.list takes { config }, but it was given null.', ({ vertex }) => vertex.batches.list(null)],
  ['cancel()', 'batches.cancel takes { name }', ({ vertex }) => vertex.batches.cancel()],
  ['delete()', 'batches.delete takes { name }', ({ vertex }) => vertex.batches.delete()],
  ['wait()', 'The job has no name.', ({ vertex }) => vertex.batches.wait()],
  ['wait with null', 'batches.wait takes (job, options)', ({ vertex }) => vertex.batches.wait(JOB, null)],
  [
    'wait with an onChange that is none',
    'onChange must be a function, but it is "x".',
    ({ vertex }) => vertex.batches.wait(JOB, { onChange: 'x' }),
  ],
  ['wait with a signal that is none', 'abortSignal must be', ({ vertex }) => vertex.batches.wait(JOB, noSignal)],
  ['watch()', 'The job has no name.', ({ vertex }) => vertex.batches.watch().next()],
  ['results()', 'batches.results takes (job, options)', ({ vertex }) => vertex.batches.results().next()],
  [
    'results with a signal that is none',
    'abortSignal must be an AbortSignal, but it is an object.',
    ({ vertex }) => vertex.batches.results({ ...JOB, dest: { inlinedResponses: [] } }, noSignal).next(),
  ],
  [
    'get with a signal that is none',
    'config.abortSignal must be an AbortSignal, but it is an object.',
    ({ vertex }) => vertex.batches.get({ name: '7', config: noSignal }),
  ],
  [
    'create of rows with a signal that is none',
    'config.abortSignal must be an AbortSignal',
    ({ vertex }) => vertex.batches.create({ model: 'm', src: [{ contents: 'Hi' }], config: noSignal }),
  ],
  ['files.upload()', 'files.upload takes { file }', ({ gemini }) => gemini.files.upload()],
  ['files.get()', 'files.get takes { name }', ({ gemini }) => gemini.files.get()],
  ['files.list(null)', 'files.list takes { config }', ({ gemini }) => gemini.files.list(null)],
  ['files.delete()', 'files.delete takes { name }', ({ gemini }) => gemini.files.delete()],
  ['files.download()', 'files.download takes { file, downloadPath }', ({ gemini }) => gemini.files.download()],
  ['files.registerFiles()', 'files.registerFiles takes { auth, uris }', ({ gemini }) => gemini.files.registerFiles()],
])('%s is refused, and nothing is sent', async ([, says, call]) => {
  const all = clients();
  await expect(call(all)).rejects.toMatchObject({
    name: 'InvalidArgumentError',
    message: expect.stringContaining(says),
  });
  expect(all.fetch).not.toHaveBeenCalled();
});

test.for<[title: string, options: unknown, says: string]>([
  ['null', null, 'new Client takes an object, { project, location } or { apiKey }, but it was given null.'],
  ['a text, which may be a key', 'planted-key', 'but it was given a text.'],
  ['a login that is none', { project: 'p', authClient: {} }, '`authClient` must have getRequestHeaders()'],
])('new Client with %s is refused', ([, options, says]) => {
  const make = (): Client => new Client(options as ClientOptions);
  expect(make).toThrow(expect.objectContaining({ name: 'ConfigurationError', message: expect.stringContaining(says) }));
  expect(make).not.toThrow('planted-key');
});

const fetch = async (): Promise<Response> => Response.json(JOB);

test.for<[title: string, options: object, says: string]>([
  [
    'a key that is no text',
    { enterprise: true, apiKey: 123, httpOptions: { fetch } },
    'The API key is no text (apiKey).',
  ],
  ['a key that is no text, Gemini', { apiKey: 123, httpOptions: { fetch } }, 'The API key is no text (apiKey).'],
  [
    'a fetch that is no function',
    { enterprise: true, apiKey: 'any-key', httpOptions: { fetch: 'x' } },
    'httpOptions.fetch must be a function, as the global fetch is, but it is "x".',
  ],
  [
    'a login that gives no headers',
    { project: 'p', authClient: { getRequestHeaders: async () => {} }, httpOptions: { fetch } },
    'getRequestHeaders() of the login gave undefined; it must give Headers, or an object of names and values (authClient).',
  ],
])('%s is told of by the first call', async ([, options, message]) => {
  const client = new Client(options);
  const name = client.vertexai ? '7' : 'batches/7';
  await expect(client.batches.get({ name })).rejects.toMatchObject({ name: 'ConfigurationError', message });
});

test('a download to where nothing can be written names the place, and what to do', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'download-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const { gemini } = clients();
  const missing = join(folder, 'none');
  const error: unknown = await gemini.files
    .download({ file: 'files/a', downloadPath: join(missing, 'out.jsonl') })
    .catch((reason: unknown) => reason);
  expect(error).toMatchObject({
    name: 'InvalidArgumentError',
    message: `Cannot write ${JSON.stringify(join(missing, 'out.jsonl'))} (downloadPath): there is no folder ${JSON.stringify(missing)}; make it first.`,
  });
  await expect(gemini.files.download({ file: 'files/a', downloadPath: folder })).rejects.toThrow('name a file in it');
});
