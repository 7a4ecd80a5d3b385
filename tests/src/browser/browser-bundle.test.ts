import { createContext, Script } from 'node:vm';
import { rolldown, type OutputChunk } from 'rolldown';
import { beforeAll, expect, test } from 'vitest';
import type * as Core from '@genai-batch/core';

const JOB = { name: 'batches/abc', metadata: { state: 'BATCH_STATE_RUNNING', displayName: 'a job' } };
const FILE = { name: 'files/abc', mimeType: 'application/jsonl' };

/** Core as a page would load it, bundled from its source. What is not ours stays outside, as an import. */
let chunks: ReadonlyMap<string, OutputChunk>;
let entry: OutputChunk;

beforeAll(async () => {
  const bundle = await rolldown({
    input: '@genai-batch/core',
    cwd: import.meta.dirname,
    platform: 'browser',
    resolve: { conditionNames: ['@genai-batch/source', 'browser', 'import', 'default'] },
    external: (id) => !id.startsWith('.') && !id.startsWith('/') && id !== '@genai-batch/core',
  });
  const { output } = await bundle.generate({ format: 'cjs' });
  await bundle.close();
  chunks = new Map(output.filter((part) => part.type === 'chunk').map((chunk) => [chunk.fileName, chunk]));
  entry = [...chunks.values()].find((chunk) => chunk.isEntry)!;
});

/** Everything that is loaded with the entry, before any call is made. */
function loadedWithEntry(): string[] {
  const found = new Set([entry.fileName]);
  for (const name of found) for (const imported of chunks.get(name)?.imports ?? []) found.add(imported);
  return [...found];
}

/** A page: what browsers have, and neither `process` nor `Buffer` nor a way to load anything but the bundle's own chunks. */
function loadInPage(): typeof Core {
  const page = createContext({
    AbortController,
    AbortSignal,
    Blob,
    clearTimeout,
    console,
    DOMException,
    Headers,
    performance,
    ReadableStream,
    Response,
    setTimeout,
    TextDecoder,
    TextEncoder,
    URL,
    URLSearchParams,
  });
  const loaded = new Map<string, Record<string, unknown>>();
  const load = (specifier: string): Record<string, unknown> => {
    const name = specifier.replace(/^\.\//, '');
    const chunk = chunks.get(name);
    if (chunk === undefined) throw new Error(`A page has no ${specifier}`);
    const known = loaded.get(name);
    if (known !== undefined) return known;
    const exported: Record<string, unknown> = {};
    loaded.set(name, exported);
    const run = new Script(`(function (require, exports) {${chunk.code}\n})`, { filename: name }).runInContext(
      page,
    ) as (load: (specifier: string) => unknown, exports: Record<string, unknown>) => void;
    run(load, exported);
    return exported;
  };
  return load(entry.fileName) as unknown as typeof Core;
}

test('nothing that a browser lacks is loaded with the client', () => {
  const outside = loadedWithEntry().filter((name) => !chunks.has(name));
  expect(outside).toEqual([]);
});

test('a page can follow a job with a key and its own fetch', async () => {
  const sent: string[] = [];
  const { Client, hasEnded } = loadInPage();
  const client = new Client({
    apiKey: 'the-key',
    httpOptions: {
      fetch: async (url, init) => {
        sent.push(`${init?.method} ${url} ${new Headers(init?.headers).get('x-goog-api-client')}`);
        return Response.json(JOB);
      },
    },
  });
  const job = await client.batches.get({ name: 'batches/abc' });
  expect(job).toMatchObject({ name: 'batches/abc', displayName: 'a job', state: 'JOB_STATE_RUNNING' });
  expect(hasEnded(job)).toBe(false);
  expect(sent).toEqual([
    expect.stringMatching(
      /^GET https:\/\/generativelanguage\.googleapis\.com\/v1\/batches\/abc genai-batch\/\S+ gl-node\/web$/,
    ),
  ]);
});

test('a page can create a job, wait for it, and move files', async () => {
  const { Client } = loadInPage();
  const commands: (string | null)[] = [];
  const client = new Client({
    apiKey: 'the-key',
    httpOptions: {
      fetch: async (url, init) => {
        const command = new Headers(init?.headers).get('x-goog-upload-command');
        if (command !== null) commands.push(command);
        if (command === 'start') return new Response('', { headers: { 'x-goog-upload-url': `${url}?upload_id=1` } });
        if (command !== null) return Response.json({ file: FILE }, { headers: { 'x-goog-upload-status': 'final' } });
        if (url.endsWith('alt=media')) return new Response('{"key":"1"}\n');
        const state = init?.method === 'POST' ? 'BATCH_STATE_PENDING' : 'BATCH_STATE_SUCCEEDED';
        return Response.json({ ...JOB, metadata: { ...JOB.metadata, state } });
      },
    },
  });
  const file = await client.files.upload({ file: new Blob(['{}\n'], { type: 'application/jsonl' }) });
  expect(file).toEqual(FILE);
  expect(commands).toEqual(['start', 'upload, finalize']);
  const job = await client.batches.create({ model: 'gemini-2.5-flash', src: [{ contents: 'Hello' }] });
  expect(await client.batches.wait(job)).toMatchObject({ state: 'JOB_STATE_SUCCEEDED' });
  const bytes = await client.files.download({ file: 'files/batch-abc' });
  expect(await new Response(bytes).text()).toBe('{"key":"1"}\n');
});
