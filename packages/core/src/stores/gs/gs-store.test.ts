import { Readable } from 'node:stream';
import nock from 'nock';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { crc32c, crc32cBase64 } from '../crc32c.ts';
import type { ObjectStore, StoredObject } from '../object-store.ts';
import { gsStore } from './gs-store.ts';

const HOST = 'https://storage.googleapis.com';
const TOKEN = 'a-token-that-must-not-be-shown';
const content = Buffer.from('{"key":"a"}\n{"key":"ü"}\n');
const object = {
  bucket: 'results',
  name: 'out/d 1/predictions.jsonl',
  generation: '17',
  sizeBytes: content.length,
  crc32c: crc32cBase64(crc32c(content)),
};
const path = '/storage/v1/b/results/o/out%2Fd%201%2Fpredictions.jsonl';

beforeAll(() => nock.disableNetConnect());
afterEach(() => {
  const left = nock.pendingMocks();
  nock.cleanAll();
  if (left.length > 0) throw new Error(`never asked for: ${left.join(', ')}`);
});
afterAll(() => nock.restore());

const service = (): nock.Scope => nock(HOST, { reqheaders: { authorization: `Bearer ${TOKEN}` } });
const store = (): ObjectStore =>
  gsStore({ projectId: 'p', authClient: { getRequestHeaders: async () => ({ Authorization: `Bearer ${TOKEN}` }) } });
const read = async (stored: StoredObject, signal?: AbortSignal): Promise<string> =>
  Buffer.concat(await Array.fromAsync(store().read(stored, signal))).toString();

/** A body that breaks in the middle. */
const cutAfter = (bytes: Buffer): Readable =>
  Readable.from(
    (async function* () {
      yield bytes;
      throw Object.assign(new Error('aborted'), { code: 'ECONNRESET' });
    })(),
  );

test('lists past an empty page to the end', async () => {
  const item = (name: string): object => ({ name, size: '24', generation: '17', crc32c: 'AAAAAA==' });
  const list = (token?: string) => ({ prefix: 'out/', ...(token && { pageToken: token }) });
  service()
    .get('/storage/v1/b/results/o')
    .query(list())
    .reply(200, { items: [item('out/a')], nextPageToken: '2' })
    .get('/storage/v1/b/results/o')
    .query(list('2'))
    .reply(200, { nextPageToken: '3' })
    .get('/storage/v1/b/results/o')
    .query(list('3'))
    .reply(200, { items: [item('out/b'), { ...item('out/c'), contentEncoding: 'gzip' }] });
  expect(await Array.fromAsync(store().list('results', 'out/'))).toEqual([
    { bucket: 'results', name: 'out/a', sizeBytes: 24, generation: '17', crc32c: 'AAAAAA==' },
    { bucket: 'results', name: 'out/b', sizeBytes: 24, generation: '17', crc32c: 'AAAAAA==' },
    { bucket: 'results', name: 'out/c', generation: '17' },
  ]);
});

test('lists directories', async () => {
  service()
    .get('/storage/v1/b/results/o')
    .query({ prefix: 'out/prediction-', delimiter: '/' })
    .reply(200, { prefixes: ['out/prediction-model-1/', 'out/prediction-model-2/'] });
  expect(await Array.fromAsync(store().listDirectories('results', 'out/prediction-'))).toEqual([
    'out/prediction-model-1/',
    'out/prediction-model-2/',
  ]);
});

test('reads an object, the version that was listed', async () => {
  service().get(path).query({ alt: 'media', generation: '17' }).reply(200, content);
  expect(await read(object)).toBe(content.toString());
});

test('goes on where a download was cut, in the same version', async () => {
  const query = { alt: 'media', generation: '17' };
  const length = { 'content-length': String(content.length) };
  service()
    .get(path)
    .query(query)
    .reply(200, () => cutAfter(content.subarray(0, 5)), length)
    .get(path)
    .query(query)
    .matchHeader('range', 'bytes=5-')
    .reply(206, () => cutAfter(content.subarray(5, 7)))
    .get(path)
    .query(query)
    .matchHeader('range', 'bytes=7-')
    .reply(206, content.subarray(7));
  expect(await read(object)).toBe(content.toString());
});

test('refuses a server that sends the whole again when asked for the rest', async () => {
  service()
    .get(path)
    .query(true)
    .reply(200, () => cutAfter(content.subarray(0, 5)))
    .get(path)
    .query(true)
    .reply(200, content);
  await expect(read(object)).rejects.toThrow('asked for a part');
});

test('does not take up a download whose version is gone', async () => {
  service()
    .get(path)
    .query(true)
    .reply(200, () => cutAfter(content.subarray(0, 5)))
    .get(path)
    .query(true)
    .reply(404, 'No such object: results/out/d 1/predictions.jsonl');
  await expect(read(object)).rejects.toMatchObject({ name: 'ApiError', status: 404 });
});

test.for<[status: number, body: string, expected: { code: string; message: string }]>([
  [
    404,
    'No such object: results/out/d 1/predictions.jsonl',
    {
      code: 'NOT_FOUND',
      message:
        'Reading gs://results/out/d 1/predictions.jsonl was answered 404 NOT_FOUND: No such object: ' +
        'results/out/d 1/predictions.jsonl. Check the address, and that nobody deleted or replaced it meanwhile.',
    },
  ],
  [
    403,
    '{"error":{"code":403,"message":"me@x.org does not have storage.objects.get access."}}',
    {
      code: 'PERMISSION_DENIED',
      message:
        'Reading gs://results/out/d 1/predictions.jsonl was answered 403 PERMISSION_DENIED: me@x.org does not have ' +
        'storage.objects.get access. Ask for the role Storage Object Viewer (roles/storage.objectViewer) on the bucket.',
    },
  ],
])('says which object was answered %i, and what to do', async ([status, body, expected]) => {
  service().get(path).query(true).reply(status, body);
  await expect(read(object)).rejects.toMatchObject({ name: 'ApiError', status, ...expected });
});

test('says which place cannot be listed', async () => {
  service()
    .get('/storage/v1/b/results/o')
    .query(true)
    .reply(404, {
      error: {
        code: 404,
        message: 'The specified bucket does not exist.',
        errors: [{ message: 'The specified bucket does not exist.', reason: 'notFound' }, { message: 'More.' }],
      },
    });
  await expect(Array.fromAsync(store().list('results', 'out/'))).rejects.toThrow(
    'Listing gs://results/out/ was answered 404 NOT_FOUND: The specified bucket does not exist. Check the address',
  );
});

test('shows no credential in an error', async () => {
  service().get(path).query(true).reply(401, `Invalid Credentials: Bearer ${TOKEN}`);
  const error: unknown = await read(object).catch((thrown: unknown) => thrown);
  const { inspect } = await import('node:util');
  expect(inspect(error, { depth: 20, showHidden: true })).not.toContain(TOKEN);
  expect(String(error)).toContain('gcloud auth application-default login');
});

test('an abort before the first byte sends nothing', async () => {
  await expect(read(object, AbortSignal.abort(new Error('enough')))).rejects.toThrow('enough');
});
