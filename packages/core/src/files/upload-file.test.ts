import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Transport } from '../http/transport.ts';
import type { ClientOptions } from '../settings/client-options.ts';
import type { Clock } from '../settings/clock.ts';
import { readEnvironment } from '../settings/environment.ts';
import type { Fetch } from '../settings/http-options.ts';
import { resolveSettings } from '../settings/resolve-settings.ts';
import type { File } from './file.ts';
import { uploadFile } from './upload-file.ts';
import type { UploadFileParameters, UploadProgress } from './upload-parameters.ts';

const HOST = 'https://generativelanguage.googleapis.com';

/** How one request of an upload fails: before it arrives, with a part of it there, after it was acted on, or by its answer. */
type Fault = 'none' | 'lost' | 'half' | 'unanswered' | '503' | 'no-status';

interface SentRequest {
  readonly line: string;
  readonly command: string;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
}

/** The service's side of the protocol. Faults befall the requests after the start, one each. */
function uploadService(
  faults: readonly Fault[] = [],
  { url = `${HOST}/upload/v1/files?upload_id=1`, granularity = '' } = {},
): {
  readonly fetch: Fetch;
  readonly requests: SentRequest[];
  readonly stored: () => Buffer;
} {
  const requests: SentRequest[] = [];
  let stored = Buffer.alloc(0);
  let isFinal = false;
  const store = (bytes: Uint8Array): void => void (stored = Buffer.concat([stored, bytes]));
  const answer = (): Response =>
    isFinal
      ? Response.json(
          { file: { name: 'files/abc', sizeBytes: String(stored.length) } },
          { headers: { 'x-goog-upload-status': 'final' } },
        )
      : new Response('', {
          headers: { 'x-goog-upload-status': 'active', 'x-goog-upload-size-received': String(stored.length) },
        });
  const cut = (): never => {
    throw new TypeError('fetch failed', { cause: Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }) });
  };
  const fetch: Fetch = async (address, init) => {
    init?.signal?.throwIfAborted();
    const headers = new Headers(init?.headers);
    const command = headers.get('x-goog-upload-command') ?? '';
    const body = init?.body;
    const bytes = body instanceof Uint8Array ? body : Buffer.from(typeof body === 'string' ? body : '');
    requests.push({ line: `${init?.method} ${address}`, command, headers, bytes });
    if (command === 'start') {
      const more = granularity === '' ? {} : { 'x-goog-upload-chunk-granularity': granularity };
      return new Response('', { headers: { 'x-goog-upload-url': url, ...more } });
    }
    const fault = faults[requests.length - 2] ?? 'none';
    if (fault === 'lost') return cut();
    if (fault === '503') return Response.json({ error: { status: 'UNAVAILABLE', message: 'busy' } }, { status: 503 });
    if (command.startsWith('upload') && !isFinal) {
      if (Number(headers.get('x-goog-upload-offset')) !== stored.length) return Response.json({}, { status: 400 });
      store(fault === 'half' ? bytes.subarray(0, bytes.length / 2) : bytes);
      if (command.endsWith('finalize') && fault !== 'half') isFinal = true;
    }
    if (fault === 'half' || fault === 'unanswered') return cut();
    return fault === 'no-status' ? new Response('odd') : answer();
  };
  return { fetch, requests, stored: () => stored };
}

const pauses: number[] = [];
/** Time that passes only by sleeping. */
const clock: Clock = { now: () => 0, sleep: async (ms) => void pauses.push(ms) };

function upload(
  fetch: Fetch,
  params: UploadFileParameters,
  chunkBytes?: number,
  options: ClientOptions = {},
): Promise<File> {
  const settings = resolveSettings(
    { apiKey: 'the-key-of-a-user', clock, ...options, httpOptions: { fetch, ...options.httpOptions } },
    readEnvironment({}),
  );
  return uploadFile(params, new Transport(settings), chunkBytes);
}

let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'upload-'))));
afterAll(() => rm(folder, { recursive: true }));

const plain = { config: { mimeType: 'text/plain' } };

type Kind = 'path' | 'blob' | 'stream' | 'stream of known size' | 'web stream';

async function sourceOf(kind: Kind, content: Uint8Array<ArrayBuffer>): Promise<UploadFileParameters> {
  const pieces = Array.from({ length: Math.ceil(content.length / 7) }, (_, at) => content.slice(at * 7, at * 7 + 7));
  switch (kind) {
    case 'path': {
      const path = join(folder, `${content.length}-${Math.random()}.txt`);
      await writeFile(path, content);
      return { file: path };
    }
    case 'blob':
      return { file: new Blob([content]), ...plain };
    case 'stream':
      return { file: Readable.from(pieces), ...plain };
    case 'stream of known size':
      return { file: Readable.from(pieces), config: { ...plain.config, sizeBytes: content.length } };
    case 'web stream':
      return { file: ReadableStream.from(pieces), ...plain };
    default:
      return kind satisfies never;
  }
}

test('the service gets the same bytes, whatever breaks on the way', () =>
  fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 120 }),
      fc.integer({ min: 1, max: 50 }),
      fc.constantFrom<Kind>('path', 'blob', 'stream', 'stream of known size', 'web stream'),
      // No more than two failures without progress: the third is the last attempt.
      fc
        .array(fc.constantFrom<Fault>('none', 'lost', 'half', 'unanswered', '503', 'no-status'), { maxLength: 12 })
        .map((faults) => faults.map((fault, at) => (at % 3 === 0 ? fault : 'none'))),
      async (content, chunkBytes, kind, faults) => {
        const service = uploadService(faults);
        const bytes = Uint8Array.from(content);
        const file = await upload(service.fetch, await sourceOf(kind, bytes), chunkBytes);
        expect(file).toEqual({ name: 'files/abc', sizeBytes: String(bytes.length) });
        expect(service.stored().equals(bytes)).toBe(true);
        expect(
          Math.max(
            0,
            ...service.requests.filter(({ command }) => command.startsWith('upload')).map((sent) => sent.bytes.length),
          ),
        ).toBeLessThanOrEqual(chunkBytes);
      },
    ),
  ));

test('an upload begins with name, type and size, and its chunks say where they belong', async () => {
  const service = uploadService();
  await upload(
    service.fetch,
    { file: new Blob(['hello']), config: { mimeType: 'text/plain', name: 'mine', displayName: 'Mine' } },
    3,
  );
  expect(
    service.requests.map(({ line, bytes, headers }) => [
      line,
      Buffer.from(bytes).toString(),
      Object.fromEntries([...headers].filter(([name]) => name.startsWith('x-goog-upload'))),
    ]),
  ).toEqual([
    [
      `POST ${HOST}/upload/v1/files`,
      '{"file":{"mimeType":"text/plain","name":"files/mine","displayName":"Mine","sizeBytes":"5"}}',
      {
        'x-goog-upload-protocol': 'resumable',
        'x-goog-upload-command': 'start',
        'x-goog-upload-header-content-length': '5',
        'x-goog-upload-header-content-type': 'text/plain',
      },
    ],
    [
      `POST ${HOST}/upload/v1/files?upload_id=1`,
      'hel',
      { 'x-goog-upload-command': 'upload', 'x-goog-upload-offset': '0' },
    ],
    [
      `POST ${HOST}/upload/v1/files?upload_id=1`,
      'lo',
      { 'x-goog-upload-command': 'upload, finalize', 'x-goog-upload-offset': '3' },
    ],
  ]);
});

test.for<[path: string, type: string, fileName: string]>([
  ['rows.jsonl', 'application/jsonl', 'rows.jsonl'],
  ['ROWS.JSONL', 'application/jsonl', 'ROWS.JSONL'],
  ['a.b.txt', 'text/plain', 'a.b.txt'],
  ['größe.csv', 'text/csv', 'gr%C3%B6%C3%9Fe.csv'],
])('the type and the name of a file come from its path: %s', async ([path, type, fileName]) => {
  const service = uploadService();
  await writeFile(join(folder, path), 'x');
  await upload(service.fetch, { file: join(folder, path) });
  expect(service.requests.map(({ headers }) => headers.get('x-goog-upload-file-name'))).toEqual([fileName, fileName]);
  expect(service.requests[0]?.headers.get('x-goog-upload-header-content-type')).toBe(type);
});

test('an empty file is uploaded too', async () => {
  const service = uploadService();
  expect(await upload(service.fetch, { file: new Blob([]), ...plain })).toMatchObject({ sizeBytes: '0' });
});

test.for<[title: string, params: UploadFileParameters, message: RegExp]>([
  [
    'an unknown ending',
    { file: '{folder}/noext' },
    /^Can not determine mimeType\. Please provide mimeType in the config\./,
  ],
  ['a blob without a type', { file: new Blob(['x']) }, /^Can not determine mimeType/],
  ['a stream without a type', { file: Readable.from([Buffer.from('x')]) }, /^Can not determine mimeType/],
  ['a file that is not there', { file: '{folder}/nowhere.txt' }, /^Cannot upload: ENOENT: no such file/],
  ['a folder', { file: '{folder}' }, /is no file/],
  ['a stream of text', { file: Readable.from(['x']), ...plain }, /something other than a Uint8Array/],
  ['a number', { file: 5 as unknown as string }, /give a path, a Blob, or a stream/],
  ['a strange size', { file: new Blob(['x']), config: { sizeBytes: 1.5 } }, /config\.sizeBytes must be a whole number/],
])('%s is refused before anything is sent', async ([, params, message]) => {
  const service = uploadService();
  await writeFile(join(folder, 'noext'), 'x');
  const file = typeof params.file === 'string' ? params.file.replace('{folder}', folder) : params.file;
  await expect(upload(service.fetch, { ...params, file })).rejects.toMatchObject({
    name: 'InvalidArgumentError',
    message: expect.stringMatching(message),
  });
  expect(service.requests).toEqual([]);
});

test.for([3, 7, 200])('a stream that is not %i bytes long, as was said, never becomes a file', async (sizeBytes) => {
  const service = uploadService();
  const file = Readable.from([Buffer.from('he'), Buffer.from('llo')]);
  await expect(upload(service.fetch, { file, config: { ...plain.config, sizeBytes } }, 2)).rejects.toMatchObject({
    name: 'UnreadableFileError',
    message: expect.stringContaining(`not ${sizeBytes}, as config.sizeBytes says`),
  });
  expect(service.requests.some(({ command }) => command.includes('finalize'))).toBe(false);
  expect(file.destroyed).toBe(true);
});

test('a stream whose end is not in sight is uploaded without a size', async () => {
  const service = uploadService();
  await upload(service.fetch, { file: Readable.from([Buffer.from('hello')]), ...plain }, 2);
  expect(service.requests[0]?.headers.has('x-goog-upload-header-content-length')).toBe(false);
  expect(Buffer.from(service.requests[0]!.bytes).toString()).toBe('{"file":{"mimeType":"text/plain"}}');
});

test('progress is told as the service confirms it', async () => {
  const seen: UploadProgress[] = [];
  const onProgress = (progress: UploadProgress): void => void seen.push(progress);
  await upload(
    uploadService(['half']).fetch,
    { file: new Blob(['12345678']), config: { ...plain.config, onProgress } },
    4,
  );
  expect(seen).toEqual([2, 6, 8].map((sentBytes) => ({ sentBytes, totalBytes: 8 })));
});

test('credentials stay at the base URL, wherever the service would have the bytes', async () => {
  const service = uploadService([], { url: 'https://elsewhere.example/upload/v1/files?upload_id=7' });
  await upload(service.fetch, { file: new Blob(['x']), ...plain }, 5, {
    httpOptions: { baseUrl: 'https://proxy.example/prefix' },
  });
  expect(service.requests.map(({ line }) => line)).toEqual([
    'POST https://proxy.example/prefix/upload/v1/files',
    'POST https://proxy.example/upload/v1/files?upload_id=7',
  ]);
});

test('chunks are of the multiples that the service takes', async () => {
  const service = uploadService([], { granularity: '4' });
  await upload(service.fetch, { file: new Blob(['0123456789']), ...plain }, 7);
  expect(service.requests.slice(1).map(({ bytes }) => bytes.length)).toEqual([4, 4, 2]);
});

test('an upload that gets nowhere ends with the last failure, and how often it was tried', async () => {
  const service = uploadService(['503', 'none', '503', 'none', '503']);
  await expect(upload(service.fetch, { file: new Blob(['x']), ...plain })).rejects.toMatchObject({
    status: 503,
    attempts: 3,
  });
  expect(service.requests.map(({ command }) => command)).toEqual([
    'start',
    'upload, finalize',
    'query',
    'upload, finalize',
    'query',
    'upload, finalize',
  ]);
});

test('with one attempt, a chunk that fails is the end', async () => {
  const service = uploadService(['503']);
  const options = { httpOptions: { retryOptions: { attempts: 1 } } };
  await expect(upload(service.fetch, { file: new Blob(['x']), ...plain }, 5, options)).rejects.toMatchObject({
    status: 503,
  });
  expect(service.requests).toHaveLength(2);
});

test('an aborted upload sends no more, and lets go of its stream', async () => {
  const service = uploadService();
  const controller = new AbortController();
  const file = Readable.from(['a', 'b', 'c'].map((text) => Buffer.from(text)));
  const onProgress = (): void => controller.abort('enough');
  const call = upload(
    service.fetch,
    { file, config: { ...plain.config, onProgress, abortSignal: controller.signal } },
    1,
  );
  await expect(call).rejects.toBe('enough');
  expect(service.requests).toHaveLength(2);
  expect(file.destroyed).toBe(true);
});

test.for<[title: string, answers: (start: boolean) => Response, message: RegExp]>([
  [
    'an answer without an upload URL',
    () => new Response(''),
    /^Failed to get upload url\. Server did not return the x-google-upload-url/,
  ],
  [
    'an upload URL that is none',
    () => new Response('', { headers: { 'x-goog-upload-url': 'there' } }),
    /an address that is none/,
  ],
  [
    'an upload that does not end',
    (start) =>
      new Response('', { headers: start ? { 'x-goog-upload-url': HOST } : { 'x-goog-upload-status': 'active' } }),
    /^All content has been uploaded, but the upload status is not finalized\./,
  ],
  [
    'an upload that the service gave up',
    (start) =>
      new Response('', { headers: start ? { 'x-goog-upload-url': HOST } : { 'x-goog-upload-status': 'cancelled' } }),
    /^Failed to upload file: Upload status is not finalized/,
  ],
  [
    'an end without a file',
    (start) =>
      new Response('{}', { headers: start ? { 'x-goog-upload-url': HOST } : { 'x-goog-upload-status': 'final' } }),
    /look for it with files\.list/,
  ],
])('%s is told as such', async ([, answers, message]) => {
  let count = 0;
  const call = upload(async () => answers(count++ === 0), { file: new Blob(['x']), ...plain });
  await expect(call).rejects.toMatchObject({ name: 'InvalidResponseError', message: expect.stringMatching(message) });
});
