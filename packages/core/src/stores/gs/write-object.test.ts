import nock from 'nock';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { crc32c, crc32cBase64 } from '../crc32c.ts';
import { gsStore } from './gs-store.ts';

const HOST = 'https://storage.googleapis.com';
const START = '/upload/storage/v1/b/stage/o';
const SESSION = '/upload/storage/v1/b/stage/o/session';
const content = Buffer.from('{"key":"a"}\n{"key":"ü"}\n');
const stored = {
  name: 'in/rows.jsonl',
  bucket: 'stage',
  generation: '5',
  size: String(content.length),
  crc32c: crc32cBase64(crc32c(content)),
};
const object = { bucket: 'stage', name: 'in/rows.jsonl' };

beforeAll(() => nock.disableNetConnect());
afterEach(() => {
  const left = nock.pendingMocks();
  nock.cleanAll();
  if (left.length > 0) throw new Error(`never asked for: ${left.join(', ')}`);
});
afterAll(() => nock.restore());

const service = (): nock.Scope => nock(HOST, { reqheaders: { authorization: 'Bearer t' } });
const store = gsStore({
  projectId: 'p',
  authClient: { getRequestHeaders: async () => ({ authorization: 'Bearer t' }) },
});
async function* pieces(): AsyncGenerator<Buffer> {
  yield content.subarray(0, 5);
  yield content.subarray(5);
}
const started = (): nock.Scope =>
  service()
    .post(START, (body: { metadata?: unknown }) => JSON.stringify(body.metadata) === '{"made-by":"a test"}')
    .query({ name: 'in/rows.jsonl', uploadType: 'resumable', ifGenerationMatch: '0' })
    .matchHeader('x-upload-content-type', 'application/jsonl')
    .reply(200, '', { location: `${HOST}${SESSION}` });
const write = (signal?: AbortSignal, onProgress?: (progress: object) => void): Promise<object> =>
  store.write(object, pieces(), {
    contentType: 'application/jsonl',
    metadata: { 'made-by': 'a test' },
    totalBytes: content.length,
    onProgress,
    abortSignal: signal,
  });

test('writes an object that is not there yet, and tells how far it is', async () => {
  const progress: object[] = [];
  started()
    .put(SESSION, content.toString())
    .matchHeader('content-range', `bytes 0-${content.length - 1}/${content.length}`)
    .reply(200, stored);
  expect(await write(undefined, (now) => progress.push(now))).toEqual({
    ...object,
    sizeBytes: content.length,
    generation: '5',
  });
  expect(progress.at(-1)).toEqual({ sentBytes: content.length, totalBytes: content.length });
});

test('writes an object of no bytes in one request, which is sent again when it fails', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }).setTimerTickMode('nextTimerAsync');
  try {
    const upload = (): nock.Interceptor =>
      service()
        .post(START, /"contentType":"application\/jsonl"/)
        .query({ name: 'in/rows.jsonl', uploadType: 'multipart', ifGenerationMatch: '0' });
    upload().reply(503, { error: { code: 503, message: 'Not now.' } });
    upload().reply(200, { ...stored, size: '0', crc32c: 'AAAAAA==' });
    async function* nothing(): AsyncGenerator<Buffer> {
      yield Buffer.alloc(0);
    }
    const written = await store.write(object, nothing(), { contentType: 'application/jsonl' });
    expect(written).toEqual({ ...object, sizeBytes: 0, generation: '5' });
  } finally {
    vi.useRealTimers();
  }
});

test('an abort ends an upload that waits for its first bytes', async () => {
  const controller = new AbortController();
  async function* never(): AsyncGenerator<Buffer> {
    await new Promise(() => {});
    yield content;
  }
  const options = { contentType: 'application/jsonl', abortSignal: controller.signal };
  const writing = store.write(object, never(), options);
  controller.abort(new Error('enough'));
  await expect(writing).rejects.toThrow('enough');
});

test('deletes what arrived as something else, and says so', async () => {
  started()
    .put(SESSION)
    .reply(200, { ...stored, crc32c: 'AAAAAA==' })
    .delete('/storage/v1/b/stage/o/in%2Frows.jsonl')
    .query({ ifGenerationMatch: '5' })
    .reply(204);
  await expect(write()).rejects.toThrow(
    `What arrived at gs://stage/in/rows.jsonl is not what was sent (${content.length} bytes, CRC32C AAAAAA==; sent:`,
  );
});

test('an upload whose last answer was lost is found to be there', async () => {
  started()
    .put(SESSION)
    .reply(400, { error: { code: 400, message: 'The session has ended.' } })
    .get('/storage/v1/b/stage/o/in%2Frows.jsonl')
    .query(true)
    .reply(200, stored);
  expect(await write()).toMatchObject({ sizeBytes: content.length });
});

test.for<[status: number, message: string, advice: string]>([
  [404, 'The specified bucket does not exist.', 'Check the name of the bucket, or make it'],
  [403, 'me@x.org does not have storage.objects.create access.', 'Storage Object User (roles/storage.objectUser)'],
])('says what to do when writing is answered %i', async ([status, message, advice]) => {
  service()
    .post(START)
    .query(true)
    .reply(status, { error: { code: status, message } });
  const writing = write();
  await expect(writing).rejects.toThrow(`Writing gs://stage/in/rows.jsonl was answered ${status}`);
  await expect(writing).rejects.toThrow(advice);
  await expect(writing).rejects.toMatchObject({ name: 'ApiError', status });
});

test('an abort ends an upload with its reason', async () => {
  await expect(write(AbortSignal.abort(new Error('enough')))).rejects.toThrow('enough');
  const controller = new AbortController();
  async function* aborting(): AsyncGenerator<Buffer> {
    yield content;
    controller.abort(new Error('enough, really'));
    yield content;
  }
  const writing = store.write(object, aborting(), {
    contentType: 'application/jsonl',
    metadata: { 'made-by': 'a test' },
    abortSignal: controller.signal,
  });
  await expect(writing).rejects.toThrow('enough, really');
});

test('a failure of the rows ends an upload', async () => {
  async function* failing(): AsyncGenerator<Buffer> {
    yield content;
    throw new Error('no more rows');
  }
  await expect(store.write(object, failing(), { contentType: 'application/jsonl' })).rejects.toThrow('no more rows');
});

test('deleting what is gone, or was replaced, does nothing', async () => {
  for (const status of [204, 404, 412]) {
    service().delete('/storage/v1/b/stage/o/in%2Frows.jsonl').query({ ifGenerationMatch: '5' }).reply(status);
    await store.delete({ ...object, generation: '5' });
  }
  service()
    .delete('/storage/v1/b/stage/o/in%2Frows.jsonl')
    .query(true)
    .reply(403, { error: { code: 403, message: 'No.' } });
  await expect(store.delete({ ...object, generation: '5' })).rejects.toThrow('Deleting gs://stage/in/rows.jsonl');
});

test('an upload that fails again and again ends with an error that says so', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }).setTimerTickMode('nextTimerAsync');
  try {
    started().put(SESSION).times(20).reply(503, 'Not now.');
    const writing = write();
    await expect(writing).rejects.toMatchObject({ name: 'ConnectionError', host: 'storage.googleapis.com', port: 443 });
    await expect(writing).rejects.toThrow('Writing gs://stage/in/rows.jsonl failed, again and again: ');
  } finally {
    vi.useRealTimers();
    nock.cleanAll();
  }
});
